"""What follows by date happens once, and only when it is time."""

import datetime

from secondhalf.core import clocks, moments
from secondhalf.core.worktime import Rule
from secondhalf.matters import daily
from secondhalf.testing.walk import Walk


def reminders(matter):
    return matter.nudges.filter(how="remind").count()


def days_before(matter, workdays):
    """The morning from which the matter's last day is so many working days away."""
    day = clocks.last_day(matter.due_at)
    while clocks.due(moments.start_of(day), Rule(workdays, "workday")).ends_at > matter.due_at:
        day -= datetime.timedelta(days=1)
    return moments.start_of(day) + datetime.timedelta(hours=8)


def test_it_reminds_three_days_and_one_day_before_and_once_each(world):
    matter = Walk(world).to("determine")
    for workdays, count in ((4, 0), (3, 1), (3, 1), (2, 1), (1, 2)):
        moments.set_clock(days_before(matter, workdays))
        daily.remind(moments.today())
        assert reminders(matter) == count, workdays


def test_it_archives_when_the_days_have_passed_and_not_before(world):
    matter = Walk(world).to("close")
    matter.voices = 1
    type(matter).objects.filter(pk=matter.pk).update(voices=1)
    daily.archive(moments.today())
    matter.refresh_from_db()
    assert matter.stage == "closed"
    moments.set_clock(matter.closed_at + datetime.timedelta(days=45))
    daily.archive(moments.today())
    matter.refresh_from_db()
    assert matter.stage == "archived"
    assert matter.story().last().person is None


def test_it_archives_at_once_what_every_voice_has_judged(world):
    matter = Walk(world).to("close")
    type(matter).objects.filter(pk=matter.pk).update(voices=2, voices_rated=2)
    daily.archive(moments.today())
    matter.refresh_from_db()
    assert matter.stage == "archived"
