"""Periods that statistics are asked for: whole months, up to the present day. 统计期间。"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments

PERIODS = [
    ("month", _("This month")),
    ("last", _("Last month")),
    ("quarter", _("This quarter")),
    ("year", _("This year")),
]
RATE_PERIODS = [
    ("month", _("This month")),
    ("last", _("Last month")),
    ("quarter", _("This quarter")),
    ("last_quarter", _("Last quarter")),
    ("year", _("This year")),
    ("statistics", _("Statistics year")),
    ("free", _("From … to …")),
]


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both counted; `last` is never after today."""

    name: str
    first: datetime.date
    last: datetime.date

    @classmethod
    def of(cls, name, today=None):
        """The period of a name of PERIODS; anything else is this month."""
        today = today or moments.today()
        month = today.replace(day=1)
        match name:
            case "last":
                end = month - datetime.timedelta(days=1)
                return cls(name, end.replace(day=1), end)
            case "quarter":
                return cls(name, quarter_of(today), today)
            case "last_quarter":
                end = quarter_of(today) - datetime.timedelta(days=1)
                return cls(name, quarter_of(end), end)
            case "year":
                return cls(name, month.replace(month=1), today)
        return cls("month", month, today)

    @classmethod
    def of_year(cls, begins, today=None):
        """The statistics year that runs. begins: its first day as "10-01" (profile `statistics.year`, [W92])."""
        today = today or moments.today()
        month, day = map(int, begins.split("-"))
        first = today.replace(month=month, day=day)
        return cls("statistics", first if first <= today else first.replace(year=first.year - 1), today)

    @classmethod
    def between(cls, first, last, today=None):
        """Any days, at most up to today."""
        last = min(last, today or moments.today())
        return cls("free", min(first, last), last)

    @property
    def months(self):
        """The whole months in it, as a Period; None if it holds none."""
        first = self.first if self.first.day == 1 else after_month(self.first)
        end = after_month(self.last) - datetime.timedelta(days=1)
        last = self.last if self.last == end else self.last.replace(day=1) - datetime.timedelta(days=1)
        return Period(self.name, first, last) if first <= last else None


def quarter_of(day):
    """The first day of the quarter of a day."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def after_month(day):
    """The first day of the next month."""
    return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)


def months_back(day, count):
    """The first days of the `count` months that end with that of `day`."""
    first, found = day.replace(day=1), []
    for _month in range(count):
        found.insert(0, first)
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    return found
