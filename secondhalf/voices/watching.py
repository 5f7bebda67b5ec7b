"""Was anybody made to suffer for having spoken? Asked at the answer and after 30, 90, 180 days. 打击报复跟踪。

Answering is free and silence means nothing. What the person answers is never shown to the office that handled the
voice; “yes” opens a protected case one union up. Source: DOMAIN §9.4; 工会法第五十二、五十三条.
"""

import datetime
from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import ActField, Fact
from secondhalf.core.problems import StillMissing
from secondhalf.voices.kinds import PUBLIC, ChannelKind, Mode, Nature

AFTER = (0, 30, 90, 180)  # days
NOT_FOR_THE_OFFICE = frozenset({"confirm_safe", "report_harm"})


class Harm(models.TextChoices):
    """What is done to people for speaking up."""

    MOVED = "moved", _("moved to another post")
    PAY_CUT = "pay_cut", _("pay cut")
    DISMISSED = "dismissed", _("contract ended")
    NO_SHIFTS = "no_shifts", _("no more shifts")
    THREAT = "threat", _("threats")
    OTHER = "other", _("something else")


class Watch(Fact):
    """One day from which on the person's page asks; `replied` is the act of an answer, whatever it says."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="watches")
    round = models.PositiveSmallIntegerField(editable=False)
    days = models.PositiveSmallIntegerField(editable=False)
    due_on = models.DateField(editable=False)
    replied = ActField(null=True)


def asked_now(voice):
    """Need of confirm_safe: a question that stands on the person's page."""
    return None if voice.open_watches().exists() else StillMissing(thing=voice, what=_("a question to answer"))


class Watchable:
    def open_watches(self):
        """The questions whose day has come and that nobody has answered."""
        return self.watches.filter(replied=None, due_on__lte=moments.today()).order_by("due_on", "id")

    def watch(self, act):
        """Ask now and after 30, 90 and 180 days (part of the answer)."""
        day = moments.local_day(act.event.at)
        for days in AFTER:
            due_on = day + datetime.timedelta(days=days)
            act.record(self.watches, round=self.case.round, days=days, due_on=due_on)

    def confirm_safe(self, *, by):
        """The person says that nothing has happened to them."""
        with self.step("confirm_safe", by=self.voiced(by)) as act:
            self.open_watches().update(replied=act.event)

    def report_harm(self, *, by, harms, text="", danger=False, photos=()):
        """Something was done to the person: a voice of its own, one union up. Returns that voice.

        harms: values of Harm. The union that held the first voice sees nothing of it; the same receipt follows both.
        """
        with self.step("report_harm", by=self.voiced(by)) as act:
            self.open_watches().update(replied=act.event)
            told = {"words": in_words(harms, text), "harms": ",".join(harms), "danger": danger, "photos": photos}
            return type(self).lodge(by=self._as_before(by), **self._protected(by), **told)

    def _as_before(self, by):
        """Whoever gave a name keeps it; of nobody else is anything known."""
        kept = getattr(self, "raiser", None)
        return replace(by, once="", person=kept.person if kept else None)

    def _protected(self, by):
        """What the new voice takes over: the unit, those complained about, the way of speaking."""
        kept = getattr(self, "raiser", None) if self.mode == Mode.NAMED else None
        own = self.channel if self.channel in PUBLIC else ChannelKind.ONLINE if by.person else ChannelKind.PAGE
        return {
            "after": self,
            "unit": self.unit,
            "holder": self.holder.superior_union() or self.holder,
            "mode": self.mode,
            "nature": Nature.REPORT,
            "channel": own,
            "via": self.via,
            "named": [one.person or one.organisation for one in self.named.select_related("person", "organisation")],
            "raiser": {"name": kept.name, "contact": kept.contact} if kept and not kept.person else None,
        }

    @property
    def harm_words(self):
        """What was done, in words."""
        return labels(self.harms.split(",")) if self.harms else ""


def labels(harms):
    return "、".join(str(Harm(harm).label) for harm in harms)


def in_words(harms, text):
    """The original words of the case: what was ticked, and what was written."""
    return f"{labels(harms)}\n{text}".strip()
