"""Rows by bulk means into either database: COPY on PostgreSQL, executemany on SQLite. 批量写入。"""

import contextlib

from django.db import connection

BATCH = 20_000


class Table:
    """Collects rows of one model as tuples ready for the database; what is not named gets the field's default."""

    def __init__(self, model, *names):
        fields = model._meta.concrete_fields
        self.name = model._meta.db_table
        self.columns = [field.column for field in fields]
        self.defaults = [None if field.primary_key else ready(field) for field in fields]
        places = {field.attname: place for place, field in enumerate(fields)}
        self.places = [places[name] for name in names]
        self.rows = []

    def add(self, *values):
        row = self.defaults.copy()
        for place, value in zip(self.places, values, strict=True):
            row[place] = value
        self.rows.append(row)
        if len(self.rows) >= BATCH:
            self.flush()

    def flush(self):
        if self.rows:
            write(self)
            self.rows.clear()


def ready(field):
    """The field's default, as the database takes it."""
    return field.get_db_prep_save(field.get_default(), connection)


def write(table):
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, table.columns))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as copy:
            for row in table.rows:
                copy.write_row(row)
        return
    places = ", ".join("?" * len(table.columns))
    connection.ensure_connection()
    connection.connection.executemany(f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places})", table.rows)


@contextlib.contextmanager
def loading(tables):
    """A block in which nothing waits for the disk and no secondary index is kept; they are made anew at its end."""
    with connection.cursor() as cursor:
        dropped = indexes(cursor, [table.name for table in tables])
        for name, _made in dropped:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        for line in FASTER[connection.vendor]:
            cursor.execute(line)
    yield
    for table in tables:
        table.flush()
    with connection.cursor() as cursor:
        for _name, made in dropped:
            cursor.execute(made)
        cursor.execute("ANALYZE")
    connection.close()


FASTER = {
    "sqlite": ["PRAGMA synchronous=OFF", "PRAGMA cache_size=-1000000", "PRAGMA foreign_keys=OFF", "PRAGMA threads=2"],
    "postgresql": [
        "SET synchronous_commit = off",
        "SET session_replication_role = replica",
        "SET maintenance_work_mem = '512MB'",
        "SET TimeZone = 'UTC'",
    ],
}


def indexes(cursor, names):
    """(name, the statement that makes it) of every index of these tables that no constraint rests on."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    else:
        cursor.execute(
            "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
    return [(name, made) for table, name, made in cursor.fetchall() if table in names]
