"""What anonymous voices did is let go once an hour, in an order that tells nothing. 匿名延时放行。

The keys of anonymous voices are random, and the sequencer goes by keys: their order is no order of time.
"""

from django.db import transaction

from secondhalf.core.events import Event
from secondhalf.voices.models import Message, Voice


def release(day=None):
    """Let go whatever was held back; returns how many events. `day` is the clock's and not used."""
    with transaction.atomic():
        Voice.objects.filter(is_released=False).update(is_released=True)
        told = Message.objects.filter(act__held=True)
        Voice.objects.filter(pk__in=told.values("voice")).update(unread_by_office=True)
        Voice.objects.filter(pk__in=told.filter(contests=True).values("voice")).update(is_contested=True)
        return Event.objects.filter(held=True).update(held=False)
