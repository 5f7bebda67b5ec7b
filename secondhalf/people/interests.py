"""Declared interests: one takes no part in what is about them; declared and ended, never deleted. 回避申报。"""

from django.db.models import Q

from secondhalf.core import moments
from secondhalf.people.persons import Interest
from secondhalf.people.posts import Role
from secondhalf.people.steps import act


def declare(*, by, from_on, reason, organisation=None, other=None, to_on=None):
    """The actor's own interest in an organisation or another person. Returns the Interest."""
    with act("interest.declare", by=by) as leave:
        days = {"from_on": from_on, "to_on": to_on}
        declared = Interest.objects.create(
            person=by.person, organisation=organisation, other=other, reason=reason, **days
        )
        leave(declared)
    return declared


def end(interest, *, by):
    """It holds today for the last time."""
    with act("interest.end", by=by) as leave:
        interest.to_on = moments.today()
        interest.save(update_fields=["to_on"])
        leave(interest)


def visible_to(actor):
    """One's own; those of the whole union line for its security administrator."""
    seen = Q(person=actor.person)
    if actor.has(Role.SECADMIN):
        seen |= Q(person__realm=actor.realm)
    return Interest.objects.filter(seen).select_related("person", "organisation", "other").order_by("-declared_at")


def open_of(actor):
    """One's own that still run: these one may end."""
    today = moments.today()
    return Interest.objects.filter(Q(to_on=None) | Q(to_on__gt=today), person=actor.person)
