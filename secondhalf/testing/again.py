"""The cast once more: the rows of the first `World.build()` in a few statements. Most tests begin with it. 再次布置。

Only the first build goes through the verbs; rows, keys and objects of every later one are the same as of the first.
"""

import pickle
from typing import NamedTuple

from django.db import connection, transaction

from secondhalf.core import moments
from secondhalf.core.kept import forget_all
from secondhalf.matters.categories import Category, DispatchRule
from secondhalf.people.models import Person, Post
from secondhalf.people.organisations import Department, Organisation, Union, Unit
from secondhalf.testing.world import World

MODELS = (Organisation, Union, Unit, Department, Person, Post, Category, DispatchRule)
_built = {}


class Built(NamedTuple):
    world: bytes  # a copy for each test: tests change what they hold
    inserts: list


def world_again(language="zh", password=None):
    """What `World.build(language, password)` makes; it is asked the first time, and where somebody lives already.

    The first time at each moment: the keys and dates in the rows are of the moment at which the clock stands.
    """
    if Organisation.objects.exists():
        return World.build(language, password)
    key = (connection.vendor, language, password, moments.now())
    if key not in _built:
        world = World.build(language, password)
        _built[key] = Built(pickle.dumps(world), inserts_of_all())
        return world
    with transaction.atomic(), connection.cursor() as cursor:
        for words, values in _built[key].inserts:
            cursor.execute(words, values)
    forget_all()
    return pickle.loads(_built[key].world)  # noqa: S301 (our own, of this process)


def inserts_of_all():
    """How the rows that stand are inserted: the statements are taken down and not executed."""
    said = []

    def take_down(_execute, words, values, *_rest):
        said.append((words, values))

    rows = [(model, list(model.objects.all())) for model in MODELS]
    with transaction.atomic(), connection.execute_wrapper(take_down):  # so that no BEGIN is taken down
        for model, standing in rows:
            model.objects.bulk_create(standing)
    return said
