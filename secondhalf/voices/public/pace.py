"""How many voices came through each channel in this hour: counts, never who. 渠道节流。"""

import datetime

from django.core.cache import cache

from secondhalf.core import moments

KEY = "voices-of-the-hour"


def is_full(spot):
    """Did as many voices come through the spot in this hour as it takes?"""
    return (cache.get(KEY) or {}).get(spot.code, 0) >= spot.per_hour


def count(spot):
    """One more. All counts lie in one row, which ends with the hour whenever in it the voice came.

    Written last of all in the transaction of the voice: whoever comes at the same time waits for it briefly.
    """
    counts = cache.get(KEY) or {}
    counts[spot.code] = counts.get(spot.code, 0) + 1
    cache.set(KEY, counts, timeout=left_of_the_hour())


def left_of_the_hour():
    """Seconds to the next full hour, rounded up."""
    now = moments.now()
    full = now.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)
    return -int((now - full).total_seconds() // 1)


def forget(day=None):
    """Hourly: the counts of the hour that is over go. `day` is the clock's and not used."""
    cache.delete(KEY)
