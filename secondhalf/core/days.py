"""What is done once a day, or once an hour: each thing once, whoever's clock strikes first. 每日、每小时例行。"""

import datetime
import logging

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.rows import Row

EARLIEST_HOUR = 6  # local time: before offices open
log = logging.getLogger(__name__)


class DayDone(Row):
    """A thing was started for a day. Unique, so that of several processes one starts it."""

    name = models.CharField(max_length=120)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "day"], name="once_a_day")]


def start_all(table):
    """Start whatever of `table` (functions of a day) was not started today; returns the names started."""
    now = timezone.localtime(moments.now())
    if now.hour < EARLIEST_HOUR:
        return []
    names = [f"{thing.__module__}.{thing.__qualname__}" for thing in table]
    done = set(DayDone.objects.filter(day=now.date()).values_list("name", flat=True))
    return [name for name in names if name not in done and _start(name, now.date())]


def start_hourly(table):
    """Start whatever of `table` (functions of a day) was not started in this hour; returns the names started."""
    now = timezone.localtime(moments.now())
    names = {f"{thing.__module__}.{thing.__qualname__}": f"{now:%H}" for thing in table}
    done = set(DayDone.objects.filter(day=now.date()).values_list("name", flat=True))
    due = [(name, hour) for name, hour in names.items() if f"{name} {hour}" not in done]
    return [name for name, hour in due if _start(name, now.date(), hour)]


def _start(name, day, hour=""):
    try:
        with transaction.atomic():
            DayDone.objects.create(name=f"{name} {hour}".strip(), day=day)
            run.enqueue(name, day.isoformat())
    except IntegrityError:
        return False
    return True


@task
def run(name, day):
    """One daily or hourly thing (a django-task: a failure is kept there and shown on the page of what is stuck)."""
    tables = (*import_string(settings.SECONDHALF_DAILY), *import_string(settings.SECONDHALF_HOURLY))
    if name in {f"{thing.__module__}.{thing.__qualname__}" for thing in tables}:
        import_string(name)(datetime.date.fromisoformat(day))
