"""Office time counted backwards from now, so that all acts fall into office hours. 倒推工作时间。"""

import datetime

from django.utils import timezone

from secondhalf.core import calendar
from secondhalf.core.officehours import OFFICE

DAY = int(OFFICE.day.total_seconds()) // 60


class OfficeTime:
    """The office minutes before one moment."""

    def __init__(self, now):
        self.zone = timezone.get_current_timezone()
        self.calendar = calendar.current()
        here = now.astimezone(self.zone)
        self.day, self.passed = here.date(), 0
        if self.calendar.is_workday(self.day):
            midnight = datetime.datetime.combine(self.day, datetime.time(), self.zone)
            self.passed = int(OFFICE.between(midnight, here, self.calendar).total_seconds()) // 60

    def before(self, minutes):
        """The moment from which `minutes` (at least 1) of office time have passed until now."""
        days, minute = divmod(self.passed - max(1, int(minutes)), DAY)
        day = self.day if days == 0 else self.calendar.nth_before(self.day, -days)
        return OFFICE.after(self.opening(day), datetime.timedelta(minutes=minute, seconds=1), self.calendar)

    def opening(self, day):
        """When work begins on that day."""
        return datetime.datetime.combine(day, OFFICE.spans[0][0], self.zone)

    def after(self, moment, minutes):
        """The moment at which so many minutes of office time have passed since `moment`."""
        return OFFICE.after(moment.astimezone(self.zone), datetime.timedelta(minutes=minutes), self.calendar)
