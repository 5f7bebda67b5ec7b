"""What anonymous voices did is let go once an hour, in an order that tells nothing. 匿名延时放行。

The keys of anonymous voices are random, and the sequencer goes by keys: their order is no order of time.
"""

from django.conf import settings
from django.db import transaction

from secondhalf import logs
from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.files import storing
from secondhalf.files.models import File
from secondhalf.voices.models import Message, Shot, Voice


def release(day=None):
    """Let go whatever was held back; returns how many events. `day` is the clock's and not used."""
    with transaction.atomic():
        Voice.objects.filter(is_released=False).update(is_released=True)
        told = Message.objects.filter(act__held=True)
        Voice.objects.filter(pk__in=told.values("voice")).update(unread_by_office=True)
        Voice.objects.filter(pk__in=told.filter(contests=True).values("voice")).update(is_contested=True)
        held = Event.objects.filter(held=True)
        photos = list(File.objects.filter(pk__in=Shot.objects.filter(act__in=held).values("file")))
        done = held.update(held=False)
    blur(photos)
    return done


def blur(photos):
    """What the disk itself notes of files (when they were made or changed) tells the hour from now on."""
    day = moments.start_of(moments.today()).timestamp()
    for photo in photos:
        for path in (storing.path_of(photo.pk), storing.small_path_of(photo.pk)):
            storing.write_anew(path, when=photo.uploaded_at.timestamp())
    storing.blur_folders(day)
    logs.blur(settings.HOME.path / "logs")
