"""Class and date change only when somebody else rules on it; the old value stays visible. 类型、时限变更。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.core.worktime import Rule
from secondhalf.matters.kinds import MatterKind, Regime
from secondhalf.rectification.kinds import RectifyClass


class NothingChanges(Problem):
    status = 422
    title = _("That is what stands there already")
    remedy = _("Choose another class or another day.")


class DayNeeded(Problem):
    status = 422
    title = _("The new class needs a day")
    remedy = _("What is kept up for the long term had none: name the day by which it is to be put right.")


class ChangeAsk(Fact):
    """What was asked for, and what stood there then."""

    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="change_asks")
    was_class = models.CharField(max_length=10, choices=RectifyClass)
    was_due_on = models.DateField(null=True, blank=True)
    rectify_class = models.CharField(_("class"), max_length=10, choices=RectifyClass)
    due_on = models.DateField(_("to be put right by"), null=True, blank=True)
    reason = models.TextField(_("reason"))


class ChangeRuling(Fact):
    ask = models.OneToOneField(ChangeAsk, models.CASCADE, related_name="ruling")
    granted = models.BooleanField()
    explanation = models.TextField(_("explanation"))


class Changeable:
    def open_change(self):
        """The change that nobody has ruled on yet, or None."""
        return self.change_asks.filter(ruling=None).select_related("act").first()

    def ask_change(self, *, by, reason, rectify_class="", due_on=None):
        """Ask for another class, another day, or both. What is kept up has assessments instead of a day (law 13).

        Raises NothingChanges, DayNeeded.
        """
        wanted = {"rectify_class": rectify_class or self.rectify_class, "due_on": due_on or self.due_on}
        if wanted["rectify_class"] == RectifyClass.SUSTAINED:
            wanted["due_on"] = None
        elif wanted["due_on"] is None:
            raise DayNeeded(thing=self)
        if wanted == {"rectify_class": self.rectify_class, "due_on": self.due_on}:
            raise NothingChanges(thing=self)
        with self.step("ask_change", by=by) as act:
            was = {"was_class": self.rectify_class, "was_due_on": self.due_on}
            act.record(self.change_asks, **was, **wanted, reason=reason)

    def grant_change(self, *, by, explanation):
        """From now on the new class and day count; the clock of the matter ends on the new day."""
        with self.step("grant_change", by=by) as act:
            ask = self._rule_on_change(act, granted=True, explanation=explanation)
            self.rectify_class = ask.rectify_class
            if ask.due_on != self.due_on:
                self.due_on = ask.due_on
                if ask.due_on:
                    self.matter.move_end(act.event, day_rule(ask.due_on))

    def refuse_change(self, *, by, explanation):
        """It stays as it was, and why."""
        with self.step("refuse_change", by=by) as act:
            self._rule_on_change(act, granted=False, explanation=explanation)

    def _rule_on_change(self, act, *, granted, explanation):
        ask = self.open_change()
        if ask is None:
            raise StillMissing(thing=self, what=_("a change that was asked for"))
        act.record(ChangeRuling.objects, ask=ask, granted=granted, explanation=explanation)
        return ask


def day_rule(day):
    """The plan names a day: that is the rule of the handling clock."""
    return Rule(0, "date", day, str(_("day named in the rectification plan")))


def handling_rule(request, matter):
    """Slot `matter.due`: of a finding in its first round, the day of the plan; later rounds by the usual limits."""
    if matter.kind != MatterKind.INSPECTION_FINDING or matter.regime != Regime.RECTIFICATION:
        return None
    finding = getattr(matter, "finding", None)
    due_on = finding and finding.due_on
    return day_rule(due_on) if due_on and due_on >= moments.today() else None
