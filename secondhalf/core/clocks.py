"""Working time as the rooms ask for it: by this installation's calendar, in its own time zone. 时限。"""

import datetime

from django.utils import timezone

from secondhalf.core import calendar, moments, worktime


def due(start, rule, pauses=()):
    """The Due of `rule` (worktime.Rule) for something that started at `start`, by the calendar in force."""
    return worktime.due(start, rule, calendar.current(), pauses=pauses, zone=timezone.get_current_timezone())


def extend(previous, rule, pauses=()):
    """The Due after an extension by `rule`."""
    return worktime.extend(previous, rule, calendar.current(), pauses=pauses, zone=timezone.get_current_timezone())


def end_of(day):
    """24:00 of the day: the first moment that is too late."""
    return moments.start_of(day + datetime.timedelta(days=1))


def last_day(ends_at):
    """The last day in time, of an end as `end_of` gives it."""
    return moments.local_day(ends_at - datetime.timedelta(microseconds=1))


def workdays_on(days, start=None):
    """The moment at which the `days`-th working day after `start` (now) ends."""
    return due(start or moments.now(), worktime.Rule(days, "workday")).ends_at
