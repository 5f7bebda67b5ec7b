"""The first three administrators of a real installation, who share the powers that nobody may hold together. 三员。

MLPS level 3 (等级保护) asks for three different persons: one runs the system, one its security, one audits both.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from secondhalf.core.actors import Actor
from secondhalf.people.appointing import THREE, appoint
from secondhalf.people.enrolling import register_person
from secondhalf.people.invitations import invite
from secondhalf.people.organisations import Kind, found
from secondhalf.people.persons import Person
from secondhalf.people.posts import Role

SETUP = Actor(name="setup")


def found_three(*, union=""):
    """Make the root union (named `union`, to be renamed at will) and the three, each with one post and no password.

    Returns [(person, path of the one-time link)]; each link lasts 7 days.
    """
    with transaction.atomic():
        root = found(kind=Kind.UNION, name=union or _("Our union"), about={"union_kind": "federation"})
        persons = [person_with(Role(role), root) for role in THREE]
        return [(person, invite(person, by=SETUP)[1]) for person in persons]


def new_links():
    """New links for those of the three who have not set a password yet; the old ones stop working."""
    three = Person.objects.filter(username__in=THREE).order_by("date_joined")
    waiting = [person for person in three if not person.has_usable_password()]
    return [(person, invite(person, by=SETUP)[1]) for person in waiting]


def person_with(role, union):
    person = register_person(by=SETUP, username=role.value, name=str(role.label), realm=union.realm)
    appoint(by=SETUP, person=person, organisation=union, title=str(role.label), roles=[role.value])
    return person
