"""When something is due: one pure function over a calendar. 办理时限。

Five parts make a deadline ([L18] arts 201-203): how much, in which unit, from which event, with which pauses, with
which extensions. The first day does not count; a day or month rule whose last day is off moves to the next working
day; months end on the same day number or on the last day of the month. `docs/working-time.md` shows each by example.
"""

import calendar as months
import datetime
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from secondhalf.core.officehours import OFFICE, OfficeHours
from secondhalf.core.workdays import Calendar

__all__ = ["CHINA", "OFFICE", "UNITS", "Calendar", "Due", "OfficeHours", "Rule", "due", "extend"]

CHINA = ZoneInfo("Asia/Shanghai")
UNITS = ("minute", "hour", "workhour", "day", "workday", "month", "date")
_ELAPSED = {"minute": datetime.timedelta(minutes=1), "hour": datetime.timedelta(hours=1)}
_LONGEST = {"minute": 10**6, "hour": 10**5, "workhour": 10**4, "day": 36500, "workday": 25000, "month": 1200}
_HOUR = datetime.timedelta(hours=1)
_DAY = datetime.timedelta(days=1)
_NOTHING = datetime.timedelta()
_MIDNIGHT = datetime.time()


@dataclass(frozen=True)
class Rule:
    """How long something may take.

    `amount` of `unit` (see UNITS; "day" is a natural day, 工作日 only where written), or a fixed `date`. `regime` is
    the law, rule or order it rests on; `start_event` what starts it (receipt, signing for, delivery ...). `at_close`:
    the last day ends at the close of business instead of 24:00. Raises ValueError for a rule without sense.
    """

    amount: int
    unit: str
    date: datetime.date | None = None
    regime: str = ""
    start_event: str = ""
    at_close: bool = False

    def __post_init__(self):
        if self.unit not in UNITS:
            raise ValueError(f"unknown unit {self.unit!r}")
        if self.unit == "date":
            if self.date is None:
                raise ValueError("a fixed date is missing")
        elif not 0 <= self.amount <= _LONGEST[self.unit]:
            raise ValueError(f"{self.amount} {self.unit} is not a time limit")


@dataclass(frozen=True)
class Due:
    """The end of a time limit.

    `ends_at` is the first moment that is too late (for days: the midnight that ends the last day); `last_day` the last
    day as people say it; `provisional`: it rests on a year without an official notice (暂定); `stands`: the clock
    stands still, and `ends_at` is the earliest end still possible.
    """

    ends_at: datetime.datetime
    provisional: bool
    last_day: datetime.date
    stands: bool = False
    unit: str = "day"

    def is_late(self, now):
        """True from the moment `ends_at` on, never while the clock stands still."""
        return now >= self.ends_at and not self.stands


def due(start, rule, calendar, hours=OFFICE, pauses=(), zone=CHINA):
    """When something that started at `start` (aware) under `rule` is due: a Due in `zone`.

    `pauses` are (start, end) pairs of aware moments, end None while the clock stands still. A pause counts only if it
    begins before the end as it stands then. It moves the end by the time paused (minutes, hours), the office time
    paused (workhours), the days paused (days, months) or the working days paused (workdays): the day on which a pause
    begins is paused, the day on which it ends is not. A fixed date moves by extension only.
    """
    reckoning = _Reckoning(start.astimezone(zone), rule, calendar, hours)
    end = reckoning.end()
    if not pauses or rule.unit == "date":
        return end
    paused = _NOTHING
    for begins, ends in _apart(pauses, start):
        if begins >= end.ends_at:
            break
        if ends is None:
            return replace(end, stands=True)
        paused += reckoning.paused(begins.astimezone(zone), ends.astimezone(zone))
        end = reckoning.end(paused)
    return end


def extend(previous, rule, calendar, hours=OFFICE, pauses=(), zone=CHINA):
    """The Due after an extension: `rule` counted on from the end of `previous` (a Due).

    Give the same `pauses` to `due` and to every `extend`: each takes those that begin in its own time.
    """
    if rule.unit in ("minute", "hour", "workhour"):
        start = previous.ends_at
    else:
        start = datetime.datetime.combine(previous.last_day, _MIDNIGHT, zone)
    later = [pause for pause in pauses if pause[0] >= previous.ends_at]
    end = due(start, rule, calendar, hours, later, zone)
    unsure = end.provisional or (previous.provisional and rule.unit != "date")
    return replace(end, provisional=unsure, stands=end.stands or previous.stands)


@dataclass(frozen=True)
class _Reckoning:
    start: datetime.datetime
    rule: Rule
    calendar: Calendar
    hours: OfficeHours

    def end(self, paused=_NOTHING):
        unit, amount = self.rule.unit, self.rule.amount
        if unit in _ELAPSED:
            at = (self.start.astimezone(datetime.UTC) + amount * _ELAPSED[unit] + paused).astimezone(self.start.tzinfo)
            return Due(at, False, _day_before(at), unit=unit)
        if unit == "workhour":
            at = self.hours.after(self.start, amount * _HOUR + paused, self.calendar)
            return Due(at, self.calendar.is_unsure(self.start.date(), at.date()), at.date(), unit=unit)
        if unit == "date":
            return self._day_end(self.rule.date, unsure=False)
        return self._days_end(amount, paused.days)

    def _days_end(self, amount, paused):
        first = self.start.date()
        if self.rule.unit == "workday":
            last = self.calendar.nth_after(first - _DAY if amount + paused == 0 else first, amount + paused or 1)
            return self._day_end(last, self.calendar.is_unsure(min(first + _DAY, last), last))
        raw = _months_later(first, amount) if self.rule.unit == "month" else first + amount * _DAY
        raw += paused * _DAY
        last = self.calendar.on_or_after(raw)
        return self._day_end(last, self.calendar.is_unsure(raw, last))

    def _day_end(self, last, unsure):
        zone = self.start.tzinfo
        if self.rule.at_close:
            at = datetime.datetime.combine(last, self.hours.closing, zone)
        else:
            at = datetime.datetime.combine(last + _DAY, _MIDNIGHT, zone)
        return Due(at, unsure, last, unit=self.rule.unit)

    def paused(self, begins, ends):
        """How much of the clock the pause from `begins` to `ends` (local) takes away."""
        unit = self.rule.unit
        if unit in _ELAPSED:
            return ends.astimezone(datetime.UTC) - begins.astimezone(datetime.UTC)
        if unit == "workhour":
            return self.hours.between(begins, ends, self.calendar)
        if unit == "workday":
            return self.calendar.count(begins.date() - _DAY, ends.date() - _DAY) * _DAY
        return ends.date() - begins.date()


def _apart(pauses, start):
    """The pauses in order, from `start` on, overlapping ones joined."""
    joined = []
    for begins, ends in sorted(pauses, key=lambda pause: pause[0]):
        if ends is not None and ends <= start:
            continue
        begins = max(begins, start)
        if joined and (joined[-1][1] is None or begins <= joined[-1][1]):
            before, until = joined.pop()
            begins, ends = before, None if until is None or ends is None else max(until, ends)
        joined.append((begins, ends))
    return joined


def _months_later(day, amount):
    """The same day number `amount` months on, or the last day of that month ([L18] art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return datetime.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _day_before(moment):
    """The day that a moment ends or lies in: midnight ends the day before."""
    return (moment - datetime.timedelta(microseconds=1)).date()
