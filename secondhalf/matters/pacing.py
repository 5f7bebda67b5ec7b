"""Scheduled beside actual progress, weighted by milestones where there are any (DOMAIN §5.8). 序时进度。"""

import datetime
from typing import NamedTuple

from secondhalf.core import lights, moments
from secondhalf.core.figures import points
from secondhalf.matters.kinds import MatterKind
from secondhalf.matters.stages import Stage

WEIGHED = frozenset({MatterKind.INSPECTION_FINDING})  # kinds of matters whose measures are their milestones


class Stone(NamedTuple):
    """A milestone: the day it is to be reached, its weight beside the others, whether it is."""

    due_on: datetime.date
    weight: int
    is_reached: bool


class Pace(NamedTuple):
    """How far a thing should be and how far it is, in whole points; None where nothing can be told."""

    scheduled: int | None
    actual: int | None


def pace(now, first, last, *, stones=(), percent=None, came_back=False):
    """The Pace of a thing that runs from `first` to `last`.

    stones: its Stones. percent: what was reported last. came_back: its milestones were reached, and yet it was not
    done: then it is no further than was reported.
    """
    scheduled = lights.progress(now, first, last, [stone[:2] for stone in stones]) if first and last else None
    if not stones:
        return Pace(scheduled, percent)
    reached = sum(stone.weight for stone in stones if stone.is_reached)
    found = points(reached, sum(stone.weight for stone in stones))
    return Pace(scheduled, min(found, percent) if came_back and percent is not None else found)


def days_of(matter):
    """What a matter keeps of its measures, so that lists need not ask for them: [[day, whether finished], ...].

    A kind that does not go by them keeps what it has: a room above may keep the milestones of its plan here,
    [day, whether reached, weight].
    """
    if matter.kind not in WEIGHED:
        return matter.plan_days
    rows = matter.measures.order_by("due_on", "id").values_list("due_on", "finish")
    return [[due_on.isoformat(), finish is not None] for due_on, finish in rows]


def stones_of(plan_days, start_at):
    """The Stones of what a matter keeps. Of measures those of an earlier round are over; a milestone stands."""
    began, found = moments.local_day(start_at) if start_at else datetime.date.min, []
    for day, is_reached, *weight in plan_days or ():
        due_on = datetime.date.fromisoformat(day)
        if weight or due_on >= began:
            found.append(Stone(due_on, *(weight or [1]), is_reached))
    return found


def came_back(stage, returns, round):
    """Was it sent back, or taken up again, and is it worked on since?"""
    return stage == Stage.UNDER_WAY and (returns > 0 or round > 1)
