"""Who may see a voice and who may move it. Nothing else decides. 权限。

The person sees their own. The office of the union that holds it opens the others, unless a voice accuses the officer.
Nobody else does: departments, leaders and superior unions see counts on the matter, and the office's own summary.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem
from secondhalf.matters.policy import rule
from secondhalf.people.posts import Role
from secondhalf.voices.kinds import Mode, VoiceStage
from secondhalf.voices.models import Raiser, Voice
from secondhalf.voices.recusal import unbarred


class Sealed(Problem):
    status = 403
    title = _("Whoever spoke chose to stay hidden")
    remedy = _(
        "Answer on the page: it reaches the person without a name. One officer alone never opens a sealed identity."
    )


class YourOwnVoice(Problem):
    status = 403
    title = _("This is your own voice")
    remedy = _("Somebody else in the office has to see to it.")


class YouHandledIt(Problem):
    status = 403
    title = _("Whoever has a part in a matter does not call back about it")
    remedy = _("Somebody else in the office has to call.")


def visible_to(actor):
    """The actor's own voices, and those in the hands of the office they act in; of a receipt, its voice."""
    if actor.bearer:
        return Voice.objects.filter(Q(pk=actor.bearer) | Q(after=actor.bearer))
    if actor.person is None:
        return Voice.objects.none()
    own = Q(Exists(Raiser.objects.filter(voice=OuterRef("pk"), person=actor.person)))
    return Voice.objects.filter(own | Q(pk__in=in_hand_of(actor).values("pk")) if is_office(actor) else own)


def in_hand_of(actor):
    """What the actor's office may open: the basis of every list of an office."""
    if not is_office(actor):
        return Voice.objects.none()
    return Voice.objects.held_by(actor.post.seat).filter(unbarred(actor.person), is_released=True)


def is_office(actor):
    return actor is not None and actor.has(Role.UNION_OFFICE)


@rule(_("anybody who is signed in"))
def speaks(actor, voice=None):
    return actor.person is not None


@rule(_("the office of the union that holds it"))
def runs_the_office(actor, voice):
    if not is_office(actor):
        return False
    if voice.is_by(actor):
        return YourOwnVoice(thing=voice)
    return actor.post.seat.pk == (voice.matter.holder_id if voice.matter else voice.holder_id)


@rule(_("whoever spoke"))
def spoke(actor, voice):
    return voice.is_by(actor)


@rule(_("whoever spoke; after a call-back they may say it themselves"))
def judges(actor, voice):
    if not voice.is_by(actor):
        return False
    return voice.stage != VoiceStage.RATED or voice.latest_verdict.by_call or voice.verdict_round != voice.case.round


@rule(_("an officer who has no part in the matter"))
def calls_back(actor, voice):
    answer = runs_the_office(actor, voice)
    if answer is True and voice.case and voice.case.part_of(actor.person):
        return YouHandledIt(thing=voice)
    return answer


@rule(_("whoever spoke, or the office when an officer wrote it down for them"))
def takes_back(actor, voice):
    if voice.is_by(actor):
        return True
    return voice.proxy is not None and runs_the_office(actor, voice)


@rule(_("the office of the union that holds it; of a hidden voice nobody alone"))
def opens(actor, voice):
    answer = runs_the_office(actor, voice)
    return Sealed(thing=voice) if answer is True and voice.mode == Mode.HIDDEN else answer


RULES = {
    "lodge": speaks,
    "take_up": runs_the_office,
    "join": runs_the_office,
    "unlink": runs_the_office,
    "answer": runs_the_office,
    "rate": judges,
    "call_back": calls_back,
    "miss_call": calls_back,
    "redo": runs_the_office,
    "explain": runs_the_office,
    "withdraw": takes_back,
    "urge": spoke,
    "open": opens,
    "ask": runs_the_office,
    "tell": spoke,
    "set_aside": runs_the_office,
    "let_in": runs_the_office,
}
