"""How much time is left, or by how much it is over, in words. 剩余时限。"""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secondhalf.core.worktime import CHINA, OFFICE

_DAY = datetime.timedelta(days=1)
_MINUTE = datetime.timedelta(minutes=1)
_MIDNIGHT = datetime.time()


@dataclass(frozen=True)
class Left:
    """The time left at a moment.

    late: it is over. stands: the clock stands still. days: working days left after today, or over before today.
    minutes: what is left of office time when that is less than a working day (of plain time for hours and minutes,
    less than a day), or over on the same day; else None. ends_at: the end in local time. last_day: as people say it.
    today: the day it was asked.
    """

    late: bool
    stands: bool
    days: int
    minutes: int | None
    ends_at: datetime.datetime
    last_day: datetime.date
    today: datetime.date

    @property
    def text(self):
        """ "3 working days left", "2 h 25 min left", "due today", "2 working days over", in the reader's language."""
        if self.stands:
            return _("clock paused")
        if self.late:
            return self._over()
        if self.minutes is not None and self.has_hour:
            return _("%(span)s left") % {"span": span(self.minutes)} if self.minutes else self.by
        if self.days:
            return ngettext("%(n)d working day left", "%(n)d working days left", self.days) % {"n": self.days}
        return self.by

    @property
    def by(self):
        """ "By 10:55 today", "due today", "by 23 Nov", in the reader's language."""
        away = (self.last_day - self.today).days
        if self.has_hour:
            by = {0: _("by %(hour)s today"), 1: _("by %(hour)s tomorrow")}.get(away, _("by %(hour)s on %(day)s"))
        else:
            by = {0: _("due today"), 1: _("due tomorrow")}.get(away, _("by the end of %(day)s"))
        return by % {
            "hour": f"{self.ends_at:%H:%M}",
            "day": date_format(self.last_day, "MONTH_DAY_FORMAT"),
        }

    @property
    def has_hour(self):
        """True if it ends within a day, not with one."""
        return self.ends_at.time() != _MIDNIGHT

    def _over(self):
        if self.days:
            return ngettext("%(n)d working day over", "%(n)d working days over", self.days) % {"n": self.days}
        if self.minutes:
            return _("%(span)s over") % {"span": span(self.minutes)}
        return _("overdue")


def left(now, due, calendar, hours=OFFICE, zone=CHINA):
    """The time left at `now` (aware) of a Due: a Left. The calendar and the hours are those the Due was made with."""
    now = now.astimezone(zone)
    ends_at = due.ends_at.astimezone(zone)
    late = due.is_late(now)
    today = now.date()
    days = calendar.count(due.last_day, today) if late else calendar.count(today, due.last_day)
    minutes = None
    if late and today == due.last_day:
        minutes = (now - ends_at) // _MINUTE
    elif not late:
        minutes = _minutes_left(now, ends_at, due, calendar, hours)
    return Left(late, due.stands, days, minutes, ends_at, due.last_day, today)


def span(minutes):
    """A span in words: "2 h 25 min", "40 min"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("%(m)d min") % {"m": rest}
    return (_("%(h)d h %(m)d min") if rest else _("%(h)d h")) % {"h": whole, "m": rest}


def _minutes_left(now, ends_at, due, calendar, hours):
    if due.unit in ("minute", "hour"):
        rest, most = ends_at.astimezone(datetime.UTC) - now.astimezone(datetime.UTC), _DAY
    elif (due.last_day - now.date()).days > 31:
        return None
    else:
        rest, most = hours.between(now, ends_at, calendar), hours.day
    return rest // _MINUTE if rest < most else None
