"""A new database, laid out at once from the models as they are today. 建库。

Migrations bring on a database that holds something already. On an empty one they would come to the same (a test
compares every table, index, rule and trigger), only a hundred times slower: they draw all models anew for each step.
"""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

OURS = "secondhalf."


def missing_steps():
    """The migrations that this database lacks, in order, and whether it has had any."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration for migration, _backwards in plan], bool(executor.loader.applied_migrations)


def lay_out():
    """Make every table of an empty database and mark every migration as done: all, or nothing at all."""
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        complete(editor)
    call_command("migrate", interactive=False, verbosity=0)  # nothing is left but what follows migrations


def complete(editor):
    """Add to tables just made what no model shows, and mark every migration as done."""
    steps, _begun = missing_steps()
    recorder = MigrationRecorder(connection)
    editor.create_model(recorder.Migration)
    for step in steps:
        take_beyond_models(step, editor)
        recorder.record_applied(step.app_label, step.name)


def take_beyond_models(migration, editor):
    """What a step makes that no model shows: indexes of words, rules of the database itself.

    Only of our own: those of libraries mend rows, of which there are none.
    """
    if migration.__module__.startswith(OURS):
        for operation in migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, editor)
