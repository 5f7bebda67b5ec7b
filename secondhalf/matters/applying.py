"""Applying for close-out: measures done, evidence given, the raiser contacted. 申请销号。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind


class Application(Fact):
    class Contact(models.TextChoices):
        SPOKEN = "spoken", _("spoken with")
        UNREACHED = "unreached", _("tried, not reached")
        THROUGH_UNION = "through_union", _("through the union")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="applications")
    part = PartField()
    done = models.TextField(_("what was done"))
    effect = models.TextField(_("effect"))
    contact = models.CharField(_("the raiser"), max_length=14, choices=Contact)
    lessons = models.TextField(_("like cases, rules made"), blank=True)


class Applicable:
    def apply(self, *, by, done, effect, contact, lessons=""):
        """Apply for close-out. The three musts: measures done, evidence given, the raiser contacted.

        The handling clock stops; whether it was in time is judged by the application that leads to the close-out.
        """
        with self.step("apply", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            fields = {"done": done, "effect": effect, "contact": contact, "lessons": lessons}
            act.record(self.applications, part=part, **fields)
            self.percent = 100
            self.stop_clock(act)
