"""The cast: the same people and places in tests, demo, screenshots and docs. 人物与单位。

A province, a city, a park, an enterprise with its departments; a post for every role. `World.build()` makes them in one
language; the names of the attributes are those of the English cast.
"""

import datetime
from types import SimpleNamespace

from django.contrib.auth.hashers import make_password

from secondhalf.core.actors import Actor
from secondhalf.matters.categories import Category, DispatchRule
from secondhalf.people.models import Person, Post, Role
from secondhalf.people.organisations import Kind, found
from secondhalf.testing.cast import CATEGORIES, DISPATCH, PEOPLE, PLACES

__all__ = ["Role", "World"]
LONG_AGO = datetime.date(2024, 1, 1)


class World:
    """Organisations by key (`world.places.welfare`), actors by name (`world.jianghe`), categories by code."""

    def __init__(self, language="zh"):
        self.language = language
        self.places = SimpleNamespace()
        self.people = {}

    @classmethod
    def build(cls, language="zh", password=None):
        """Make the cast. password: one for everybody (None: nobody can sign in)."""
        world = cls(language)
        world._places()
        world._people(password)
        world._categories()
        return world

    def __getattr__(self, name):
        try:
            return vars(self)["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def _word(self, pair):
        return pair[0 if self.language == "zh" else 1]

    def _places(self):
        for key, kind, parent, name, short, about in PLACES:
            above = getattr(self.places, parent) if parent else None
            place = found(
                kind=Kind(kind), name=self._word(name), short_name=self._word(short), parent=above, about=about
            )
            setattr(self.places, key, place)

    def _people(self, password):
        sealed = make_password(password)  # once: sealing is slow on purpose
        for order, (username, name, place, title, roles, leads) in enumerate(PEOPLE):
            where = getattr(self.places, place)
            person = Person.objects.create(username=username, name=self._word(name), password=sealed, realm=where.realm)
            post = Post.objects.create(
                realm=where.realm, person=person, organisation=where, title=self._word(title), roles=list(roles),
                leads=leads, from_on=LONG_AGO, sort_order=order,
            )  # fmt: skip
            self.people[username] = Actor(person=person, post=post)

    def _categories(self):
        realm, self.categories = self.places.province.pk, {}
        for order, (code, parent, zh, en) in enumerate(CATEGORIES):
            self.categories[code] = Category.objects.create(
                realm=realm, code=code, name_zh=zh, name_en=en, parent=self.categories.get(parent), sort_order=order
            )
        for holder, code, department in DISPATCH:
            DispatchRule.objects.create(
                realm=realm, holder=getattr(self.places, holder), category=self.categories[code],
                department=getattr(self.places, department), from_on="2024-01-01",
            )  # fmt: skip
