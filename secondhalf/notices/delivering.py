"""Ways out of the house: rows that wait, are tried, tried again later, and shown when they are stuck. 投递。

A notice stands in the app whatever becomes of its delivery.
"""

import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Row

MOST_TRIES = 5
SECONDS = 5  # for every call to another machine
BATCH = 50
LAPSES = datetime.timedelta(minutes=15)


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    SENT = "sent", _("sent")
    STUCK = "stuck", _("stuck")


class Delivery(Row):
    """One thing to be sent. error: the last reason, in words that hold no address and no secret."""

    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=moments.now)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state", "due_at"], name="%(class)s_due")]

    def went(self):
        """The other side has taken it."""
        self.state, self.sent_at, self.error = DeliveryState.SENT, moments.now(), ""
        self.save(update_fields=["state", "sent_at", "error"])

    def failed(self, why):
        """Wait 2, 8, 32, 128 minutes; then stuck, until a person looks."""
        self.tries += 1
        self.state = DeliveryState.STUCK if self.tries >= MOST_TRIES else DeliveryState.WAITING
        self.due_at = moments.now() + datetime.timedelta(minutes=2 * 4 ** (self.tries - 1))
        self.error = why[:200]
        self.save(update_fields=["tries", "state", "due_at", "error"])

    def wait(self, until):
        """Not now, and not counted as a try: there were enough calls in the last minute."""
        self.state, self.due_at = DeliveryState.WAITING, until
        self.save(update_fields=["state", "due_at"])


def due(model):
    now = moments.now()
    lapsed = models.Q(state=DeliveryState.RUNNING, due_at__lte=now - LAPSES)
    return model.objects.filter(models.Q(state=DeliveryState.WAITING, due_at__lte=now) | lapsed)


def claimed(model, *aside):
    """A batch of due rows that nobody else has taken, the oldest first, read with the relations `aside`."""
    if not due(model).exists():
        return []
    with transaction.atomic():
        free = due(model).select_for_update(skip_locked=True).order_by("due_at", "id")
        mine = list(free.values_list("pk", flat=True)[:BATCH])
        model.objects.filter(pk__in=mine).update(state=DeliveryState.RUNNING, due_at=moments.now())
    return list(model.objects.filter(pk__in=mine).select_related(*aside).order_by("id"))
