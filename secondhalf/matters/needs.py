"""Questions that a step asks: each answers with a Problem or None. 办理条件。"""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, slots
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.stages import OPEN, SHUT, Stage
from secondhalf.matters.verifying import points_met


class WindowOver(Problem):
    status = 409
    title = _("The time for disputing this dispatch ended on %(day)s")
    remedy = _("Sign for it and handle it. A leader may allow a late dispute, giving the reason.")


class AskOpen(Problem):
    status = 409
    title = _("What was asked for before has not been ruled on yet")
    remedy = _("Wait for the ruling, or remind those who rule on it.")


class NoSuperior(Problem):
    status = 409
    title = _("There is no union above the one that holds it")
    remedy = _("Handle it here; the profile's recusal post decides where nobody else may.")


class NoticeRunning(Problem):
    status = 409
    title = _("The public notice runs until %(day)s")
    remedy = _("Close out after that day, if nobody has contested.")


class NobodyThere(Problem):
    status = 409
    title = _("That department cannot take this matter")
    remedy = _("Dispatch it to another department.")


class HandsLeft(Problem):
    status = 409
    title = _("The lead department can still work on it")
    remedy = _("If the matter is not its own, the department disputes the dispatch.")


class VoicesWaiting(Problem):
    status = 409
    title = _("%(count)s voices have no verdict yet")
    remedy = _("Wait for the verdicts; after %(day)s it may be archived without them.")


def lead_department_named(matter):
    return None if matter.lead_id else StillMissing(thing=matter, what=_("the lead department"))


def lead_may_work(matter):
    """What accuses somebody goes to no department in which recusal leaves nobody (law 9)."""
    return None if matter.with_hands([matter.lead_id]) else NobodyThere(thing=matter)


def hands_gone(matter):
    if matter.lead_id is None:
        return StillMissing(thing=matter, what=_("the lead department"))
    return HandsLeft(thing=matter) if matter.with_hands([matter.lead_id]) else None


def inside_dispute_window(matter):
    """Precedent: 5 working days with detailed reasons ([L1] art. 23); late ones need a leader's leave."""
    dispatched = matter.dispatchings.latest("id").act.at
    if matter.late_disputes.filter(act__at__gte=dispatched).exists():
        return None
    due = matter.time_limit("dispute", dispatched)
    return WindowOver(thing=matter, day=date_format(due.last_day)) if moments.now() >= due.ends_at else None


def five_fixes_filled(matter):
    from secondhalf.matters.determining import SCHEMES, FiveFixes

    fixes = matter.fixes
    empty = [key for key in SCHEMES[fixes.scheme] if not getattr(fixes, key)]
    if not empty:
        return None
    words = [str(FiveFixes._meta.get_field(key).verbose_name) for key in empty]
    return StillMissing(thing=matter, what=", ".join(words))


def fixes_unconfirmed(matter):
    """Only what has not been confirmed yet can be."""
    fixes = matter.fixes
    waits = fixes is not None and not hasattr(fixes, "confirmed")
    return None if waits else StillMissing(thing=matter, what=_("five fixes that wait for confirmation"))


def ask_is_open(what=None):
    def question(matter):
        if matter.open_ask(what):
            return None
        return StillMissing(thing=matter, what=_("something asked for that is still to be ruled on"))

    return question


def no_ask_open(matter):
    """One thing at a time: what was asked for is ruled on before something else is asked."""
    return AskOpen(thing=matter) if matter.open_ask() else None


def master_closed(matter):
    """A merged matter is closed with the one it was merged into, and only after it."""
    master = matter.merged_into
    if master is None or master.stage in SHUT:
        return None
    return StillMissing(thing=matter, what=_("close-out of %(no)s") % {"no": master.no})


def instruction_open(matter):
    open_ = matter.instructions.filter(reply=None).exists()
    return None if open_ else StillMissing(thing=matter, what=_("an instruction to report back on"))


def has_superior(matter):
    return None if matter.holder.superior_union() else NoSuperior(thing=matter)


def measures_done(matter):
    left = matter.measures.filter(finish=None).count()
    return StillMissing(thing=matter, what=_("measures not finished: %(n)s") % {"n": left}) if left else None


def evidence_given(matter):
    return None if matter.exhibits.exists() else StillMissing(thing=matter, what=_("evidence"))


def nothing_open(matter):
    """Open children, notes or asks hold the application back (DOMAIN §2.3)."""
    from secondhalf.matters.supervising import NoteStage

    if OPEN & set(matter.children.values_list("stage", flat=True)):
        return StillMissing(thing=matter, what=_("close-out of the matters split off from it"))
    if matter.notes.exclude(stage=NoteStage.ANSWERED).exists():
        return StillMissing(thing=matter, what=_("an answer to every supervision note"))
    if matter.open_ask():
        return StillMissing(thing=matter, what=_("a ruling on what was asked for"))
    return next(iter(slots.filled("apply.held", None, matter)), None)


def verification_recorded(matter):
    visit = matter.verifications.filter(round=matter.round).order_by("-id").first()
    return points_met(list(visit.points.all()) if visit else [], matter)


def notice_over(matter):
    if matter.stage != Stage.NOTICED:
        return None
    notice = matter.clock("notice")
    if moments.now() >= notice.ends_at:
        return None
    return NoticeRunning(thing=matter, day=date_format(clocks.last_day(notice.ends_at)))


def nothing_objected(matter):
    """Upper rooms hold the close-out back while an objection to its notice waits to be looked at."""
    held = matter.stage == Stage.NOTICED and slots.filled("close.held", None, matter)
    return next(iter(held or ()), None)


def verdicts_given(matter):
    waiting = matter.voices - matter.voices_rated
    due = matter.time_limit("archive", matter.closed_at)
    if waiting <= 0 or moments.now() >= due.ends_at:
        return None
    return VoicesWaiting(thing=matter, count=waiting, day=date_format(due.last_day))


def nothing_to_rule_on(matter):
    """Upper rooms hold a file back while something said about the result still waits for a ruling."""
    return next(iter(slots.filled("archive.held", None, matter)), None)
