"""The database as files: SQLite as a copy of itself, PostgreSQL table by table in its own COPY format. 数据库转储。"""

import json
import sqlite3

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from secondhalf.cli import identity
from secondhalf.core import schema

SQLITE_FILE = "secondhalf.sqlite3"
TABLES = "tables.json"


def migrations():
    """The applied migrations as [app, name], sorted."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def write(folder, tell):
    """Write the database into `folder` as it is at one moment, while others go on writing; yields the files."""
    if connection.vendor == "sqlite":
        tell("database")
        yield copy_sqlite(connection.settings_dict["NAME"], folder / SQLITE_FILE)
    else:
        yield from copy_tables(folder, tell)


def copy_sqlite(source, target):
    origin, copy = sqlite3.connect(source, timeout=60), sqlite3.connect(target)
    try:
        origin.backup(copy)
    finally:
        copy.close()
        origin.close()
    return target


def copy_tables(folder, tell):
    """Every table of the schema, read in one snapshot."""
    with transaction.atomic():
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        columns = {table: columns_of(table) for table in tables()}
        index = folder / TABLES
        index.write_text(json.dumps(columns, indent=1))
        yield index
        for table, names in columns.items():
            tell(table)
            file = folder / f"{table}.copy"
            command = f"COPY {quote(table)} ({listed(names)}) TO STDOUT"
            with connection.cursor() as cursor, cursor.copy(command) as rows, file.open("wb") as out:
                for block in rows:
                    out.write(block)
            yield file
            file.unlink()


def tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def columns_of(table):
    """The columns that are stored, not generated."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def load(folder, applied):
    """Fill an empty PostgreSQL database from `folder`: bring it to the same migrations, then copy the rows in.

    applied: the archive's migrations. Foreign keys are checked at the end of the transaction.
    """
    identity.make_table()
    migrate_to(applied)
    columns = json.loads((folder / TABLES).read_text())
    here = set(tables())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(map(quote, sorted(here)))}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, names in columns.items():
            if table not in here:
                continue  # such as the cache's: made anew when needed
            command = f"COPY {quote(table)} ({listed(names)}) FROM STDIN"
            with (folder / f"{table}.copy").open("rb") as rows, cursor.copy(command) as into:
                while block := rows.read(1 << 20):
                    into.write(block)
    reset_sequences()


def migrate_to(applied):
    """Apply exactly the archive's migrations; later ones follow when the installation is next served."""
    executor = MigrationExecutor(connection)
    wanted = {tuple(step) for step in applied}
    if wanted == set(executor.loader.graph.nodes):
        schema.lay_out()
    else:
        leaves = [node for node in wanted if not any(child.key in wanted for child in children(executor, node))]
        executor.migrate(sorted(leaves))
    call_command("createcachetable", verbosity=0)


def children(executor, node):
    return executor.loader.graph.node_map[node].children


def reset_sequences():
    from django.apps import apps

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


# What migrations made for their triggers; what an extension brought stays.
OWN_FUNCTIONS = """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"""


def drop_everything():
    """Leave an empty PostgreSQL schema (only after --force)."""
    with connection.cursor() as cursor:
        if names := tables():
            cursor.execute(f"DROP TABLE {', '.join(map(quote, names))} CASCADE")
        cursor.execute(OWN_FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function}")


def quote(name):
    return connection.ops.quote_name(name)


def listed(names):
    return ", ".join(map(quote, names))
