"""What follows by date, on one page. 按日、按小时办理一览。"""

from secondhalf.core import days
from secondhalf.core.sqlite import learning
from secondhalf.files import daily as files
from secondhalf.imports import daily as imports
from secondhalf.ledgers import daily as ledgers
from secondhalf.matters import daily as matters
from secondhalf.notices import daily as notices
from secondhalf.notices import sending
from secondhalf.papers import daily as papers
from secondhalf.people import daily as people
from secondhalf.practical import daily as practical
from secondhalf.voices import calling_back, forgetting, releasing, rising, slowing
from secondhalf.voices.public import pace

DAILY = [
    matters.remind,
    matters.archive,
    people.forget,
    files.sweep,
    papers.sweep,
    imports.sweep,
    ledgers.sweep,
    notices.tell_overdue,
    notices.digest,
    notices.forget,
    calling_back.draw,
    slowing.sweep,
    forgetting.forget,
    rising.rise,
    learning.learn,
    practical.count_votes,
    practical.judge,
    practical.plan_checks,
    practical.ask_reports,
]

HOURLY = [
    releasing.release,
    pace.forget,
    ledgers.go_on,
]

OFTEN = [
    sending.wake,
]


def tick():
    """Called every few seconds by the job worker: starts what was not started today, or in this hour."""
    for wake in OFTEN:
        wake()
    return days.start_all(DAILY) + days.start_hourly(HOURLY)
