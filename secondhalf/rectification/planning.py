"""The rectification plan with its lists: submitted, approved or returned, frozen as it was approved. 整改方案。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.rectification import lists


class Plan(Fact):
    """One version. `content` holds the lists as they stood when it was submitted; later versions stand beside it."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="plans")
    version = models.PositiveSmallIntegerField()
    preface = models.TextField(_("what the plan says before its lists"))
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "version"], name="one_plan_version")]

    @property
    def verdict(self):
        """The ruling on it, or None."""
        return getattr(self, "ruling", None)


class PlanRuling(Fact):
    plan = models.OneToOneField(Plan, models.CASCADE, related_name="ruling")
    approved = models.BooleanField()
    opinion = models.TextField(_("opinion"))
    meeting_no = models.CharField(_("meeting number"), max_length=60, blank=True)


class Plannable:
    @property
    def open_plan(self):
        """The version that waits for a ruling, or None."""
        return self.plans.filter(ruling=None).order_by("-version").first()

    @property
    def plan_in_force(self):
        """The version approved last, or None."""
        return self.plans.filter(ruling__approved=True).order_by("-version").first()

    def submit_plan(self, *, by, preface):
        """Submit what was determined for each finding as the plan with its lists, a version of its own."""
        with self.step("submit_plan", by=by) as act:
            version = self.plans.count() + 1
            act.record(self.plans, version=version, preface=preface, content=lists.of(self.findings.all()))

    def approve_plan(self, *, by, opinion, meeting_no=""):
        """The version that was submitted is in force, frozen as it is."""
        self._rule_on_plan("approve_plan", by, approved=True, opinion=opinion, meeting_no=meeting_no)

    def return_plan(self, *, by, opinion):
        """Not like this, and why; an earlier approved version stays in force."""
        self._rule_on_plan("return_plan", by, approved=False, opinion=opinion)

    def _rule_on_plan(self, verb, by, **ruling):
        with self.step(verb, by=by) as act:
            act.record(PlanRuling.objects, plan=self.open_plan, **ruling)
