"""The job that sends what waits, over every channel. 投递任务。

It runs outside any transaction, since a channel may hang. A worker that dies between sending and writing it down sends
that one again: a delivery is at least once, the notice itself at most once.
"""

import time

from django_tasks import task

from secondhalf.core import moments
from secondhalf.notices import grouping, mailing
from secondhalf.notices.delivering import DeliveryState, due
from secondhalf.notices.letters import Letter
from secondhalf.notices.robots import GroupMessage

CHANNELS = [(Letter, mailing.send_batch), (GroupMessage, grouping.send_batch)]
SHOWN = 50
PATIENCE = 20  # seconds of one job: other jobs wait meanwhile


@task(priority=-10)
def deliver():
    """Send what is due (a django-task, started by `wake`)."""
    deliver_due()


def deliver_due():
    """Send what is due, for a while; the next job goes on."""
    until = time.monotonic() + PATIENCE
    for _rows, send_batch in CHANNELS:
        while time.monotonic() < until and send_batch():
            pass


def wake():
    """Called every few seconds by the clock: start a job if anything is due."""
    if any(due(rows).exists() for rows, _send in CHANNELS):
        deliver.enqueue()


def stuck():
    """Everything that was tried five times, the newest first."""
    late = [rows.objects.filter(state=DeliveryState.STUCK).order_by("-id")[:SHOWN] for rows, _send in CHANNELS]
    return [row for rows in late for row in rows]


def try_again():
    """Five new tries for what is stuck, from now; returns for how many."""
    again = {"state": DeliveryState.WAITING, "tries": 0, "due_at": moments.now()}
    return sum(rows.objects.filter(state=DeliveryState.STUCK).update(**again) for rows, _send in CHANNELS)


def forget(before):
    """What was sent before a moment need not be known any more."""
    for rows, _send in CHANNELS:
        rows.objects.filter(state=DeliveryState.SENT, sent_at__lt=before).delete()
