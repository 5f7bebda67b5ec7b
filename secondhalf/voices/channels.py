"""Channels: posters with a code, and public pages; each knows its unit and what it is usually about. 渠道。"""

import datetime
import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import ActField
from secondhalf.core.kept import Kept
from secondhalf.core.rows import Owned
from secondhalf.matters.kinds import Regime
from secondhalf.people.organisations import place_after
from secondhalf.people.steps import act
from secondhalf.voices.kinds import ChannelKind

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8

VERBS = {
    "make": _("Make a channel"),
    "change": _("Change the channel"),
    "end": _("End the channel"),
}


def new_code():
    """Eight letters and digits that are not mistaken for each other: 10^11 codes, so that none is guessed."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


class ChannelQuerySet(models.QuerySet):
    def open(self, on=None):
        """In use on a day (today by default)."""
        on = on or moments.today()
        return self.filter(from_on__lte=on).filter(models.Q(to_on=None) | models.Q(to_on__gte=on))

    def under(self, path):
        """About the organisation at a path of the tree, or about anything below it."""
        return self.filter(unit__path__gte=path, unit__path__lt=place_after(path))


class Channel(Owned):
    """One door through which people without an account speak: what hangs on a wall, or stands on a page.

    unit: the employer it is about. holder: the union whose office receives (the nearest one). per_hour: above so many
    voices an hour whatever comes is taken, and held for the officer (never refused).
    """

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind, default=ChannelKind.POSTER)
    name = models.CharField(_("name"), max_length=80)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("received by"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    campaign = models.CharField(_("campaign"), max_length=80, blank=True)
    category = models.ForeignKey("matters.Category", models.PROTECT, null=True, blank=True, related_name="+")
    regime = models.CharField(_("rule that applies"), max_length=20, choices=Regime, default=Regime.UNIT)
    per_hour = models.PositiveIntegerField(_("voices an hour before the rest is held"), default=60)
    from_on = models.DateField(_("from"), default=moments.today)
    to_on = models.DateField(_("to"), null=True, blank=True)
    made = ActField(null=True, editable=False)
    ended = ActField(null=True, editable=False)

    objects = ChannelQuerySet.as_manager()

    verb_labels = VERBS

    class Meta:
        verbose_name = _("channel")

    def __str__(self):
        return self.name

    @classmethod
    def make(cls, *, by, unit, holder, **about):
        """A new door. about: name, kind, place, campaign, category, regime, per_hour, from_on, to_on."""
        with act("channel.make", by=by) as leave:
            channel = cls(realm=holder.realm, unit=unit, holder=holder, **about)
            channel.made = leave(channel)
            channel.save(force_insert=True)
        by_code.forget()
        return channel

    def change(self, *, by, **about):
        """Other words or limits; code, unit and who receives stay what is printed on the wall."""
        with act("channel.change", by=by) as leave:
            for name, value in about.items():
                setattr(self, name, value)
            self.save(update_fields=list(about))
            leave(self)
        by_code.forget()

    def end(self, *, by):
        """Not in use from now on. What came through it stays, and its code is never given again."""
        with act("channel.end", by=by) as leave:
            self.to_on, self.ended = moments.today() - datetime.timedelta(days=1), leave(self)
            self.save(update_fields=["to_on", "ended"])
        by_code.forget()

    @property
    def is_open(self):
        """In use today?"""
        today = moments.today()
        return self.from_on <= today and (self.to_on is None or today <= self.to_on)

    def get_absolute_url(self):
        return reverse("channel", args=[self.code])


def _load(code):
    return Channel.objects.select_related("unit__unit", "holder", "category").filter(code=code).first()


by_code = Kept(_load)
by_code.__doc__ = "by_code(code): the Channel with unit, holder and category, or None."
