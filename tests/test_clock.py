"""What is done by date is started once a day, whoever's clock strikes first."""

from secondhalf import clock as table
from secondhalf.core import days


def test_each_thing_is_started_once_a_day(world, clock):
    names = [f"{thing.__module__}.{thing.__qualname__}" for thing in (*table.DAILY, *table.HOURLY)]
    assert table.tick() == names
    assert table.tick() == []
    clock(days=1)
    assert table.tick() == names
    assert days.DayDone.objects.count() == 2 * len(names)
