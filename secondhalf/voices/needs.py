"""Questions that a step asks of a voice: each answers with a Problem or None. 条件。"""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, profile
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.stages import Stage
from secondhalf.voices.kinds import Mode, VoiceStage

HAS_RESULT = frozenset({Stage.DECLINED, Stage.TRANSFERRED, Stage.CLOSED, Stage.ARCHIVED})
NOT_YET_DISPATCHED = frozenset({Stage.REGISTERED, Stage.ADMITTED, Stage.DECLINED, Stage.TRANSFERRED})


class NoResultYet(Problem):
    status = 409
    title = _("There is no result yet to answer with")
    remedy = _("Answer when the matter is closed out, declined or transferred; meanwhile the person sees how it goes.")


class HandledAgain(Problem):
    status = 409
    title = _("It is being handled again, so there is nothing to rate yet")
    remedy = _("You will get a new answer, and then your verdict counts.")


class AlreadyDispatched(Problem):
    status = 409
    title = _("It is already with those who handle it, so it can no longer be taken back")
    remedy = _("You will still get an answer. You need not rate it.")


class NothingToUrge(Problem):
    status = 409
    title = _("There is nothing to urge: you have your answer")
    remedy = _("Say whether it is solved and whether you are satisfied.")


class UrgedLately(Problem):
    status = 429
    title = _("You urged it a short while ago")
    remedy = _("You may urge again after %(day)s. The office has seen it.")


class AlreadyAsked(Problem):
    status = 409
    title = _("Somebody has asked for it already")
    remedy = _("Wait for the ruling. Who asked may look within the hours allowed, and nobody else.")


class ErasedAlready(Problem):
    status = 409
    title = _("What was said has been erased")
    remedy = _("Only the number, the stage and the union's answer are left.")


def result_known(voice):
    return None if voice.case and voice.case.stage in HAS_RESULT else NoResultYet(thing=voice)


def answer_stands(voice):
    return None if voice.case and voice.answered_round == voice.case.round else HandledAgain(thing=voice)


def not_yet_dispatched(voice):
    case = voice.case
    if case is None or (case.stage in NOT_YET_DISPATCHED and case.round == 1):
        return None
    return AlreadyDispatched(thing=voice)


def still_waiting(voice):
    return None if voice.stage == VoiceStage.LODGED or voice.awaits_answer else NothingToUrge(thing=voice)


def not_urged_lately(voice):
    last = voice.urgings.order_by("-id").first()
    if last is None:
        return None
    rule = profile.rule(voice.realm, "voice.urge", organisations=(voice.holder_id,))
    due = clocks.due(last.act.at, rule)
    return UrgedLately(thing=voice, day=date_format(due.last_day)) if moments.now() < due.ends_at else None


def ruling_open(voice):
    return None if voice.ruling_due_at else StillMissing(thing=voice, what=_("a verdict to rule on"))


def may_go_round(voice):
    if voice.case and voice.case.can("redo"):
        return None
    return StillMissing(thing=voice, what=_("a matter that is closed out"))


def raiser_kept(voice):
    return None if getattr(voice, "raiser", None) else StillMissing(thing=voice, what=_("a name; nobody told one"))


class SomebodyLeft(Problem):
    status = 409
    title = _("Somebody in this office may see to it")
    remedy = _("It rises by itself when nobody is left; until then it is taken up here.")


def nobody_left(voice):
    return SomebodyLeft(thing=voice) if voice.office_left(accuses=voice.accuses()) else None


def words_kept(voice):
    return ErasedAlready(thing=voice) if voice.is_erased else None


def sealed_kept(voice):
    if voice.mode != Mode.HIDDEN:
        return StillMissing(thing=voice, what=_("a sealed identity"))
    return raiser_kept(voice)


def not_asked_yet(voice):
    return AlreadyAsked(thing=voice) if voice.pending_ask() or voice.agreed_ask() else None


def opening_asked(voice):
    return None if voice.pending_ask() else StillMissing(thing=voice, what=_("somebody who asks for the identity"))
