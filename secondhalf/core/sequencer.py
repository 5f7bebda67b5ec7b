"""Gives committed events their gap-free positions, and makes the jobs that follow. 排序。

The counter row is updated first, so two sequencers wait for each other: the row's lock is the lease.
"""

from django.db import transaction
from django.db.models import Case, F, Max, Value, When

from secondhalf.core.events import Event
from secondhalf.core.jobs import BATCH, Job, react, reactions_to, run_due
from secondhalf.core.log import Log


def place():
    """Place one batch of events; returns how many. Safe to run in several processes at once."""
    with transaction.atomic():
        Log.objects.get_or_create(pk=1)
        Log.objects.filter(pk=1).update(length=F("length"))
        length = Log.objects.filter(pk=1).values_list("length", flat=True)[0]
        events = list(Event.objects.filter(position=None).order_by("id")[: BATCH * 2])
        if not events:
            return 0
        for position, event in enumerate(events, start=length + 1):
            event.position = position
        places = [When(pk=event.pk, then=Value(event.position)) for event in events]
        Event.objects.filter(pk__in=[event.pk for event in events]).update(position=Case(*places))
        Log.objects.filter(pk=1).update(length=length + len(events))
        jobs = [Job(event=event, reaction=name) for event in events for name in reactions_to(event.name)]
        Job.objects.bulk_create(jobs)
        if jobs:
            react.enqueue()
    return len(events)


def settle():
    """Place every event and run every due job, until nothing follows any more (tests, demo, imports)."""
    while place() or run_due():
        pass


def length():
    """How many events have a position."""
    return Event.objects.aggregate(last=Max("position"))["last"] or 0
