"""What the workers concerned say of the result: how many were asked, never who (DOMAIN §5.7 step 1). 群众认可。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem


class MoreThanAsked(Problem):
    status = 422
    title = _("More agree than were asked")
    remedy = _("Check the two numbers.")


class Confirmation(Fact):
    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="confirmations")
    round = models.PositiveSmallIntegerField()
    asked = models.PositiveIntegerField(_("workers asked"))
    agreed = models.PositiveIntegerField(_("of whom agree that it is put right"))
    representatives = models.PositiveIntegerField(_("workers’ representatives among them"), default=0, blank=True)
    said = models.TextField(_("what they said"), blank=True)


class Confirmable:
    def confirm_by_workers(self, *, by, asked, agreed, representatives=0, said=""):
        """Record a tally of workers asked; it goes with the application for close-out. Raises MoreThanAsked."""
        if agreed > asked or (representatives or 0) > asked:
            raise MoreThanAsked(thing=self)
        with self.step("confirm_by_workers", by=by) as act:
            tally = {"asked": asked, "agreed": agreed, "representatives": representatives or 0, "said": said}
            act.record(self.confirmations, round=self.matter.round, **tally)
