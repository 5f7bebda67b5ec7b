"""What the tables promise: indexed foreign keys, one head of migrations, nothing found beside the door."""

import ast

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.house import sources

OURS = [model for model in apps.get_models() if model.__module__.startswith("secondhalf.")]


@pytest.mark.django_db
def test_every_foreign_key_is_indexed():
    """An index, or a unique constraint, that begins with the key."""
    bare = []
    with connection.cursor() as cursor:
        for model in OURS:
            constraints = connection.introspection.get_constraints(cursor, model._meta.db_table).values()
            first = {
                rule["columns"][0] for rule in constraints if rule["columns"] and (rule["index"] or rule["unique"])
            }
            first |= {rule["columns"][0] for rule in constraints if rule["columns"] and rule["primary_key"]}
            keys = [field for field in model._meta.fields if field.is_relation]
            bare += [f"{model.__name__}.{field.name}" for field in keys if field.column not in first]
    assert not bare


def test_migrations_have_one_head():
    graph = MigrationLoader(None).graph
    for config in apps.get_app_configs():
        assert len(graph.leaf_nodes(config.label)) <= 1, config.label


@pytest.mark.django_db
def test_no_migration_is_missing():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_index_of_words_has_its_table():
    """The tables that no model has are made by a migration too; beginning the migrations anew must not lose them."""
    calls = [node for path in sources.python() for node in ast.walk(sources.tree(path)) if makes_word_index(node)]
    named = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert named and not named - set(connection.introspection.table_names())


def makes_word_index(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "WordIndex"


def test_views_and_api_find_things_by_the_door_only():
    """No `.objects.get(` and no get_object_or_404 of what a policy guards."""
    wrong = []
    for path in sources.python():
        if not ("views" in path.parts or path.name == "views.py" or path.parts[:2] == ("secondhalf", "api")):
            continue
        if "tests" in path.parts:
            continue
        for node in ast.walk(sources.tree(path)):
            if isinstance(node, ast.Attribute) and node.attr == "get" and is_objects(node.value):
                wrong.append(f"{path}:{node.lineno}")
    assert not wrong


def is_objects(node):
    return isinstance(node, ast.Attribute) and node.attr in ("objects", "_base_manager")
