"""Working time as the rooms ask for it: by this installation's calendar, in its own time zone. 时限。"""

import datetime

from django.utils import timezone

from secondhalf.core import calendar, moments, worktime
from secondhalf.core.profile import ANYWHERE


def due(start, rule, pauses=(), where=ANYWHERE):
    """The Due of `rule` (worktime.Rule) for something that started at `start`, by calendar and hours of the place."""
    zone = timezone.get_current_timezone()
    return worktime.due(start, rule, calendar.current(where.region), where.hours, pauses, zone)


def extend(previous, rule, pauses=(), where=ANYWHERE):
    """The Due after an extension by `rule`."""
    zone = timezone.get_current_timezone()
    return worktime.extend(previous, rule, calendar.current(where.region), where.hours, pauses, zone)


def end_of(day):
    """24:00 of the day: the first moment that is too late."""
    return moments.start_of(day + datetime.timedelta(days=1))


def last_day(ends_at):
    """The last day in time, of an end as `end_of` gives it."""
    return moments.local_day(ends_at - datetime.timedelta(microseconds=1))


def workdays_on(days, start=None):
    """The moment at which the `days`-th working day after `start` (now) ends."""
    return due(start or moments.now(), worktime.Rule(days, "workday")).ends_at
