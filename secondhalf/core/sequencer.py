"""Gives committed events their gap-free positions, and makes the jobs that follow. 排序。

The counter row is updated first, so two sequencers wait for each other: the row's lock is the lease.
"""

from django.db import connection, transaction
from django.db.models import F, Max

from secondhalf.core.events import Event
from secondhalf.core.jobs import BATCH, Job, react, reactions_to, run_due
from secondhalf.core.log import Log


def place():
    """Place one batch of events; returns how many. Safe to run in several processes at once."""
    with transaction.atomic():
        Log.objects.get_or_create(pk=1)
        Log.objects.filter(pk=1).update(length=F("length"))
        length = Log.objects.filter(pk=1).values_list("length", flat=True)[0]
        placed = number(length)
        if not placed:
            return 0
        Log.objects.filter(pk=1).update(length=length + len(placed))
        jobs = [Job(event_id=key, reaction=reaction) for key, name in placed for reaction in reactions_to(name)]
        Job.objects.bulk_create(jobs)
        if jobs:
            react.enqueue()
    return len(placed)


def number(length):
    """Give the oldest events without a position the positions after `length`; their (key, name), in that order.

    One statement, alike on both databases: writers to SQLite wait while this runs.
    """
    sql = """UPDATE core_event SET position = %s + fresh.place
             FROM (SELECT id, row_number() OVER (ORDER BY id) AS place
                   FROM (SELECT id FROM core_event
                         WHERE position IS NULL AND NOT held ORDER BY id LIMIT %s) AS oldest) AS fresh
             WHERE core_event.id = fresh.id RETURNING core_event.position, core_event.id, core_event.name"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [length, BATCH])
        return [(Event._meta.pk.to_python(key), name) for _position, key, name in sorted(cursor.fetchall())]


def settle():
    """Place every event and run every due job, until nothing follows any more (tests, demo, imports)."""
    while place() or run_due():
        pass


def length():
    """How many events have a position."""
    return Event.objects.aggregate(last=Max("position"))["last"] or 0
