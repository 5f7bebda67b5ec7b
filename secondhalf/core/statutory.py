"""Days off by law alone, for years whose notice is not known yet. 法定节假日。

The law fixes 13 days since 2025, and a working day off for each that falls on a weekend; the swaps (调休) are in the
notice only.
Source: 全国年节及纪念日放假办法 (2024-11-10), articles 2 and 6; earlier years by the law of that year.
"""

import datetime
from functools import lru_cache

_SWAPPED, _MADE_UP_FOR = "休息日", "补假"
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


@lru_cache(maxsize=256)
def days_off(year):
    """The days off of `year` by law, each with its name: a new dict {date: name}, without any swapped day.

    Where lunar dates are not known (before 1950, after 2100), only the days fixed in the solar calendar are given.
    """
    import holidays  # late: few processes ask about years without a notice, and all would wait for it

    known = holidays.China(years=year, language="zh_CN")
    days = {day: name for day, name in known.items() if not name.startswith(_SWAPPED)}
    if not days and year > 1949:
        days = {datetime.date(year, *at): name for at, name in _FIXED.items()}
    return days


def festivals(year):
    """Those of `days_off(year)` that are festivals themselves, not working days off in place of a weekend."""
    return {day: name for day, name in days_off(year).items() if _MADE_UP_FOR not in name}
