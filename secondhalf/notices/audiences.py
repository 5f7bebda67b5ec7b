"""Whom a fact may concern: posts, before the policy is asked. 通知对象。

Each function takes (matter, event) and gives posts of today. Whether somebody may see the thing, and may do what it
asks for, is not decided here: `telling.py` asks the policy about everyone.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from secondhalf.core import profile
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.policy import READERS
from secondhalf.people.appointing import carries
from secondhalf.people.models import Post
from secondhalf.people.posts import SEATED_ABOVE, Role

DEPARTMENT = (Role.DEPT_HEAD, Role.HANDLER)


def departments(matter, event):
    """Those who handle in the departments that have a duty."""
    return held(*DEPARTMENT).filter(organisation__in=matter.duties)


def addressee(matter, event):
    """Those who handle in the department that a supervision note is addressed to."""
    return held(*DEPARTMENT).filter(organisation__in=matter.notes.filter(act=event).values("addressee"))


def office(matter, event):
    """The office of the union that holds it; for an accusation at the top also the post that the profile names."""
    posts = held(Role.UNION_OFFICE).filter(seated_at([matter.holder_id]))
    if matter.confidentiality == Confidentiality.ACCUSATION and (named := profile.value(matter.realm, "recusal.post")):
        posts = posts | Post.objects.current().filter(pk=named)
    return posts


def in_house(*roles):
    """Those with one of the roles on the line from the union that holds it down to the departments with a duty."""

    def found(matter, event):
        line = matter.sights.filter(organisation__path__startswith=matter.holder.path)
        return held(*roles).filter(seated_at(line.values("organisation")))

    return found


def leader_named(matter, event):
    """The responsible leader of the five fixes."""
    fixes = matter.fixes
    return held(Role.RESP_LEADER).filter(person=fixes.resp_leader_id) if fixes else Post.objects.none()


def partakers(matter, event):
    """Whoever has a part in it, in any post in which matters are read."""
    return held(*READERS).filter(person__in=matter.parts.values("person"))


def together(*audiences):
    def found(matter, event):
        return reduce(or_, (audience(matter, event) for audience in audiences))

    return found


def held(*roles):
    """Posts held today by persons who may sign in, with one of the roles."""
    carrying = reduce(or_, (carries(role) for role in roles))
    return Post.objects.current().filter(carrying, person__is_active=True)


def seated_at(organisations):
    """The condition that a post's seat is one of the organisations (`Post.seat`)."""
    above = reduce(or_, (carries(role) for role in SEATED_ABOVE))
    return Q(organisation__in=organisations) | Q(
        above, organisation__kind="department", organisation__parent__in=organisations
    )


def at(*organisations, roles):
    """Posts with one of the roles whose seat is one of the organisations."""
    return in_order(held(*roles).filter(seated_at(organisations)))


def in_departments_of(unit, *, roles):
    """Posts with one of the roles in the departments of a unit."""
    return in_order(held(*roles).filter(organisation__parent=unit, organisation__kind="department"))


def of_persons(keys):
    """The posts of today of these persons."""
    return in_order(Post.objects.current().filter(person__in=keys, person__is_active=True))


def in_order(posts):
    """One person after another, each in the order of their posts."""
    return posts.select_related("person", "organisation__parent").order_by("person", "sort_order", "id")
