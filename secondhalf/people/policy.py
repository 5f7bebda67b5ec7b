"""Who may see organisations, posts and persons, and who may change them. Nothing else decides. 组织人事权限。

三员 stay apart: the system administrator keeps the tree, the persons and the posts; the security administrator grants
roles and takes locks off; the auditor reads the logs. A union's office keeps the departments, persons and handling
posts of its own union.
"""

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.people.organisations import Kind, Organisation, place_after
from secondhalf.people.persons import Person
from secondhalf.people.posts import HANDLING, Post, Role
from secondhalf.people.problems import NotByLink
from secondhalf.people.signins import SignInRecord

THREE = (Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR)


class Policy(NamedTuple):
    """What `core.access` asks a policy for."""

    visible_to: Any
    RULES: dict


def rule(who):
    """Mark a question with the words that say who may."""

    def mark(question):
        question.who = who
        return question

    return mark


def realm_path(actor):
    """The place in the tree below which the actor looks after organisations; None for everybody else."""
    if actor.has(*THREE):
        return actor.post.organisation.path
    return actor.post.seat.path if actor.has(Role.UNION_OFFICE) else None


def visible_to(actor):
    """The organisations that the actor's post looks after."""
    path = realm_path(actor)
    return Organisation.objects.under(path) if path else Organisation.objects.none()


def visible_posts(actor):
    """The posts in these organisations, and one's own."""
    return Post.objects.select_related("person", "organisation").filter(looked_after(actor) | Q(person=actor.person))


def visible_persons(actor):
    """Whoever has or had a post in these organisations, whoever has none anywhere in the union line, and oneself."""
    if realm_path(actor) is None:
        return Person.objects.filter(pk=actor.person.pk)
    posts = Post.objects.filter(person=OuterRef("pk"))
    here = Exists(posts.filter(looked_after(actor))) | ~Exists(posts)
    return Person.objects.filter(Q(realm=actor.realm) & here | Q(pk=actor.person.pk))


def visible_sign_ins(actor):
    """The log of sign-ins of the union line, for its auditor; with what was tried under no known account."""
    if not actor.has(Role.AUDITOR):
        return SignInRecord.objects.none()
    return SignInRecord.objects.filter(Q(realm=actor.realm) | Q(realm=None))


def looked_after(actor):
    path = realm_path(actor)
    if path is None:
        return Q(pk=None)
    return Q(organisation__path__gte=path, organisation__path__lt=place_after(path))


@rule(_("the system administrator"))
def runs_the_system(actor, thing):
    return actor.has(Role.SYSADMIN)


@rule(_("the system administrator, or the office of the union right above"))
def runs_the_system_or_office(actor, organisation):
    return runs_the_system(actor, organisation) or office_above(actor, organisation)


@rule(_("the system administrator; for a department also the office of the union right above"))
def keeps_the_tree(actor, organisation):
    if office_above(actor, organisation) and organisation.kind == Kind.DEPARTMENT:
        return True
    return runs_the_system(actor, organisation)


@rule(_("the system administrator; for handling posts also the office of the union right above"))
def keeps_posts(actor, post):
    if post.person_id == actor.person.pk:
        return False
    return runs_the_system(actor, post) or handles_below(actor, post)


@rule(_("the security administrator, never for their own posts"))
def grants(actor, post):
    return actor.has(Role.SECADMIN) and post.person_id != actor.person.pk


@rule(_("whoever holds the post, the system administrator, or for handling posts the office of the union right above"))
def hands_over(actor, post):
    own = post.person_id == actor.person.pk
    return not post.is_trusted if own else keeps_posts(actor, post)


@rule(_("the system administrator, or the office of the union to whose departments the person belongs"))
def keeps_persons(actor, person):
    if person.pk == actor.person.pk:
        return False
    if runs_the_system(actor, person):
        return True
    return actor.has(Role.UNION_OFFICE) and all(handles_below(actor, post) for post in person.current_posts())


def invites(actor, person):
    """As `keeps_persons`; but an administrator's password is never replaced by a link that another one makes."""
    if not keeps_persons(actor, person):
        return False
    if person.has_usable_password() and any(post.is_trusted for post in person.current_posts()):
        return NotByLink(thing=person)
    return True


invites.who = keeps_persons.who


@rule(_("the system administrator, once the person has left"))
def erases(actor, person):
    return runs_the_system(actor, person) and person.pk != actor.person.pk


@rule(_("the security administrator"))
def minds_security(actor, thing):
    return actor.has(Role.SECADMIN)


def office_above(actor, organisation):
    """Acts in the office of the union that is the nearest one at or above the organisation."""
    if not actor.has(Role.UNION_OFFICE):
        return False
    nearest = organisation.nearest_union
    return nearest is not None and nearest.pk == actor.post.seat.pk


def handles_below(actor, post):
    return set(post.roles) | set(post.asked) <= HANDLING and office_above(actor, post.organisation)


def granted_at_once(actor):
    """The roles that this actor may give without the security administrator; others are asked for."""
    return HANDLING if actor.has(Role.UNION_OFFICE) else frozenset()


def kinds_below(actor, organisation):
    """The kinds of organisation that this actor may found below it or change it to."""
    return list(Kind) if runs_the_system(actor, organisation) else [Kind.DEPARTMENT]


RULES = {
    "found": runs_the_system_or_office,
    "change": keeps_the_tree,
    "move": keeps_the_tree,
    "end": keeps_the_tree,
    "appoint": runs_the_system_or_office,
    "import": runs_the_system_or_office,
}
POST_RULES = {"change": keeps_posts, "grant": grants, "end": keeps_posts, "hand_over": hands_over}
PERSON_RULES = {
    "change": keeps_persons, "invite": invites, "leave": keeps_persons, "erase": erases, "unlock": minds_security,
}  # fmt: skip

ORGANISATIONS = Policy(visible_to, RULES)
POSTS = Policy(visible_posts, POST_RULES)
PERSONS = Policy(visible_persons, PERSON_RULES)
