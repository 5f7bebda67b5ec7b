"""Office hours, and time counted in them only. 办公时间。"""

import datetime
from dataclasses import dataclass
from functools import cached_property

_MIDNIGHT = datetime.time()
_NOTHING = datetime.timedelta()


@dataclass(frozen=True)
class OfficeHours:
    """The spans (from, to) of a working day in which work is done, in order; the last ends at the close of business."""

    spans: tuple = ((datetime.time(8, 30), datetime.time(12)), (datetime.time(13, 30), datetime.time(17, 30)))

    def __post_init__(self):
        ends = [end for span in self.spans for end in span]
        if not ends or any(a >= b for a, b in zip(ends, ends[1:], strict=False)):
            raise ValueError("office hours must be spans in order, none empty")

    @classmethod
    def read(cls, text):
        """From text as profiles keep it: "08:30-12:00, 13:30-17:30". Raises ValueError."""
        spans = [span.split("-") for span in text.replace("，", ",").split(",")]
        return cls(tuple((_time(opens), _time(closes)) for opens, closes in spans))

    @property
    def closing(self):
        return self.spans[-1][1]

    @cached_property
    def day(self):
        """The length of a full working day."""
        return sum((_since(closes) - _since(opens) for opens, closes in self.spans), _NOTHING)

    def after(self, start, length, calendar):
        """The moment at which `length` of office time has passed since `start` (both local, aware)."""
        day, since = start.date(), _since(start.time())
        if not calendar.is_workday(day):
            day, since = calendar.nth_after(day, 1), _NOTHING
        left = length
        for opens, closes in self.spans:
            begin = max(since, _since(opens))
            if left <= _since(closes) - begin:
                return _at(day, begin + left, start.tzinfo)
            left -= max(_NOTHING, _since(closes) - begin)
        whole = max(0, -(-left // self.day) - 1)
        last = calendar.nth_after(day, 1 + whole)
        return self._within(last, left - whole * self.day, start.tzinfo)

    def between(self, start, end, calendar):
        """The office time from `start` to `end` (both local, aware); nothing if `end` is not later."""
        if end <= start:
            return _NOTHING
        first, last = start.date(), end.date()
        whole = calendar.count(first - datetime.timedelta(days=1), last - datetime.timedelta(days=1))
        return whole * self.day - self._passed(start, calendar) + self._passed(end, calendar)

    def _within(self, day, length, zone):
        for opens, closes in self.spans:
            if length <= _since(closes) - _since(opens):
                return _at(day, _since(opens) + length, zone)
            length -= _since(closes) - _since(opens)
        raise ValueError("longer than a working day")

    def _passed(self, moment, calendar):
        """The office time of its own day that has passed at `moment`."""
        if not calendar.is_workday(moment.date()):
            return _NOTHING
        at = _since(moment.time())
        spans = ((_since(opens), _since(closes)) for opens, closes in self.spans)
        return sum((min(at, closes) - opens for opens, closes in spans if at > opens), _NOTHING)


def _since(time):
    """The time since midnight."""
    return datetime.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second, microseconds=time.microsecond)


def _at(day, since, zone):
    return datetime.datetime.combine(day, (datetime.datetime.min + since).time(), zone)


def _time(text):
    return datetime.time.fromisoformat(text.strip().rjust(5, "0"))


OFFICE = OfficeHours()
