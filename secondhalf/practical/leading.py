"""Leaders who claim an item, and let it go; an item that leaves the list. 领办。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Claim(Fact):
    """A leader's own item: shown on the list and on its page (DOMAIN §6.2, [W83])."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="claims")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+", verbose_name=_("post"))
    pledge = models.CharField(_("what the leader will see to"), max_length=200, blank=True)


class Leadable:
    def claim(self, *, by, pledge=""):
        """The leader takes it as their own; nobody else leads it until they release it."""
        with self.step("claim", by=by) as act:
            act.record(self.claims, post=by.post, pledge=pledge)
            self.leader_id = by.post.pk

    def release(self, *, by, reason):
        """It has no leader of its own any more; the claim stays on record."""
        with self.step("release", by=by) as act:
            act.record(self.reasons, text=reason)
            self.leader_id = None

    def take_off(self, *, by, reason):
        """Its matter was declined, or transferred to another body: nobody here carries it through any more."""
        with self.step("take_off", by=by) as act:
            act.record(self.reasons, text=reason)
