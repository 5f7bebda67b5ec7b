"""One person, one part, for a matter's whole life, across rounds and posts. 一人一事只任一职。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core.facts import ActField
from secondhalf.core.problems import OnePersonOnePart
from secondhalf.core.rows import Owned


class PartKind(models.TextChoices):
    HANDLED = "handled", _("handled")
    REVIEWED = "reviewed", _("reviewed")
    VERIFIED = "verified", pgettext_lazy("part", "verified")
    ENDORSED = "endorsed", _("endorsed")
    APPROVED = "approved", _("approved")


class Part(Owned):
    """The one part a person holds in a matter. The database itself refuses the second (law 2)."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="parts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=PartKind)
    act = ActField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "person"], name="one_person_one_part")]


class PartField(models.ForeignKey):
    """Points a fact to the part that its person holds."""

    def __init__(self, **options):
        super().__init__(**{"to": "matters.Part", "on_delete": models.PROTECT, "related_name": "+", **options})


class Partaking:
    """Who holds which part."""

    def part_of(self, person):
        """The PartKind the person holds here, or None."""
        if person is None:
            return None
        return self.parts_held.get(person.pk)

    @property
    def parts_held(self):
        """{person key: part}, read once for a loaded matter."""
        if "_parts_held" not in vars(self):
            self._parts_held = dict(self.parts.values_list("person_id", "part"))
        return self._parts_held

    def may_take(self, part, person):
        """True if the person holds this part or none; else the Problem that names the rule."""
        held = self.part_of(person)
        if held in (None, part):
            return True
        return OnePersonOnePart(thing=self, part=PartKind(held).label)

    def take_part(self, part, *, by, act):
        """The person's part in this matter, taken now or held before; OnePersonOnePart if they hold another."""
        if (answer := self.may_take(part, by.person)) is not True:
            raise answer
        made, _new = Part.objects.get_or_create(
            matter=self, person=by.person, defaults={"part": part, "act": act.event, "realm": self.realm}
        )
        if made.part != part:
            raise OnePersonOnePart(thing=self, part=PartKind(made.part).label)
        self.parts_held[by.person.pk] = part
        return made
