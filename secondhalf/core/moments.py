"""The only source of time, and of keys that carry time. 时刻。

Demo, tests and the story run on a clock that they set; a device's own time is a field of its own, never this one.
"""

import datetime
import os
import uuid
from contextlib import contextmanager

from django.utils import timezone

_set_at = None
_last_tick = 0


def now():
    """The present moment, aware, UTC."""
    return _set_at or datetime.datetime.now(datetime.UTC)


def today():
    """The present day in the installation's time zone."""
    return timezone.localdate(now())


def local_day(moment):
    """The day of `moment` in the installation's time zone."""
    return timezone.localdate(moment)


def uuid7():
    """A new key whose order is the order of making (never for what belongs to an anonymous voice).

    RFC 9562 version 7: 48 bits of milliseconds, 12 of their fraction, 62 random. Keys made in one process grow.
    """
    global _last_tick  # noqa: PLW0603
    _last_tick = ticks = max(int(now().timestamp() * 1_000_000), _last_tick + 1)
    milliseconds, fraction = divmod(ticks, 1000)
    low = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | fraction * 4096 // 1000 << 64 | 0b10 << 62 | low)


def uuid4():
    """A new random key that tells nothing, not even its time."""
    return uuid.UUID(bytes=os.urandom(16), version=4)


def timeless_line():
    """The beginning of a line of keys that tell no time: six random bytes."""
    return os.urandom(6)


def timeless(line, place):
    """The key at `place` (0 ...) of a line: version 4, growing within the line, otherwise random.

    Whatever belongs to one anonymous voice takes its keys from one line, so that its story keeps its order.
    """
    high, low = divmod(place, 1 << 18)
    tail = low << 44 | int.from_bytes(os.urandom(6)) & (1 << 44) - 1
    return uuid.UUID(int=int.from_bytes(line) << 80 | 0x4 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | tail)


def set_clock(at):
    """Stop the clock at `at` (aware), or let it run again with None."""
    global _set_at, _last_tick  # noqa: PLW0603
    _set_at, _last_tick = at, 0


@contextmanager
def at(moment):
    """Run a block at `moment` (aware)."""
    before = _set_at
    set_clock(moment)
    try:
        yield moment
    finally:
        set_clock(before)


def start_of(day):
    """0:00 of a day in the installation's time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def day_of(moment):
    """0:00 of the moment's day; None of None. What tells only a day is kept as this."""
    return moment and start_of(local_day(moment))
