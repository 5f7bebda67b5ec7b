"""Who acts: a person in a post, the clock, or nobody known. 以何身份办理。"""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Actor:
    """A person acting in a post. A worker has no post; the clock has neither.

    person: the signed-in person, or None.
    post: the post acted in, or None. Rights go by post, separation of duty by person.
    once: the request's one-time key; a repeat of the same key returns the first result.
    bearer: the key of the thing whose receipt was shown; whoever shows one is nobody else.
    """

    person: Any = None
    post: Any = None
    once: str = ""
    name: str = ""
    bearer: Any = None

    def has(self, *roles):
        """Does the post carry one of these roles?"""
        return self.post is not None and not self.post.roles_set.isdisjoint(roles)

    @property
    def title(self):
        """The printed title of today: organisation and post, kept with the act."""
        return self.post.printed if self.post else self.name

    @property
    def organisation(self):
        return self.post.organisation if self.post else None

    @property
    def realm(self):
        return self.organisation.realm if self.post else None

    def posts(self):
        """The person's own posts of today, to switch between."""
        return list(self.person.current_posts()) if self.person else []

    def with_once(self, once):
        return replace(self, once=once)


CLOCK = Actor(name="clock")
