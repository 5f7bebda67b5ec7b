"""How many voices came through each channel in this hour: counts, never who. 渠道节流。"""

import datetime

from django.core.cache import cache

from secondhalf.core import moments

KEY = "voices-of-the-hour"


def counts():
    """{code of a spot: voices so far} of this hour."""
    return cache.get(KEY) or {}


def is_full(spot, so_far):
    """Did as many voices come through the spot in this hour as it takes?"""
    return so_far.get(spot.code, 0) >= spot.per_hour


def count(spot, so_far):
    """One more. All counts lie in one row, which ends with the hour whenever in it the voice came.

    Written last of all in the transaction of the voice: whoever comes at the same time waits for it briefly. Of two
    that overlap (PostgreSQL) one may go uncounted.
    """
    cache.set(KEY, so_far | {spot.code: so_far.get(spot.code, 0) + 1}, timeout=left_of_the_hour())


def left_of_the_hour():
    """Seconds to the next full hour, rounded up."""
    now = moments.now()
    full = now.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)
    return -int((now - full).total_seconds() // 1)


def forget(day=None):
    """Hourly: the counts of the hour that is over go. `day` is the clock's and not used."""
    cache.delete(KEY)
