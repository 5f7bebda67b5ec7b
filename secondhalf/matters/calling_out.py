"""Heavier pressure than a note: a talk with a department's head, a circular that praises or criticises. 约谈、通报。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem


class NotHeldYet(Problem):
    status = 422
    title = _("This day has not come yet")
    remedy = _("Record it once it was held: name a day not later than today.")


class Talk(Fact):
    """约谈: who was talked with, for which department; what was said and what was promised."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="talks")
    addressee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("addressee"))
    head = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    held_on = models.DateField(_("held on"))
    reason = models.TextField(_("reason"))
    promised = models.TextField(_("what was promised"), blank=True)


class Circular(Fact):
    """通报: to whom it is told, of which department, in praise or in criticism. Of persons it says nothing."""

    class Tone(models.TextChoices):
        PRAISE = "praise", _("in praise")
        CRITICISM = "criticism", _("in criticism")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="circulars")
    addressee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("addressee"))
    tone = models.CharField(_("praise or criticism"), max_length=10, choices=Tone)
    told_to = models.CharField(_("told to"), max_length=120)
    text = models.TextField(_("text"))
    paper_no = models.CharField(_("number of the paper"), max_length=60, blank=True)


class CallableOut:
    def talk(self, *, by, addressee, held_on, reason, promised=""):
        """A talk was held with the head of a department. held_on: not later than today. Raises NotHeldYet."""
        from secondhalf.matters.supervising import head_of

        if held_on > moments.today():
            raise NotHeldYet(thing=self)
        with self.step("talk", by=by) as act:
            said = {"held_on": held_on, "reason": reason, "promised": promised}
            return act.record(self.talks, addressee=addressee, head=head_of(addressee), **said)

    def circulate(self, *, by, addressee, tone, told_to, text, paper_no=""):
        """A circular praises or criticises how a department handles it."""
        with self.step("circulate", by=by) as act:
            said = {"tone": tone, "told_to": told_to, "text": text, "paper_no": paper_no}
            return act.record(self.circulars, addressee=addressee, **said)
