"""Which days are working days: weekdays, minus days off, plus make-up days. 工作日历（含调休）。

A calendar never changes once made; a new notice makes a new one. Counting looks up a sorted list per year, so its cost
does not grow with the number of days counted.
"""

import datetime
from bisect import bisect_right
from functools import lru_cache

import chinese_calendar

from secondhalf.core import statutory

SATURDAY = 5


class Calendar:
    """Working days of one edition.

    `days` maps a date to True (works, even on a Sunday) or False (off). `official` are the years whose yearly notice
    `days` contains; every other year follows the law alone and counts as provisional (暂定).
    """

    def __init__(self, days, official=(), edition=0):
        self._days = dict(days)
        self.official = frozenset(official)
        self.edition = edition
        self._working = {}

    @staticmethod
    @lru_cache(maxsize=1)
    def bundled():
        """The calendar that comes with the program: the notices of 2004 to 2026, the law for all other years."""
        return Calendar(*bundled_days())

    def is_workday(self, day):
        """True if `day` (a date) is a working day."""
        works = self._days.get(day)
        if works is None:
            by_law_off = day.year not in self.official and day in statutory.days_off(day.year)
            works = day.weekday() < SATURDAY and not by_law_off
        return works

    def is_provisional(self, year):
        """True if no official notice is known for `year`: its days may still change."""
        return year not in self.official

    def is_unsure(self, first, last):
        """True if any year from that of `first` to that of `last` (dates) is provisional."""
        return any(year not in self.official for year in range(first.year, last.year + 1))

    def nth_after(self, day, n):
        """The n-th working day after `day` (n >= 1), `day` itself not counted."""
        year = day.year
        working = self._year(year)
        place = bisect_right(working, day.toordinal()) + n - 1
        while place >= len(working):
            place -= len(working)
            year += 1
            working = self._year(year)
        return datetime.date.fromordinal(working[place])

    def nth_before(self, day, n):
        """The n-th working day before `day` (n >= 1), `day` itself not counted."""
        year = day.year
        place = bisect_right(self._year(year), day.toordinal() - 1) - n
        while place < 0:
            year -= 1
            place += len(self._year(year))
        return datetime.date.fromordinal(self._year(year)[place])

    def on_or_after(self, day):
        """`day` if it is a working day, else the next one ([L18] art. 203)."""
        return day if self.is_workday(day) else self.nth_after(day, 1)

    def count(self, after, to):
        """How many working days lie after `after` up to and including `to` (dates); 0 if `to` is not later."""
        if to <= after:
            return 0
        return self._up_to(to) - self._up_to(after) + sum(len(self._year(y)) for y in range(after.year, to.year))

    def _up_to(self, day):
        return bisect_right(self._year(day.year), day.toordinal())

    def _year(self, year):
        """The ordinals of the working days of `year`, in order."""
        if year not in self._working:
            first = datetime.date(year, 1, 1).toordinal()
            days = range(first, datetime.date(year, 12, 31).toordinal() + 1)
            self._working[year] = [day for day in days if self.is_workday(datetime.date.fromordinal(day))]
        return self._working[year]


def bundled_days():
    """Days and official years of the notices that the package `chinese_calendar` carries: ({date: works}, years)."""
    known = chinese_calendar.constants
    days = dict.fromkeys(known.holidays, False) | dict.fromkeys(known.workdays, True)
    return days, frozenset(day.year for day in known.holidays)


def bundled_names():
    """The festival that each of those days belongs to, in English: {date: name}."""
    known = chinese_calendar.constants
    return known.holidays | known.workdays
