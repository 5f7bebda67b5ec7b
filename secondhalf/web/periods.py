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
                return cls(name, month.replace(month=(today.month - 1) // 3 * 3 + 1), today)
            case "year":
                return cls(name, month.replace(month=1), today)
        return cls("month", month, today)


def months_back(day, count):
    """The first days of the `count` months that end with that of `day`."""
    first, found = day.replace(day=1), []
    for _month in range(count):
        found.insert(0, first)
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    return found
