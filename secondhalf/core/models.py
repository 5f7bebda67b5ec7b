"""The frame's tables, each in its own file."""

from secondhalf.core.calendar import CalendarNotice, WorkDay
from secondhalf.core.days import DayDone
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.core.log import Log
from secondhalf.core.numbering import Counter
from secondhalf.core.profile import ProfileValue

__all__ = ["CalendarNotice", "Counter", "DayDone", "Event", "Job", "Log", "ProfileValue", "WorkDay"]
