"""Scheduled beside actual progress of an item, and its light (DOMAIN §5.8). 序时进度。"""

from dataclasses import dataclass
from functools import cached_property

from secondhalf.core import clocks, lights, moments, profile
from secondhalf.core.figures import Rate
from secondhalf.matters import pacing
from secondhalf.practical.kinds import ItemStage


@dataclass(frozen=True)
class Pace:
    """How far an item should be, and how far it is. scheduled, actual: whole points, None where nothing can be told."""

    item: object

    @cached_property
    def milestones(self):
        return self.item.stones

    @property
    def by_milestones(self):
        return bool(self.milestones)

    @cached_property
    def first(self):
        matter = self.item.matter
        began = moments.local_day(matter.start_at) if matter and matter.start_at else None
        return self.item.start_on or began

    @cached_property
    def last(self):
        matter = self.item.matter
        return clocks.last_day(matter.due_at) if matter and matter.due_at else self.item.due_on

    @cached_property
    def scheduled(self):
        """By the plan: weighted by milestones where there are any, else evenly over the days."""
        if self.item.stage != ItemStage.LISTED or self.item.matter.is_merged or not (self.first and self.last):
            return None
        return self.pace.scheduled

    @cached_property
    def actual(self):
        """The weight of what is reached; without milestones what the department last reported.

        Of what came back no more than was reported: its milestones were reached, and yet it was not done.
        """
        if self.item.is_completed or self.item.stage == ItemStage.TO_RATE:
            return 100
        return self.pace.actual

    @cached_property
    def pace(self):
        """Both, as the matter tells them; without milestones from the day on which the plan begins."""
        matter = self.item.matter
        if matter is None:
            return pacing.pace(moments.now(), self.first, self.last)
        if matter.plan_days:
            return matter.pace
        return pacing.pace(matter.stopped_at or moments.now(), self.first, self.last, percent=matter.percent)

    @cached_property
    def parts(self):
        """Completed of the units' parts on the list, as a Rate; None without parts. Never an average of theirs."""
        children = [child for child in self.item.children.all() if child.is_on_the_list]
        return Rate(sum(child.is_completed for child in children), len(children)) if children else None

    @cached_property
    def light(self):
        item = self.item
        if item.is_completed:
            return lights.lamp("blue", item.get_stage_display())
        if item.stage != ItemStage.LISTED or item.matter.is_shut or item.matter.is_merged:
            return lights.lamp("grey", item.stage_told)
        matter = item.matter
        if matter.left is None or matter.stopped_at or matter.stage == "pended":
            return matter.light
        rule = profile.light_rule(item.realm, organisations=(matter.holder_id,))
        return lights.light(matter.left, scheduled=self.scheduled or 0, actual=self.actual, rule=rule)
