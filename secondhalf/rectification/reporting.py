"""The rectification report: submitted, accepted or returned; the inspection is closed out at the end. 整改报告。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.rectification import figures


class Report(Fact):
    """整改进展情况报告: the usual four headings, and the figures as they stood (DOMAIN §12.2)."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="reports")
    order = models.PositiveSmallIntegerField()
    situation = models.TextField(_("1. Situation"))
    done = models.TextField(_("2. What was done"))
    problems = models.TextField(_("3. What is still wrong"))
    next_steps = models.TextField(_("4. What comes next"))
    personal = models.TextField(_("personal report of the head"), blank=True)
    numbers = models.JSONField()


class ReportRuling(Fact):
    report = models.OneToOneField(Report, models.CASCADE, related_name="ruling")
    accepted = models.BooleanField()
    opinion = models.TextField(_("opinion"))


class Ending(Fact):
    """Why the inspection was closed out, or taken up again."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="endings")
    opinion = models.TextField(_("opinion"))
    meeting_no = models.CharField(_("meeting number"), max_length=60, blank=True)


class Reportable:
    @property
    def open_report(self):
        """The report that waits to be accepted, or None."""
        return self.reports.filter(ruling=None).order_by("-order").first()

    def submit_report(self, *, by, situation, done, problems, next_steps, personal=""):
        """Submit the report; its figures are counted now and frozen with it."""
        with self.step("submit_report", by=by) as act:
            words = {"situation": situation, "done": done, "problems": problems, "next_steps": next_steps}
            numbers = figures.frozen(self.findings.all())
            act.record(self.reports, order=self.reports.count() + 1, personal=personal, numbers=numbers, **words)

    def accept_report(self, *, by, opinion):
        """The report stands; what is still open goes on."""
        self._rule_on_report("accept_report", by, accepted=True, opinion=opinion)

    def return_report(self, *, by, opinion):
        """Not like this, and why."""
        self._rule_on_report("return_report", by, accepted=False, opinion=opinion)

    def conclude(self, *, by, opinion, meeting_no=""):
        """Every finding is struck off or kept up: the inspection is closed out."""
        with self.step("conclude", by=by) as act:
            act.record(self.endings, opinion=opinion, meeting_no=meeting_no)

    def take_up_again(self, *, by, opinion):
        """Something relapsed after all: the inspection is under rectification again."""
        with self.step("take_up_again", by=by) as act:
            act.record(self.endings, opinion=opinion)

    def _rule_on_report(self, verb, by, **ruling):
        with self.step(verb, by=by) as act:
            act.record(ReportRuling.objects, report=self.open_report, **ruling)
