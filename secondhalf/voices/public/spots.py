"""Where one speaks: through a channel, or about a unit that has none of its own. 入口。"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind
from secondhalf.voices import channels
from secondhalf.voices.channels import LETTERS, Channel
from secondhalf.voices.kinds import ChannelKind

PER_HOUR = 60
FEW_PEOPLE = 5


@dataclass(frozen=True)
class Spot:
    """unit: the employer it is about. holder: the union that receives. channel: the Channel, or None."""

    unit: Any
    holder: Any
    channel: Any = None

    @property
    def code(self):
        """What counts its voices."""
        return self.channel.code if self.channel else str(self.unit.pk)

    @property
    def per_hour(self):
        return self.channel.per_hour if self.channel else PER_HOUR

    @property
    def kind(self):
        return self.channel.kind if self.channel else ChannelKind.PAGE

    @property
    def is_poster(self):
        return self.kind == ChannelKind.POSTER

    @property
    def place(self):
        return self.channel.place if self.channel else ""

    @property
    def name(self):
        """What stands on the page: the channel's own name, or the unit's."""
        return self.channel.name if self.channel else self.unit.name

    @property
    def category(self):
        return self.channel.category if self.channel else None

    @cached_property
    def is_small(self):
        """So few people that whoever speaks without a name may be known by the story; False where it is not known."""
        headcount = self.unit.particulars.headcount if self.unit.kind == Kind.UNIT else None
        return headcount is not None and headcount < FEW_PEOPLE

    def get_absolute_url(self):
        if self.channel:
            return reverse("speak-channel", args=[self.channel.code])
        return reverse("speak-unit", args=[self.unit.pk])


def of_channel(channel):
    return Spot(unit=channel.unit, holder=channel.holder, channel=channel)


def by_code(code):
    """(Spot or None, Channel or None): the channel of a code as typed or scanned; a Spot only if it is open."""
    channel = channels.by_code(clean_code(code))
    return (of_channel(channel) if channel and channel.is_open else None), channel


def clean_code(typed):
    """What may be meant by a typed code: small letters, no blanks; LETTERS has none that are mistaken."""
    return "".join(sign for sign in typed.lower() if sign in LETTERS)


def of_unit(unit):
    """The Spot of a unit: its own public page if it has one, or the nearest union; None without a union."""
    rows = Channel.objects.open().select_related("unit__unit", "holder", "category")
    channel = rows.filter(unit=unit, kind=ChannelKind.PAGE, place="").first()
    if channel:
        return of_channel(channel)
    return Spot(unit=unit, holder=unit.nearest_union) if unit.nearest_union else None


def of_matter(matter):
    """Where one speaks about a published matter: whoever holds it receives."""
    spot = of_unit(matter.unit)
    return Spot(unit=matter.unit, holder=matter.holder, channel=spot.channel if spot else None)


def units():
    """Every employer that one can speak about."""
    return Organisation.objects.living().filter(kind=Kind.UNIT)
