"""An accusation never reaches the accused (DOMAIN §0.5 law 9; [L1] art. 30, 46(5)). 回避。"""

from functools import reduce
from operator import or_
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.people.organisations import Organisation
from secondhalf.people.persons import Interest
from secondhalf.people.posts import Post

NOBODY = object()  # in a person's place: what a post has in sight, whoever holds it; recusal is asked for apart


class Accused(Owned):
    """An object of a complaint or report: a person or an organisation. The unit concerned is never one by itself."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="accused")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    naming = models.ForeignKey("matters.Naming", models.CASCADE, null=True, blank=True, related_name="named")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accused_is_one_of_two",
                condition=Q(person=None) ^ Q(organisation=None),
            )
        ]


def not_barred(matters, person, besides=None):
    """Leave out what accuses the person, their organisations, or one that an accused person leads.

    Barred is whoever holds now, or held when it occurred, a post in or under an object organisation. besides: a post
    that does not bar: the one that takes over when the top of the line is itself accused lies under it like all others.
    """
    return matters.exclude(Exists(Accused.objects.filter(bars(person, besides=besides), matter=OuterRef("pk"))))


def bars(person, occurred="matter__occurred_on", besides=None):
    """The objects (rows with `person` and `organisation`) that bar a person. occurred: the path to when it happened.

    Keys are looked up first, so that the question is one that the indexes of both columns answer. For a person's key
    alone, or a reference to one, nothing is: for few rows, or many persons, everything is one question.
    """
    return barring(person, besides)(occurred)


def barring(person, besides=None):
    """The same as a function of the path to when it happened: what is asked of several paths is looked up once."""
    if person is NOBODY:
        return lambda occurred: Q(pk__in=[])
    if isinstance(person, UUID | OuterRef):
        return lambda occurred: _bars_in_one(person, occurred)
    always, today, former = Q(person=person) | _by_interest(person), moments.today(), []
    posts = [post for post in person.posts.select_related("organisation") if besides is None or post.pk != besides.pk]
    paths = {path for post in posts for path in post.organisation.line()}
    places = dict(Organisation.objects.filter(path__in=paths).values_list("path", "pk"))
    leading = Post.objects.current().filter(leads=True, organisation__in=places.values())
    leaders = list(leading.values_list("organisation", "person"))
    for post in posts:
        line = {places[path] for path in post.organisation.line()}
        led = {leader for place, leader in leaders if place in line}
        mine = Q(organisation__in=line) | Q(person__in=led)
        if post.from_on <= today and (post.to_on is None or post.to_on >= today):
            always |= mine
        else:
            former.append((post, mine))
    return lambda occurred: reduce(or_, [m & _held_when_it_occurred(post, occurred) for post, m in former], always)


def _held_when_it_occurred(post, occurred):
    held = Q(**{f"{occurred}__gte": post.from_on})
    return held & Q(**{f"{occurred}__lte": post.to_on}) if post.to_on else held


def _by_interest(person):
    today = moments.today()
    running = person.interests.filter(Q(to_on=None) | Q(to_on__gte=today), from_on__lte=today)
    declared = list(running.values_list("organisation_id", "other_id"))
    return Q(organisation__in=[o for o, _p in declared if o]) | Q(person__in=[p for _o, p in declared if p])


def _bars_in_one(who, occurred):
    """The same, all of it asked in one. who: a person's key, or an OuterRef to it seen from the objects."""
    today, theirs = moments.today(), OuterRef("organisation__path")
    posts = _posts_barring(_outside(who), OuterRef(occurred)).filter(organisation__path__startswith=theirs)
    below = _posts_barring(_outside(_outside(who)), OuterRef(OuterRef(occurred)))
    led = Exists(below.filter(organisation__path__startswith=theirs))
    leaders = Post.objects.current().filter(led, leads=True, person=OuterRef("person"))
    declared = Interest.objects.filter(Q(to_on=None) | Q(to_on__gte=today), from_on__lte=today, person=_outside(who))
    interests = declared.filter(Q(organisation=OuterRef("organisation")) | Q(other=OuterRef("person")))
    return Q(person=who) | Q(Exists(posts)) | Q(Exists(leaders)) | Q(Exists(interests))


def _posts_barring(who, occurred):
    """The person's posts of today, and those held when it occurred."""
    today = moments.today()
    now = Q(from_on__lte=today) & (Q(to_on=None) | Q(to_on__gte=today))
    then = Q(from_on__lte=occurred) & (Q(to_on=None) | Q(to_on__gte=occurred))
    return Post.objects.filter(now | then, person=who)


def _outside(who):
    """The same reference, seen from one question further in."""
    return OuterRef(who) if isinstance(who, OuterRef) else who


class Recusable:
    def bar_like(self, other):
        """Whoever is barred from `other` is barred from this one too (part of a step, not a step)."""
        rows = other.accused.values("person_id", "organisation_id")
        Accused.objects.bulk_create(Accused(realm=self.realm, matter=self, **row) for row in rows)
