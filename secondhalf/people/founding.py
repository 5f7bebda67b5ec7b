"""The first three administrators of a real installation, who share the powers that nobody may hold together. 三员。

MLPS level 3 (等级保护) asks for three different persons: one runs the system, one its security, one audits both.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.people.organisations import Kind, found
from secondhalf.people.persons import Person
from secondhalf.people.posts import Post, Role

THREE = (Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR)


def found_three(*, union=""):
    """Make the root union (named `union`, to be renamed at will) and the three, each with one post and no password.

    Returns [(person, path of the one-time link)]. The link sets the password once and lasts PASSWORD_RESET_TIMEOUT.
    """
    with transaction.atomic():
        root = found(kind=Kind.UNION, name=union or _("Our union"))
        persons = [appoint(role, root) for role in THREE]
    return [(person, one_time_link(person)) for person in persons]


def new_links():
    """New links for those of the three who have not set a password yet; the old ones stop working."""
    waiting = [person for person in Person.objects.filter(username__in=THREE) if not person.has_usable_password()]
    for person in waiting:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return [(person, one_time_link(person)) for person in waiting]


def appoint(role, union):
    person = Person.objects.create_user(username=role.value, name=str(role.label), realm=union.realm)
    Post.objects.create(person=person, organisation=union, realm=union.realm, title=str(role.label), roles=[role.value])
    return person


def one_time_link(person):
    """The path under which this person sets the first password, once."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
