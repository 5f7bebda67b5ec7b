"""Whom a voice complains about, and who never learns of it (DOMAIN §0.5 law 9; [L1] art. 30, 46(5)). 回避。"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.core.rows import Owned
from secondhalf.matters.recusal import Accused, bars
from secondhalf.people.models import Organisation, Post
from secondhalf.people.posts import Role


class NamedObject(Owned):
    """An object of a complaint or report: a person or an organisation, as the voice names it."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="named")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="named_is_one_of_two", condition=Q(person=None) ^ Q(organisation=None))
        ]

    def __str__(self):
        return str(self.person or self.organisation)


def unbarred(person):
    """The condition under which a voice may come before the person: neither it nor its matter accuses them."""
    by_voice = NamedObject.objects.filter(bars(person, "voice__occurred_on"), voice=OuterRef("pk"))
    by_matter = Accused.objects.filter(bars(person), matter=OuterRef("matter"))
    return ~Q(Exists(by_voice)) & ~Q(Exists(by_matter))


class Accusing:
    def name_objects(self, objects):
        """Keep whom it complains about; it rises to the first union whose office is not barred (part of a step)."""
        for one in objects:
            kind = "organisation" if isinstance(one, Organisation) else "person"
            NamedObject.objects.create(id=self.new_key(), realm=self.realm, voice=self, **{kind: one})
        while objects and not self._office_left() and (above := self.holder.superior_union()):
            self.holder = above

    def accuses(self):
        """Does it name anybody?"""
        return self.named.exists()

    def _office_left(self):
        """Is there anybody in the holder's office who may see it?"""
        here = Q(organisation=self.holder) | Q(organisation__parent=self.holder, organisation__kind="department")
        posts = Post.objects.current().filter(here).select_related("person", "organisation")
        mine = type(self).objects.filter(pk=self.pk)
        return any(mine.filter(unbarred(p.person)).exists() for p in posts if Role.UNION_OFFICE in p.roles_set)
