"""The deadline and the parts, as they stand beside a matter's page. 办理时限与各环节人员。"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from secondhalf.core import calendar, clocks, moments, timeleft
from secondhalf.core.templatetags.house import day_short
from secondhalf.core.worktime import Due
from secondhalf.matters import pacing, policy, regimes
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.done import DONE, next_verb
from secondhalf.matters.kinds import Regime
from secondhalf.matters.parts import PartKind
from secondhalf.matters.stages import ROUTES, Route, Stage

UNITS = {
    "minute": ngettext_lazy("%(n)d minute", "%(n)d minutes", "n"),
    "hour": ngettext_lazy("%(n)d hour", "%(n)d hours", "n"),
    "workhour": ngettext_lazy("%(n)d office hour", "%(n)d office hours", "n"),
    "day": ngettext_lazy("%(n)d calendar day", "%(n)d calendar days", "n"),
    "workday": ngettext_lazy("%(n)d working day", "%(n)d working days", "n"),
    "month": ngettext_lazy("%(n)d month", "%(n)d months", "n"),
}
CLOCK_AT = {
    Stage.DISPATCHED: Clock.SIGN_FOR,
    Stage.DISPUTED: Clock.SIGN_FOR,
    Stage.NOTICED: Clock.NOTICE,
    Stage.SUSTAINED: Clock.SUSTAIN,
}
CLOSING = {
    Stage.IN_REVIEW: (PartKind.REVIEWED, "review", gettext_lazy("Review")),
    Stage.IN_VERIFICATION: (PartKind.VERIFIED, "verify", gettext_lazy("Verification")),
    Stage.TO_ENDORSE: (PartKind.ENDORSED, "endorse", gettext_lazy("Endorsement")),
    Stage.TO_APPROVE: (PartKind.APPROVED, "approve", gettext_lazy("Approval")),
}


def span_words(amount, unit):
    """ "15 working days"."""
    return UNITS[unit] % {"n": amount} if unit in UNITS else ""


def deadline(matter):
    """What core/_due.html draws, of the clock that runs at this stage; None without one."""
    rows = list(matter.deadlines.filter(is_current=True).prefetch_related("pauses", "extensions"))
    running, beside = _running(matter, rows)
    if matter.stage == Stage.REGISTERED:
        return _to_admit(matter)
    if running is None:
        return _bare(matter)
    left = _left(matter, running)
    return {
        "title": running.get_clock_display(),
        "left": _left_words(matter, running, left),
        "light": _due_light(left),
        "ends": clocks.last_day(running.ends_at),
        "hour": running.ends_at if running.unit in ("minute", "hour", "workhour") else None,
        "provisional": running.provisional,
        "rule": " · ".join(filter(None, [rule_name(matter, running), span_words(running.amount, running.unit)])),
        "start": DONE.get(running.start_event.partition(".")[2], running.start_event),
        "start_at": running.start_at,
        "proof_url": f"#act-{running.proof}",
        "pauses": [_pause(pause) for pause in running.pauses.all()],
        "extensions": [_extension(extension) for extension in running.extensions.all()],
        "may_extend": _may_extend(matter, running),
        "more": beside
        + _told_by(matter)
        + _closes_with(matter)
        + ([] if running.clock == Clock.HANDLE else _regime(matter)),
    }


def _running(matter, rows):
    """The clock that counts at this stage, and the ends of others beside it: of handling and correction the earlier."""
    wanted = CLOCK_AT.get(matter.stage, Clock.HANDLE)
    asked = (Clock.HANDLE, Clock.FIX) if wanted == Clock.HANDLE else (wanted,)
    running = sorted((row for row in rows if row.clock in asked), key=lambda row: row.ends_at)
    others = [(capfirst(row.get_clock_display()), date_format(clocks.last_day(row.ends_at))) for row in running[1:]]
    return (running[0] if running else None), others


def rule_name(matter, running):
    """The rule by its name; where the difficulty sets the limit, that too."""
    if running.clock == Clock.FIX:
        return _("day set on the spot")
    if running.clock != Clock.HANDLE:
        return running.regime
    named = running.regime or matter.get_regime_display()
    by_class = running.unit != "date" and matter.regime != Regime.PETITION
    return " · ".join([str(named), str(matter.get_complexity_display())]) if by_class else named


def _to_admit(matter):
    """Until when it has to be admitted or declined, and whoever raised it told: the panel before triage."""
    rule = regimes.telling(matter)
    due = clocks.due(matter.received_at, rule, where=matter.where)
    left = timeleft.left(moments.now(), due, calendar.current())
    return {
        "left": left.text,
        "light": _due_light(left),
        "ends": due.last_day,
        "provisional": due.provisional,
        "rule": " · ".join(
            filter(None, [rule.regime, _("to admit or decline it"), span_words(rule.amount, rule.unit)])
        ),
        "start": _("Received"),
        "start_at": matter.received_at,
        "more": _regime(matter) + _closes_with(matter),
    }


def _closes_with(matter):
    """The paper that closes a matter of its regime."""
    return [(_("Closes with"), regimes.CLOSING_PAPERS[matter.regime])]


def _regime(matter):
    return [(_("Rule that applies"), matter.get_regime_display())]


def _told_by(matter):
    """Of a petition: when whoever raised it was told of the admission, and until when they had to be."""
    told = (
        matter.deadlines.filter(clock=Clock.TELL).order_by("-id").first() if matter.regime == Regime.PETITION else None
    )
    if told is None:
        return []
    act = regimes.admission(matter)
    words = {"day": date_format(clocks.last_day(told.ends_at)), "at": _hour(act and act.at)}
    return [(_("Told of the admission"), _("%(at)s; due %(day)s") % words)]


def _bare(matter):
    """A date that a step set without a clock: the day on which it is looked at again."""
    if not matter.due_at or matter.is_shut:
        return None
    return {
        "left": matter.left.text,
        "light": _due_light(matter.left),
        "ends": clocks.last_day(matter.due_at),
        "provisional": matter.due_provisional,
    }


def _left(matter, running):
    if matter.is_shut:
        return None
    stands = matter.stage == Stage.PENDED and running.clock == Clock.HANDLE
    last = clocks.last_day(running.ends_at)
    due = Due(running.ends_at, running.provisional, last, stands=stands, unit=running.unit)
    stopped_at = matter.stopped_at if running.clock == Clock.HANDLE else None
    return timeleft.left(stopped_at or moments.now(), due, calendar.current())


def _left_words(matter, running, left):
    if left is None:
        return _("no longer running")
    return matter.left_words if matter.stopped_at and running.clock == Clock.HANDLE else left.text


def _due_light(left):
    if left is None or left.stands:
        return "pause"
    return "late" if left.late else "near" if left.days <= 3 else "ok"


def _pause(pause):
    words = _("from %(start)s until %(end)s: %(reason)s") if pause.to_at else _("since %(start)s: %(reason)s")
    reason = DONE.get(pause.reason, pause.reason)
    return words % {"start": _hour(pause.from_at), "end": _hour(pause.to_at), "reason": reason}


def _hour(at):
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else ""


def _extension(extension):
    return _("%(span)s more: %(reason)s") % {
        "span": span_words(extension.amount, extension.unit),
        "reason": extension.reason,
    }


def _may_extend(matter, running):
    if running.clock != Clock.HANDLE or matter.is_shut:
        return ""
    rest = regimes.most_extensions(matter) - len(running.extensions.all())
    if rest <= 0:
        return ""
    if matter.regime == Regime.PETITION:
        most = span_words(regimes.longest_extension(matter).amount, regimes.longest_extension(matter).unit)
        return _("by the principal leader, at most %(span)s more") % {"span": most}
    return ngettext("%(n)d time, by a leader", "%(n)d times, by a leader", rest) % {"n": rest}


def four_facts(matter, heard):
    """Answered, solved, satisfied, closed out: four facts, none of which stands for another (law 1).

    heard: what the slot `matter.facts` gives: lists of cells (label, value, small) for the first three.
    """
    whole = matter.voices
    unknown = [
        (_("Answered"), f"—/{whole}" if whole else "—"),
        (_("Solved (they say)"), "—"),
        (_("Satisfied"), "—", _("%(n)s not rated") % {"n": whole - matter.voices_rated} if whole else ""),
    ]
    struck = day_short(matter.closed_at) if matter.closed_at else _("not yet")
    return [*(heard[0] if heard else unknown), (_("Closed out on"), struck)]


def progress(matter):
    """Scheduled beside actual progress, with the counting rule in words; None without a clock."""
    pace, stones = matter.pace, matter.stones
    if pace.scheduled is None or matter.is_shut:
        return None
    if stones:
        words = _("Weighted by milestones, each to be reached on its day: %(n)s of %(all)s are")
        if matter.kind in pacing.WEIGHED:
            words = _("Weighted by measures, each to be finished on its day: %(n)s of %(all)s are")
        counted = words % {"n": sum(stone.is_reached for stone in stones), "all": len(stones)}
        return {"scheduled": pace.scheduled, "actual": pace.actual, "counted": counted}
    first, last = moments.local_day(matter.start_at), clocks.last_day(matter.due_at)
    today = moments.local_day(matter.stopped_at or moments.now())
    gone, whole = (today - first).days, (last - first).days
    counted = _("Scheduled = %(gone)s days gone ÷ %(whole)s days in all") % {"gone": max(0, gone), "whole": whole}
    return {"scheduled": pace.scheduled, "actual": pace.actual, "counted": counted if whole else ""}


def chain(matter, actor):
    """Who has which part, and who is still wanted: what core/_chain.html draws."""
    held = list(matter.parts.select_related("person", "act").order_by("act_id"))
    matter._parts_held = {part.person_id: part.part for part in held}
    order = list(PartKind)
    done = [_held(part) for part in sorted(held, key=lambda part: order.index(part.part))]
    return done + [item for stage in ROUTES[Route(matter.route)] if (item := _wanted(matter, actor, held, stage))]


def _held(part):
    return {
        "part": capfirst(PartKind(part.part).label),
        "person": part.person,
        "title": part.act.title,
        "at": part.act.at,
        "state": "done",
    }


def _wanted(matter, actor, held, stage):
    """A part of the route that nobody holds yet, or that is being taken now."""
    if stage not in CLOSING or matter.is_shut or matter.stage == Stage.TO_CLOSE:
        return None
    kind, verb, words = CLOSING[stage]
    if any(part.part == kind for part in held):
        return None
    if next_verb(matter) == verb and policy.RULES[verb](actor, matter) is True:
        return {"part": words, "person": actor.person, "title": actor.title, "state": "mine"}
    return {"part": words, "person": "", "title": policy.RULES[verb].who, "state": "todo"}
