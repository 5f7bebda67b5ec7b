"""A department asks for more time or to pend; those who may rule on it. 申请延期、申请挂账。"""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.core.worktime import Rule
from secondhalf.matters import regimes
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.kinds import PendReason
from secondhalf.matters.parts import PartField, PartKind


class Ask(Fact):
    class What(models.TextChoices):
        EXTENSION = "extension", _("extension")
        PENDING = "pending", _("pending")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="asks")
    part = PartField()
    what = models.CharField(max_length=10, choices=What)
    reason_code = models.CharField(max_length=12, choices=PendReason, blank=True)
    reason = models.TextField(_("reason"))
    workdays = models.PositiveSmallIntegerField(_("working days asked for"), null=True, blank=True)
    review_on = models.DateField(_("to be looked at again on"), null=True, blank=True)
    is_open = models.BooleanField(default=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["realm", "is_open", "id"], name="ask_open")]


class Ruling(Fact):
    """What was ruled on an ask."""

    ask = models.OneToOneField(Ask, models.CASCADE, related_name="ruling")
    granted = models.BooleanField()
    explanation = models.TextField()


class ExtensionUsedUp(Problem):
    status = 409
    title = _("The time was already extended as often as the rules allow: %(n)s")
    remedy = _("Finish in time, or ask to pend it and give the reason.")


class TooLong(Problem):
    status = 422
    title = _("That is outside the time the rules allow")
    remedy = _("Choose a day after today and not later than %(day)s.")


class Askable:
    def open_ask(self, what=None):
        """The ask that nobody has ruled on yet (of that kind, if given), or None."""
        if "asks" in getattr(self, "_prefetched_objects_cache", ()):
            return next((ask for ask in self.asks.all() if ask.is_open and what in (None, ask.what)), None)
        asks = self.asks.filter(ruling=None)
        return (asks.filter(what=what) if what else asks).first()

    def ask_extension(self, *, by, reason, workdays):
        """Ask for `workdays` more working days. Raises ExtensionUsedUp, TooLong, or AskOpen."""
        self._refuse_long_extension(workdays)
        with self.step("ask_extension", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            act.record(self.asks, part=part, what=Ask.What.EXTENSION, reason=reason, workdays=workdays)

    def ask_pending(self, *, by, reason_code, reason, review_on):
        """Ask to keep it on the books; looked at again on `review_on`, at most the profile's days ahead."""
        last = self.time_limit("pending", moments.now()).last_day
        if not moments.today() < review_on <= last:
            raise TooLong(thing=self, day=date_format(last))
        with self.step("ask_pending", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            fields = {"reason_code": reason_code, "reason": reason, "review_on": review_on}
            act.record(self.asks, part=part, what=Ask.What.PENDING, **fields)

    def extend(self, *, by, explanation):
        """Grant the extension that was asked for; the new end follows from the old one."""
        with self.step("extend", by=by) as act:
            ask = self._rule_on(act, Ask.What.EXTENSION, granted=True, explanation=explanation)
            self.lengthen_clock(act, workdays=ask.workdays, reason=ask.reason)

    def pend(self, *, by, explanation):
        """Keep it on the books until the review date; the handling clock stands still."""
        with self.step("pend", by=by) as act:
            ask = self._rule_on(act, Ask.What.PENDING, granted=True, explanation=explanation)
            self.pause_clock(act, reason=ask.get_reason_code_display())
            self.due_at = clocks.end_of(ask.review_on)

    def refuse(self, *, by, explanation):
        """Rule against what was asked for."""
        with self.step("refuse", by=by) as act:
            self._rule_on(act, None, granted=False, explanation=explanation)

    def resume(self, *, by, explanation=""):
        """Work goes on, and so does the clock."""
        with self.step("resume", by=by) as act:
            self.resume_clock(act)
            if explanation:
                act.record(self.reasons, text=explanation)

    def _refuse_long_extension(self, workdays):
        most = regimes.most_extensions(self)
        deadline = self.clock(Clock.HANDLE)
        if deadline and deadline.extensions.count() >= most:
            raise ExtensionUsedUp(thing=self, n=most)
        longest = clocks.due(moments.now(), regimes.longest_extension(self), where=self.where).last_day
        if clocks.due(moments.now(), Rule(workdays, "workday"), where=self.where).last_day > longest:
            raise TooLong(thing=self, day=date_format(longest))

    def _rule_on(self, act, what, *, granted, explanation):
        ask = self.open_ask(what)
        act.record(Ruling.objects, ask=ask, granted=granted, explanation=explanation)
        self.asks.filter(pk=ask.pk).update(is_open=False)
        return ask
