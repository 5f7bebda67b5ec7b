"""Leaders who claim an item, and its milestones. 领办、进度节点。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem


class Claim(Fact):
    """A leader's own item: shown on the list and on its page (DOMAIN §6.2, [W83])."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="claims")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+", verbose_name=_("post"))
    pledge = models.CharField(_("what the leader will see to"), max_length=200, blank=True)


class Milestone(Fact):
    """A point of the plan: its day, and its weight in the whole."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=120)
    due_on = models.DateField(_("to be reached on"))
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)


class MilestoneReached(Fact):
    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="reached")
    result = models.CharField(_("what is there now"), max_length=200, blank=True)


class ReachedBefore(Problem):
    status = 409
    title = _("This milestone was reached already")
    remedy = _("Open the page again; choose one that is not reached.")


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

    def set_milestone(self, *, by, title, due_on, weight=1):
        """A further point of the plan. weight: its share against the others', 1 to 100."""
        with self.step("set_milestone", by=by) as act:
            return act.record(self.milestones, title=title, due_on=due_on, weight=weight)

    def reach_milestone(self, *, by, milestone, result=""):
        """A milestone of this item is reached. Raises ReachedBefore."""
        if milestone.item_id != self.pk:
            raise NotFound
        if MilestoneReached.objects.filter(milestone=milestone).exists():
            raise ReachedBefore(thing=self)
        with self.step("reach_milestone", by=by) as act:
            return act.record(MilestoneReached.objects, milestone=milestone, result=result)
