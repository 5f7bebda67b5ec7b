"""Seasons of the year in which facilities are put to the test, and cycles of checks. 供暖季、高温季、检查周期。"""

import calendar
import datetime
import re

from secondhalf.core import profile
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.practical.kinds import CycleUnit

DAYS = re.compile(r"(\d\d)-(\d\d)\D+(\d\d)-(\d\d)\Z")
PROFILE = {"heating": "practical.season.heating", "heat": "practical.season.heat"}


def began(season, day, *, realm):
    """The first day of the season that `day` lies in, or None outside of it."""
    first, last = span(season, realm)
    for year in (day.year, day.year - 1):
        start = on(year, first)
        end = on(year if first <= last else year + 1, last)
        if start <= day <= end:
            return start
    return None


def span(season, realm):
    """((month, day), (month, day)) of the profile; of its default where nobody can read what was set."""
    key = PROFILE[season]
    match = DAYS.match(profile.value(realm, key).strip()) or DAYS.match(DEFAULTS[key].value)
    months = tuple(int(part) for part in match.groups())
    return months[:2], months[2:]


def on(year, place):
    month, day = max(1, min(12, place[0])), max(1, place[1])
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def later(day, amount, unit):
    """The day so many days or months later; a month ends on the same day number, or its last one."""
    if unit == CycleUnit.DAY:
        return day + datetime.timedelta(days=amount)
    months = day.year * 12 + day.month - 1 + amount
    return on(months // 12, (months % 12 + 1, day.day))
