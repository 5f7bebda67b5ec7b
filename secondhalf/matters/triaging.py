"""Triage: admit, decline with a reason, or transfer out. 研判：受理、不予受理、转出。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters import regimes
from secondhalf.matters.guiding import GUIDANCE, LegalPath
from secondhalf.matters.kinds import DeclineReason, Regime


class Triage(Fact):
    """Why a matter was not taken in, and where it went."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="triages")
    reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    explanation = models.TextField()
    destination = models.CharField(max_length=120, blank=True)
    legal_path = models.CharField(_("legal path"), max_length=12, choices=LegalPath, blank=True)

    @property
    def guidance(self):
        """The explanation as whoever raised it reads it, with where else to go and until when."""
        return "\n".join(str(words) for words in (self.explanation, GUIDANCE.get(self.legal_path, "")) if words)


class Triageable:
    def admit(self, *, by, regime=None, complexity=None, route=None, ticket_due_on=None):
        """It is ours to see to; regime and complexity set its clocks, the route its close-out.

        ticket_due_on: the day that a ticket of 12345 names; without it such a matter is StillMissing something.
        """
        regime, ticket_due_on = regime or self.regime, ticket_due_on or self.ticket_due_on
        regimes.refuse_without_ticket_day(self, regime, ticket_due_on)
        with self.step("admit", by=by) as act:
            self.regime, self.ticket_due_on = regime, ticket_due_on
            self.complexity = complexity or self.complexity
            self.route = route or self.route
            if regime == Regime.PETITION:
                self.start_petition(act)

    def decline(self, *, by, reason, explanation, legal_path=""):
        """Not taken in: the reason code and words that every voice will be given. legal_path: where else to go."""
        with self.step("decline", by=by) as act:
            act.record(self.triages, reason=reason, explanation=explanation, legal_path=legal_path)

    def transfer(self, *, by, destination, explanation, legal_path=""):
        """It belongs to a body outside this tree: where it was sent, and why. legal_path: the path it takes there."""
        with self.step("transfer", by=by) as act:
            act.record(self.triages, destination=destination, explanation=explanation, legal_path=legal_path)
