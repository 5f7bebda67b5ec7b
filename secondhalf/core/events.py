"""Events: one for each step, in the order in which a sequencer numbers them. 流转事件。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned


class Event(Owned):
    """One thing that happened: name, subject, act, stage before and after, a commitment. No free text.

    position: gap-free place in the log, given by the sequencer after commit; cursor of the API and of the reactions.
    once: the one-time key of the request (hashed with the person), so that a repeat finds the first result.
    held: not to be placed before the next full hour (what an anonymous voice does; `at` is then a day's beginning).
    """

    position = models.BigIntegerField(null=True, unique=True)
    name = models.CharField(max_length=60)
    subject = models.UUIDField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.UUIDField(null=True)
    title = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=moments.now)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)
    turn = models.PositiveIntegerField(default=0)
    once = models.CharField(max_length=64, null=True, unique=True)
    held = models.BooleanField(default=False)
    commitment = models.BinaryField(max_length=32, null=True)

    class Meta:
        verbose_name = _("event")
        indexes = [
            models.Index(fields=["subject", "id"], name="event_story"),
            models.Index(fields=["id"], name="event_unplaced", condition=models.Q(position=None, held=False)),
        ]

    @property
    def verb(self):
        return self.name.partition(".")[2]

    def __str__(self):
        return self.name
