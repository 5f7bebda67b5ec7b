"""Appointing to posts, changing, ending and handing them over. 任免与移交。

A post is history: it is followed by another one, not rewritten.
"""

import datetime

from django.db import models
from django.db.models.functions import Cast, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import formats

from secondhalf.core import moments
from secondhalf.people.problems import NoSuccessor, NotForOneself, TooEarly, TwoOfThree
from secondhalf.people.steps import act
from secondhalf.people.words import POST_VERBS

THREE = ("sysadmin", "secadmin", "auditor")
FOLLOWED = ("organisation", "realm", "title", "roles", "asked", "leads", "sort_order")
A_DAY = datetime.timedelta(days=1)


def carries(role):
    """A condition of the database: the roles of the row include `role`."""
    place = StrIndex(Cast("roles", models.TextField()), models.Value(f'"{role}"'))
    return models.Q(GreaterThan(place, 0))


def one_of_three():
    """A condition: the row carries one of the three administrators' roles (三员)."""
    return carries(THREE[0]) | carries(THREE[1]) | carries(THREE[2])


def not_two_of_three():
    """A condition: the row carries at most one of them."""
    first, second, third = (carries(role) for role in THREE)
    return ~(first & second) & ~(first & third) & ~(second & third)


class Held:
    """Mixed into Post."""

    verb_labels = POST_VERBS

    def can(self, verb):
        return not self.has_ended and not (verb == "hand_over" and self.to_on)

    def possible(self):
        return [verb for verb in self.verb_labels if self.can(verb)]

    @property
    def is_held(self):
        """Held today."""
        return self.from_on <= moments.today() and not self.has_ended

    @property
    def has_ended(self):
        return self.to_on is not None and self.to_on < moments.today()

    def get_stage_display(self):
        from secondhalf.people.posts import HELD, PAST

        return PAST if self.has_ended else HELD

    def change(self, *, by, **fields):
        """Another title, head or order, from today. What was printed so far stays. Returns the post that has them."""
        with act("post.change", by=by) as leave:
            post = self._followed(**fields)
            leave(post)
        return post

    def grant(self, *, by, roles):
        """Give the post exactly these roles; what was asked for is settled by it. Returns the post that has them.

        Raises NotForOneself, TwoOfThree.
        """
        if by.person and self.person_id == by.person.pk:
            raise NotForOneself(thing=self)
        with act("post.grant", by=by) as leave:
            refuse_two_of_three(self.person, roles, besides=self)
            post = self._followed(roles=sorted(roles), asked=[])
            leave(post)
        return post

    def end(self, *, by, on=None):
        """Held until the day `on`, that day counted (today by default). Raises TooEarly before its first day."""
        on = on or moments.today()
        refuse_before(self.from_on, on)
        with act("post.end", by=by) as leave:
            self.to_on = on
            self.save(update_fields=["to_on"])
            leave(self)

    def hand_over(self, *, by, to, on=None):
        """`to` takes the post, with its title and roles, from the day `on` (tomorrow by default). Returns the new post.

        Open work moves with it, because rights hang on posts. Raises NoSuccessor, TooEarly, TwoOfThree.
        """
        on = on or moments.today() + A_DAY
        refuse_before(max(self.from_on + A_DAY, moments.today()), on)
        if not to.is_active or to.realm != self.realm or to.pk == self.person_id:
            raise NoSuccessor(thing=self, name=to.name)
        with act("post.hand_over", by=by) as leave:
            refuse_two_of_three(to, [*self.roles, *self.asked])
            self.to_on = on - A_DAY
            self.save(update_fields=["to_on"])
            post = self._follower(person=to, from_on=on)
            leave(post)
        return post

    def _followed(self, **fields):
        """The same post with other fields from today: itself if it began today or later, else a new one after it."""
        today = moments.today()
        if self.from_on >= today:
            vars(self).pop("roles_set", None)
            for name, value in fields.items():
                setattr(self, name, value)
            self.save(update_fields=list(fields))
            return self
        until, self.to_on = self.to_on, today - A_DAY
        self.save(update_fields=["to_on"])
        post = self._follower(person=self.person, from_on=today, to_on=until, **fields)
        type(self.person).objects.filter(acting_post=self).update(acting_post=post)
        return post

    def _follower(self, **fields):
        return type(self).objects.create(follows=self, **{name: getattr(self, name) for name in FOLLOWED} | fields)


def appoint(*, by, person, organisation, title, roles=(), asked=(), **fields):
    """A new post of `person` in `organisation`. Returns it.

    roles: granted at once; asked: roles that the security administrator is asked to grant; fields: leads, from_on,
    to_on, sort_order. Raises NotForOneself (roles for the one who appoints), NoSuccessor, TwoOfThree.
    """
    if by.person and person.pk == by.person.pk and (roles or asked):
        raise NotForOneself
    if not person.is_active or person.realm != organisation.realm:
        raise NoSuccessor(name=person.name)
    with act("post.appoint", by=by) as leave:
        refuse_two_of_three(person, [*roles, *asked])
        post = person.posts.create(
            organisation=organisation, realm=organisation.realm, title=title, roles=sorted(roles), asked=sorted(asked),
            **fields,
        )  # fmt: skip
        leave(post)
    return post


def refuse_two_of_three(person, roles, besides=None):
    """Raise TwoOfThree if `roles` add an administrator's role to one that the person has, or holds two themselves.

    The database says the same of roles in force; this also minds posts of coming days and roles that are asked for.
    """
    wanted = [role for role in THREE if role in roles]
    if not wanted:
        return
    from_today = models.Q(to_on=None) | models.Q(to_on__gte=moments.today())
    others = person.posts.filter(from_today).exclude(pk=besides.pk if besides else None)
    held = [role for post in others for role in (*post.roles, *post.asked) if role in THREE]
    if held or len(wanted) > 1:
        from secondhalf.people.posts import Role

        raise TwoOfThree(name=person.name, role=Role((held or wanted)[0]).label)


def refuse_before(earliest, day):
    if day < earliest:
        raise TooEarly(day=formats.date_format(earliest, "DATE_FORMAT"))
