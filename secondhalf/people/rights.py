"""Who may do what, told by the policies themselves: nothing here can differ from what the door does. 权限一览。"""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from secondhalf.people import policy, words
from secondhalf.people.posts import Role


class Right(NamedTuple):
    """A verb, its words, who may in words, and the roles that its rule asks for (none: not by role alone)."""

    verb: str
    words: Any
    who: Any
    roles: list


class Table(NamedTuple):
    """The rights of one room, as a function (request, thing) in the slot `rights.table` gives them."""

    title: Any
    rights: list


def table(title, rules, labels):
    """The Table of a policy. rules: verb -> question; labels: verb -> words."""
    return Table(
        title,
        [Right(verb, labels.get(verb, verb), getattr(q, "who", ""), roles_asked_by(q)) for verb, q in rules.items()],
    )


def roles_asked_by(question):
    """The roles that a rule asks an actor for: found by asking it about somebody who has none."""
    listener = Listener()
    try:
        question(listener, Anything())
    except Exception:  # noqa: BLE001 (a rule that looks at the thing first tells no roles; its words are still shown)
        return []
    return [role for role in Role if role in listener.heard]


class Listener:
    """An actor without roles who remembers for which ones it was asked."""

    person = post = None

    def __init__(self):
        self.heard = set()
        self.person = Anything()
        self.post = Anything()

    def has(self, *roles):
        self.heard.update(roles)
        return False


class Anything:
    """Stands for a thing that a rule looks at: whatever is asked of it is again this, and it is nothing's equal."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *args, **kwargs):
        return Anything()

    def __iter__(self):
        return iter(())

    def __contains__(self, item):
        return False

    def __bool__(self):
        return False


def of_people(request, thing):
    """This room's own rights, three tables in one."""
    return [
        table(_("Organisations"), policy.RULES, words.ORGANISATION_VERBS),
        table(_("Posts"), policy.POST_RULES, words.POST_VERBS),
        table(_("Persons"), policy.PERSON_RULES, words.PERSON_VERBS),
    ]


def by_role(tables):
    """The same by role: [(role, [Right, ...])], roles without any right left out."""
    rights = [right for one in tables for right in one.rights]
    pairs = [(role, [right for right in rights if role in right.roles]) for role in Role]
    return [(role, mine) for role, mine in pairs if mine]
