"""Naming an object late: barred from now on, and who had already seen it is kept (HOUSE §6, law 9). 补列被反映对象。"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import slots
from secondhalf.core.events import Event
from secondhalf.core.facts import Fact
from secondhalf.core.problems import StillMissing
from secondhalf.core.rows import Owned
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.recusal import Accused, bars
from secondhalf.people.posts import Post, Role

HIDDEN = frozenset({"name_object"})  # recusal is shown to nobody but the intake post


class Naming(Fact):
    """An object was named when others had seen the matter already. What it names are the `accused` with this naming."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="namings")
    reason = models.TextField(_("reason"))


class Witness(Owned):
    """Somebody who had seen it, or might have, before the object was named."""

    class How(models.TextChoices):
        ACTED = "acted", _("took part in it")
        TOLD = "told", _("opened a notice of it")
        SIGHT = "sight", _("had it in sight; whether the page was opened is not recorded")

    naming = models.ForeignKey(Naming, models.CASCADE, related_name="witnesses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    how = models.CharField(max_length=6, choices=How)
    is_barred = models.BooleanField(_("barred from now on"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["naming", "person"], name="one_witness")]


class Nameable:
    def name_object(self, *, by, reason, person=None, organisations=()):
        """From now on `person` and `organisations` are barred, with all whom recusal bars through them.

        Whoever had seen it is recorded; it rises while nobody is left in the holder's office. If nobody is left in
        the lead department, its dispatch is taken back. Raises StillMissing.
        """
        with transaction.atomic():
            self._name(by, reason, person, organisations)
            if self.can("take_back") and not self.missing("take_back"):
                self.take_back(by=by.with_once(""))

    def _name(self, by, reason, person, organisations):
        with self.step("name_object", by=by) as act:
            known = self.accused.values_list("person", "organisation")
            known = {key for pair in known for key in pair}
            fresh = [{"person": person}] if person and person.pk not in known else []
            fresh += [{"organisation": one} for one in organisations if one.pk not in known]
            if not fresh:
                raise StillMissing(thing=self, what=_("whom it is about, and who is not named yet"))
            naming = act.record(self.namings, reason=reason)
            Accused.objects.bulk_create(
                Accused(realm=self.realm, matter=self, naming_id=naming.pk, **one) for one in fresh
            )
            self.confidentiality = Confidentiality.ACCUSATION
            self._keep_witnesses(naming)
            self.release_the_barred()
            self._rise(act, reason)

    def _keep_witnesses(self, naming):
        told = {key for keys in slots.filled("matter.told", None, self) for key in keys}
        acted = set(Event.objects.filter(subject=self.pk).exclude(person=None).values_list("person", flat=True))
        people = {post.person for post in self._posts_in_sight()}
        found = [*((key, Witness.How.ACTED) for key in acted), *((key, Witness.How.TOLD) for key in told - acted)]
        barred = {person.pk for person in people if self._newly_bars(person, naming)}
        found += [(key, Witness.How.SIGHT) for key in barred - acted - told]
        Witness.objects.bulk_create(
            Witness(realm=self.realm, naming=naming, person_id=key, how=how, is_barred=key in barred)
            for key, how in found
        )

    def _posts_in_sight(self):
        """The posts of today whose seat has it in sight."""
        from secondhalf.matters.policy import READERS

        seen = set(self.sights.values_list("organisation_id", flat=True))
        here = Q(organisation__in=seen) | Q(organisation__parent__in=seen, organisation__kind="department")
        posts = Post.objects.current().filter(here).select_related("person", "organisation__parent")
        return [post for post in posts if post.seat.pk in seen and not post.roles_set.isdisjoint(READERS)]

    def _newly_bars(self, person, naming):
        """Is the person barred by what is named now, and was not before?"""
        by = set(self.accused.filter(bars(person)).values_list("naming", flat=True))
        return by == {naming.pk}

    def _rise(self, act, reason):
        """Up, while nobody in the holder's office may see it; at the top the profile's recusal post stands in."""
        while not self._office_is_left() and (above := self.holder.superior_union()):
            act.record(self.handings, giver=self.holder, taker=above, reason=reason)
            self.holder = above
            self.be_seen_from(above)

    def _office_is_left(self):
        here = Q(organisation=self.holder) | Q(organisation__parent=self.holder, organisation__kind="department")
        posts = Post.objects.current().filter(here).select_related("person")
        office = [post.person for post in posts if Role.UNION_OFFICE in post.roles_set]
        return any(not self.accused.filter(bars(person)).exists() for person in office)
