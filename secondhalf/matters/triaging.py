"""Triage: admit, decline with a reason, or transfer out. 研判：受理、不予受理、转出。"""

from django.db import models

from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import DeclineReason


class Triage(Fact):
    """Why a matter was not taken in, and where it went."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="triages")
    reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    explanation = models.TextField()
    destination = models.CharField(max_length=120, blank=True)


class Triageable:
    def admit(self, *, by, regime=None, complexity=None, route=None):
        """It is ours to see to; regime and complexity set its clocks, the route its close-out."""
        with self.step("admit", by=by):
            self.regime = regime or self.regime
            self.complexity = complexity or self.complexity
            self.route = route or self.route

    def decline(self, *, by, reason, explanation):
        """Not taken in: the reason code and words that every voice will be given."""
        with self.step("decline", by=by) as act:
            act.record(self.triages, reason=reason, explanation=explanation)

    def transfer(self, *, by, destination, explanation):
        """It belongs to a body outside this tree: where it was sent, and why."""
        with self.step("transfer", by=by) as act:
            act.record(self.triages, destination=destination, explanation=explanation)
