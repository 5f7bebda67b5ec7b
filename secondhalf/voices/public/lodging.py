"""One form, one voice, one receipt, however often it is sent. 一表一件一回执。"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.loop import once_key
from secondhalf.core.problems import Repeated
from secondhalf.voices import receipts
from secondhalf.voices.following import Following
from secondhalf.voices.kinds import ACCUSING
from secondhalf.voices.lodging import RAISER, nearest_union
from secondhalf.voices.models import Voice
from secondhalf.voices.public import pace, proof


@dataclass(frozen=True)
class Stub:
    """A receipt as it is shown, once: the voice, and the digits that nobody can show again."""

    voice: Any
    once: str

    @property
    def digits(self):
        return receipts.secret_of(self.once)

    @property
    def groups(self):
        return receipts.grouped(self.digits).split()

    @property
    def following(self):
        return Following(self.voice)

    @property
    def went_up(self):
        """Did it rise, because it names somebody the nearer office could not keep it from?"""
        if self.voice.nature not in ACCUSING or not self.voice.named.exists():
            return False
        return self.voice.holder_id != nearest_union(self.voice.unit).pk


def lodge(form):
    """The Stub of what a valid public form says; it is held if no proof came with it, or too many came this hour."""
    try:
        with transaction.atomic():
            so_far = pace.counts()
            held = not form.proves or pace.is_full(form.spot, so_far)
            voice = Voice.lodge(by=Actor(name=RAISER, once=form.once_key), is_held=held, **form.said())
            pace.count(form.spot, so_far)
    except Repeated as repeated:
        voice = voice_of(repeated.event)
    return Stub(voice, form.once_key)


def sent_before(once):
    """The Stub of the voice that this key has lodged already, or None."""
    if not proof.is_ours(once):
        return None
    key = once_key(Actor(name=RAISER, once=once))
    event = Event.objects.filter(once=key, name=f"{Voice.subject}.lodge").first()
    voice = voice_of(event) if event else None
    return Stub(voice, once) if voice else None


def voice_of(event):
    return Voice.objects.select_related("holder", "unit", "act").filter(pk=event.subject).first()
