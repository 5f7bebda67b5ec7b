"""The monthly report: an item under way that says nothing for a month is asked how far it is (DOMAIN §6.3). 月报。"""

from dataclasses import replace

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.events import Event
from secondhalf.core.facts import Fact
from secondhalf.matters.reporting import Progress
from secondhalf.matters.stages import Stage

LIMIT = "practical.report"
AFTER = models.Q(after=Stage.UNDER_WAY) & ~models.Q(before=Stage.UNDER_WAY)


class ReportDueQuerySet(models.QuerySet):
    def unanswered(self):
        """Asked for, and nothing reported since; work that began again since then counts anew."""
        reported = Progress.objects.filter(matter=OuterRef("item__matter_id"), id__gt=OuterRef("pk"))
        began = Event.objects.filter(AFTER, subject=OuterRef("item__matter_id"), id__gt=OuterRef("pk"))
        at_work = self.filter(item__matter__stage=Stage.UNDER_WAY, item__matter__is_merged=False)
        return at_work.exclude(Exists(reported)).exclude(Exists(began))


class ReportDue(Fact):
    """For one month nothing was reported. since: the day from which it counts; due_on: the last day of that month."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="reports_due")
    since = models.DateField(_("nothing reported since"))
    due_on = models.DateField(_("due"))

    objects = ReportDueQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "due_on"], name="one_report_a_month")]


def with_last_word(items):
    """Items with `reported_at`, of the last progress entry, and `began_at`, since when the work is under way."""
    reported = Progress.objects.filter(matter=OuterRef("matter_id")).order_by("-id").values("act__at")
    began = Event.objects.filter(AFTER, subject=OuterRef("matter_id")).order_by("-id").values("at")
    return items.annotate(reported_at=Subquery(reported[:1]), began_at=Subquery(began[:1]))


class Reminded:
    def ask_report(self, *, by, since, due_on):
        """By the clock: whoever carries it through is asked how far it is."""
        with self.step("ask_report", by=by) as act:
            return act.record(self.reports_due, since=since, due_on=due_on)

    @property
    def report_due(self):
        """The last unanswered request for a report, or None."""
        return self.reports_due.unanswered().order_by("-id").first()

    def report_to_ask(self):
        """(since, due_on) of the last whole month in which nothing was reported and nobody asked yet; else None.

        Of an item that comes from `with_last_word`. Each month without a word is asked for once.
        """
        last = max(filter(None, (self.reported_at, self.began_at)), default=None)
        if last is None:
            return None
        due_on = self._last_month_over(last)
        if due_on is None or self.reports_due.filter(due_on__gte=due_on).exists():
            return None
        return moments.local_day(last), due_on

    def _last_month_over(self, start):
        """The last day of the last month since `start` that is over, or None."""
        where, now, over, months = self.matter.where, moments.now(), None, 1
        rule = where.rule(LIMIT)
        while rule.amount:
            due = clocks.due(start, replace(rule, amount=rule.amount * months), where=where)
            if due.ends_at > now:
                break
            over, months = due.last_day, months + 1
        return over
