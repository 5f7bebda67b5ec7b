"""How many voices came through one channel in this hour: a count, never who; above it a voice is held. 渠道节流。"""

import datetime

from django.core.cache import cache

from secondhalf.core import moments
from secondhalf.voices.channels import Channel


def is_above(spot):
    """Count one more voice through the spot; True if it is above what the spot takes in an hour.

    The count lies in one row that ends with the hour, whenever in it the voice came.
    """
    key = key_of(spot.code)
    count = cache.get(key, 0) + 1
    cache.set(key, count, timeout=left_of_the_hour())
    return count > spot.per_hour


def left_of_the_hour():
    """Seconds to the next full hour, rounded up."""
    now = moments.now()
    full = now.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)
    return -int((now - full).total_seconds() // 1)


def key_of(code):
    return f"pace-{code}"


def forget(day=None):
    """Hourly: the counts of the hour that is over go. `day` is the clock's and not used."""
    cache.delete_many([key_of(code) for code in Channel.objects.values_list("code", flat=True)])
