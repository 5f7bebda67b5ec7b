"""What follows by date, on one page. 按日、按小时办理一览。"""

from secondhalf.core import days
from secondhalf.files import daily as files
from secondhalf.imports import daily as imports
from secondhalf.matters import daily as matters
from secondhalf.people import daily as people
from secondhalf.voices import releasing

DAILY = [
    matters.remind,
    matters.archive,
    people.forget,
    files.sweep,
    imports.sweep,
]

HOURLY = [
    releasing.release,
]


def tick():
    """Called every few seconds by the job worker: starts what was not started today, or in this hour."""
    return days.start_all(DAILY) + days.start_hourly(HOURLY)
