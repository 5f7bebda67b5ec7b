"""An accusation never reaches the accused (DOMAIN §0.5 law 9; [L1] art. 30, 46(5)). 回避。"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.people.posts import Post


class Accused(Owned):
    """An object of a complaint or report: a person or an organisation. The unit concerned is never one by itself."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="accused")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accused_is_one_of_two",
                condition=Q(person=None) ^ Q(organisation=None),
            )
        ]


def not_barred(matters, person):
    """Leave out what accuses the person, their organisations, or one that an accused person leads.

    Barred is whoever holds now, or held when it occurred, a post in or under an object organisation.
    """
    return matters.exclude(Exists(Accused.objects.filter(bars(person), matter=OuterRef("pk"))))


def bars(person, occurred="matter__occurred_on"):
    """The objects (rows with `person` and `organisation`) that bar a person. occurred: the path to when it happened."""
    barring = Q(person=person) | _by_interest(person)
    today = moments.today()
    for post in person.posts.select_related("organisation"):
        line = post.organisation.line()
        led = Post.objects.current().filter(person=OuterRef("person"), leads=True, organisation__path__in=line)
        mine = Q(organisation__path__in=line) | Exists(led)
        if post.from_on <= today and (post.to_on is None or post.to_on >= today):
            barring |= mine
        else:
            barring |= mine & _held_when_it_occurred(post, occurred)
    return barring


def _held_when_it_occurred(post, occurred):
    held = Q(**{f"{occurred}__gte": post.from_on})
    return held & Q(**{f"{occurred}__lte": post.to_on}) if post.to_on else held


def _by_interest(person):
    declared = list(person.interests.values_list("organisation_id", "other_id"))
    return Q(organisation__in=[o for o, _p in declared if o]) | Q(person__in=[p for _o, p in declared if p])
