"""Milestones of an item: set, reached, put right, dropped; what was set first stays on record. 进度节点。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem, StillMissing
from secondhalf.matters.models import Matter

PLAN = ("title", "due_on", "weight")


class Planned(Fact):
    """A point of the plan: its day, and its weight in the whole."""

    title = models.CharField(_("milestone"), max_length=120)
    due_on = models.DateField(_("to be reached on"))
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)

    class Meta:
        abstract = True

    @property
    def words(self):
        """{field: value} of the plan."""
        return {name: getattr(self, name) for name in PLAN}


class MilestoneQuerySet(models.QuerySet):
    def with_plan(self):
        """With whatever says how it stands, in two questions however many there are."""
        return self.select_related("reached__act", "dropped__act").prefetch_related("changes")


class Milestone(Planned):
    """As it was set. How it stands now is `plan`: pages, papers and progress read that."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="milestones")

    objects = MilestoneQuerySet.as_manager()

    @property
    def plan(self):
        """Its last change, or itself: title, due_on, weight."""
        return max(self.changes.all(), key=lambda change: change.pk, default=self)

    @property
    def is_reached(self):
        return hasattr(self, "reached")

    @property
    def is_dropped(self):
        return hasattr(self, "dropped")

    @property
    def is_settled(self):
        """Reached, or its day is past: from then on it tells how the work went, not only what was planned."""
        return self.is_reached or self.plan.due_on < moments.today()


class MilestoneReached(Fact):
    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="reached")
    result = models.CharField(_("what is there now"), max_length=200, blank=True)


class MilestoneChange(Planned):
    """What it says from now on, and why; what it said before stands in the change before, or in the milestone."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="changes")
    reason = models.TextField(_("reason"), blank=True)


class MilestoneDropped(Fact):
    """It is no part of the plan any more; it counts neither as scheduled nor as done."""

    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="dropped")
    reason = models.TextField(_("reason"), blank=True)


class ReachedBefore(Problem):
    status = 409
    title = _("This milestone was reached already")
    remedy = _("Open the page again; choose one that is not reached.")


def standing(milestones):
    """Those that were not dropped, by their days."""
    return sorted((one for one in milestones if not one.is_dropped), key=lambda one: (one.plan.due_on, one.pk))


class Schedulable:
    @property
    def stones(self):
        """The milestones that stand, by their days; `milestones` has those dropped too."""
        known = "milestones" in getattr(self, "_prefetched_objects_cache", {})
        found = self.milestones.all() if known else self.milestones.with_plan()
        return standing(found)

    def set_milestone(self, *, by, title, due_on, weight=1):
        """A further point of the plan. weight: its share against the others', 1 to 100."""
        with self.step("set_milestone", by=by) as act:
            stone = act.record(self.milestones, title=title, due_on=due_on, weight=weight)
            self._keep_plan()
        return stone

    def reach_milestone(self, *, by, milestone, result=""):
        """A milestone of this item is reached. Raises ReachedBefore."""
        with self.step("reach_milestone", by=by) as act:
            stone = self._stone(milestone)
            if stone.is_reached:
                raise ReachedBefore(thing=self)
            reached = act.record(MilestoneReached.objects, milestone=stone, result=result)
            self._keep_plan()
        return reached

    def change_milestone(self, *, by, milestone, reason="", **plan):
        """Put its title, due_on or weight right. Progress follows; what was set before stays in the history.

        reason: needed once it was reached or its day is past. Raises StillMissing without it, or without a change.
        """
        with self.step("change_milestone", by=by) as act:
            stone = self._stone(milestone)
            said = stone.plan.words
            if not any(said[name] != value for name, value in plan.items()):
                raise StillMissing(thing=self, what=_("something that is different from before"))
            self._explained(stone, reason)
            change = act.record(stone.changes, **{**said, **plan}, reason=reason)
            self._keep_plan()
        return change

    def drop_milestone(self, *, by, milestone, reason=""):
        """Take it out of the plan. reason: as for a change."""
        with self.step("drop_milestone", by=by) as act:
            stone = self._stone(milestone)
            self._explained(stone, reason)
            dropped = act.record(MilestoneDropped.objects, milestone=stone, reason=reason)
            self._keep_plan()
        return dropped

    def _keep_plan(self):
        """In the matter too, so that its page, lists and supervision tell the same progress as the item."""
        stones = standing(self.milestones.with_plan())  # read anew: the step has just changed them
        days = [[stone.plan.due_on.isoformat(), stone.is_reached, stone.plan.weight] for stone in stones]
        self.matter.plan_days = days
        Matter.objects.filter(pk=self.matter_id).update(plan_days=days)

    def _stone(self, milestone):
        """It, read inside the step, if it is one of this item's that stand. Raises NotFound."""
        stone = self.milestones.with_plan().filter(pk=milestone.pk).first()
        if stone is None or stone.is_dropped:
            raise NotFound
        return stone

    def _explained(self, stone, reason):
        if stone.is_settled and not reason.strip():
            what = _("the reason, since it was reached or its day is past")
            raise StillMissing(thing=self, what=what)
