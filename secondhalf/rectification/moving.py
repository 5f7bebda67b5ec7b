"""The dates of an inspection are moved by a leader, with a reason; what stood there before stays visible. 日期调整。"""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.rectification.changing import day_rule
from secondhalf.rectification.kinds import RectifyClass
from secondhalf.rectification.receiving import DATES, dates_from

MOVABLE = ("feedback_on", *DATES, "look_back_on")


class NoDateMoves(Problem):
    status = 422
    title = _("These are the days that stand there already")
    remedy = _("Name at least one other day.")


class NotBeforeThat(Problem):
    status = 422
    title = _("These days do not go together")
    remedy = _("The feedback lies before everything held since, and no other day before the feedback.")


class StageOver(Problem):
    status = 422
    title = _("The concentrated stage cannot be made to end before today")
    remedy = _("The clocks of its findings end with it: name a day from today on.")


class DateMove(Fact):
    """Which dates were moved, why, by which paper. was, now: {name of the date: day}, only what changed."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="date_moves")
    was = models.JSONField()
    now = models.JSONField()
    reason = models.TextField(_("reason"))
    paper_no = models.CharField(_("number of the paper"), max_length=60, blank=True)


class DayMove(Fact):
    """A finding that was due with the inspection's day moved with it."""

    move = models.ForeignKey(DateMove, models.CASCADE, related_name="findings")
    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="day_moves")
    was_due_on = models.DateField()
    due_on = models.DateField()


class Movable:
    def move_dates(self, *, by, reason, paper_no="", follow=False, **days):
        """Move dates of the inspection; findings that are due on a day which follows from them move with it.

        days: any of MOVABLE; those left out stay, or with `follow` come anew from the feedback by the profile.
        Raises NoDateMoves, NotBeforeThat, StageOver.
        """
        new = self.days_after(days, follow)
        was = {name: getattr(self, name) for name in new}
        if not new:
            raise NoDateMoves(thing=self)
        with self.step("move_dates", by=by) as act:
            due = self._due_days()
            for name, day in new.items():
                setattr(self, name, day)
            self._refuse_unless_in_order(new)
            move = act.record(self.date_moves, was=iso(was), now=iso(new), reason=reason, paper_no=paper_no)
            self._move_findings(act, move, due)

    def days_after(self, days, follow):
        """{name of the date: its new day} of those that change."""
        wanted = {name: day for name, day in days.items() if day}
        if follow:
            wanted = dates_from(wanted.get("feedback_on") or self.feedback_on, self.where) | wanted
        return {name: day for name, day in wanted.items() if day != getattr(self, name)}

    def _refuse_unless_in_order(self, new):
        signed = self.story().filter(name="inspection.sign_personally").first()
        since = [node.held_on for node in self.nodes.all()] + ([moments.local_day(signed.at)] if signed else [])
        last = min([moments.today(), *since])
        if self.feedback_on > last or min(getattr(self, name) for name in MOVABLE) < self.feedback_on:
            raise NotBeforeThat(thing=self)
        if new.get("stage_end_on", moments.today()) < moments.today():
            raise StageOver(thing=self)

    def _due_days(self):
        """{class: the day on which its findings are due by the dates of the inspection}."""
        return {kind: self.due_of(kind) for kind in RectifyClass if kind != RectifyClass.SUSTAINED}

    def _move_findings(self, act, move, due):
        """Those still due on such a day, in their first round, are due on the new one; the clock of each ends there."""
        after, today = self._due_days(), moments.today()
        for kind, day in due.items():
            if after[kind] == day or after[kind] < today:
                continue
            for finding in self.findings.unsettled().in_order().filter(rectify_class=kind, due_on=day):
                if finding.matter.round == 1:
                    act.record(finding.day_moves, move=move, was_due_on=day, due_on=after[kind])
                    type(finding).objects.filter(pk=finding.pk).update(due_on=after[kind])
                    finding.matter.move_end(act.event, day_rule(after[kind]))


def iso(days):
    return {name: day.isoformat() for name, day in days.items()}


def told(move):
    """[(name of the date, the day before, the day since)] of a DateMove."""
    day = datetime.date.fromisoformat
    return [(name, day(move.was[name]), day(move.now[name])) for name in MOVABLE if name in move.was]
