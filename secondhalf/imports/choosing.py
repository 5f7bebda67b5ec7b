"""Who imports, into which office, about which unit, when the command line says it in words. 选择单位与经办人。"""

from django.contrib.auth import get_user_model
from django.db.models import Q

from secondhalf.core.actors import Actor
from secondhalf.imports.problems import WhichUnit, WhoImports
from secondhalf.imports.words import NO_OFFICER, NOT_OFFICER
from secondhalf.people.models import Organisation, Post
from secondhalf.people.organisations import Kind
from secondhalf.people.posts import Role

LISTED = 12


def choose(*, unit="", holder="", by=""):
    """(actor, holder, unit) from names, which may all be empty.

    Without a holder: the nearest union above the unit that has an officer. Without a unit: the holder itself.
    Without anything: the topmost union that has an officer. Raises WhichUnit, WhoImports.
    """
    unit = organisation(unit) if unit else None
    holder = organisation(holder) if holder else None
    if by:
        actor = officer_named(by, holder)
    else:
        actor = officer_in(holder) if holder else officer_above(unit) if unit else topmost_officer()
    holder = actor.post.seat
    return actor, holder, unit or holder


def organisation(words):
    """The one organisation of that name, short name, credit code or key."""
    words = words.strip()
    found = Organisation.objects.filter(
        Q(name=words) | Q(short_name=words) | Q(unit__uscc=words) | Q(union__uscc=words), to_on=None
    ).distinct()
    if len(found) == 1:
        return found[0]
    near = found or Organisation.objects.filter(Q(name__contains=words) | Q(short_name__contains=words), to_on=None)
    if len(near) == 1:
        return near[0]
    known = near or Organisation.objects.exclude(kind=Kind.DEPARTMENT).filter(to_on=None)
    raise WhichUnit(said=words, known="、".join(one.name for one in known[:LISTED]))


def units_of(holder, most=200):
    """Names to choose from: what lies below a union, departments aside."""
    below = Organisation.objects.under(holder.path).exclude(kind=Kind.DEPARTMENT).filter(to_on=None)
    return [one.name for one in below.order_by("path")[:most]]


def officers(holder=None):
    """The office posts of today whose seat is the holder (of anybody, without one), topmost first."""
    posts = Post.objects.current().filter(person__is_active=True).select_related("person", "organisation__parent")
    posts = posts.order_by("organisation__path", "sort_order", "id")
    found = (post for post in posts if Role.UNION_OFFICE in post.roles_set)
    return [post for post in found if holder is None or post.seat == holder]


def officer_in(holder):
    posts = officers(holder)
    if not posts:
        raise WhoImports(holder=holder, why=NO_OFFICER)
    return Actor(person=posts[0].person, post=posts[0])


def officer_above(unit):
    by_seat = {}
    for post in officers():
        by_seat.setdefault(post.seat.pk, post)
    for place in Organisation.objects.above(unit.path):
        if post := by_seat.get(place.pk):
            return Actor(person=post.person, post=post)
    raise WhoImports(holder=unit, why=NO_OFFICER)


def topmost_officer():
    posts = officers()
    if not posts:
        raise WhoImports(holder="—", why=NO_OFFICER)
    return Actor(person=posts[0].person, post=posts[0])


def officer_named(account, holder):
    person = get_user_model().objects.filter(username=account).first()
    posts = [post for post in officers(holder) if person and post.person_id == person.pk]
    if not posts:
        raise WhoImports(holder=holder or "—", why=str(NOT_OFFICER) % {"name": account})
    return Actor(person=posts[0].person, post=posts[0])
