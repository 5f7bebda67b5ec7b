"""A department disputes a dispatch inside a window; the office rules, the third time the leader. 申请退单。"""

from django.db import models

from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import ReturnReason


class Dispute(Fact):
    """Why it is not ours, and whose it might be. The handler never passes it on."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="disputes")
    reason = models.CharField(max_length=20, choices=ReturnReason)
    explanation = models.TextField()
    suggested = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")


class DisputeRuling(Fact):
    """What was ruled on a dispute."""

    dispute = models.OneToOneField(Dispute, models.CASCADE, related_name="ruling")
    agreed = models.BooleanField()
    explanation = models.TextField()


class LateDispute(Fact):
    """A leader allows a dispute after the window, with a reason (DOMAIN §16.4 no. 3)."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="late_disputes")
    reason = models.TextField()


class Disputable:
    def dispute(self, *, by, reason, explanation, suggested=None):
        """Ask the office to take the dispatch back."""
        with self.step("dispute", by=by) as act:
            act.record(self.disputes, reason=reason, explanation=explanation, suggested=suggested)

    def allow_dispute(self, *, by, reason):
        """Let the department dispute although the window is over."""
        with self.step("allow_dispute", by=by) as act:
            act.record(self.late_disputes, reason=reason)

    def redirect(self, *, by, explanation):
        """The department is right: back to the office, to be dispatched anew."""
        with self.step("redirect", by=by) as act:
            self._rule(act, agreed=True, explanation=explanation)
            self.withdraw_dispatch()
            self.due_at = None

    def insist(self, *, by, explanation):
        """The dispatch stands."""
        with self.step("insist", by=by) as act:
            self._rule(act, agreed=False, explanation=explanation)

    def _rule(self, act, *, agreed, explanation):
        dispute = self.disputes.filter(ruling=None).latest("id")
        act.record(DisputeRuling.objects, dispute=dispute, agreed=agreed, explanation=explanation)
