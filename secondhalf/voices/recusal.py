"""Whom a voice complains about, and who never learns of it (DOMAIN §0.5 law 9; [L1] art. 30, 46(5)). 回避。"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.core.rows import Owned
from secondhalf.matters.recusal import Accused, barring
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


def unbarred(person, besides=None):
    """The condition under which a voice may come before the person: neither it nor its matter accuses them.

    besides: a post that does not bar (the one to which accusations at the top fall).
    """
    barred = barring(person, besides)
    by_voice = NamedObject.objects.filter(barred("voice__occurred_on"), voice=OuterRef("pk"))
    by_matter = Accused.objects.filter(barred("matter__occurred_on"), matter=OuterRef("matter"))
    return ~Q(Exists(by_voice)) & ~Q(Exists(by_matter))


class Accusing:
    def name_objects(self, objects):
        """Keep whom it complains about (part of a step)."""
        for one in objects:
            kind = "organisation" if isinstance(one, Organisation) else "person"
            NamedObject.objects.create(id=self.new_key(), realm=self.realm, voice=self, **{kind: one})

    def rise(self, *, by):
        """Nobody in the office may see to it any more (posts change): it goes to the first one where somebody may."""
        with self.step("rise", by=by):
            self.find_office(accuses=self.accuses())

    def find_office(self, *, accuses, speaker=None):
        """Up to the first union in whose office somebody may see to it (part of a step).

        accuses: does it name anybody?
        speaker: an officer who spoke under their own name does not see to their own voice. Of who hid theirs nothing is
        asked: where a voice went must not tell who spoke.
        """
        while not self.office_left(accuses=accuses, speaker=speaker) and (above := self.holder.superior_union()):
            self.holder = above

    def accuses(self):
        """Does it name anybody?"""
        return self.named.exists()

    def office_left(self, *, accuses, speaker=None):
        """Is there anybody in the holder's office who may see it?"""
        here = Q(organisation=self.holder) | Q(organisation__parent=self.holder, organisation__kind="department")
        posts = Post.objects.current().filter(here, person__is_active=True).select_related("person", "organisation")
        mine = type(self).objects.filter(pk=self.pk)
        officers = [post.person for post in posts if Role.UNION_OFFICE in post.roles_set and post.person != speaker]
        return any(not accuses or mine.filter(unbarred(person)).exists() for person in officers)
