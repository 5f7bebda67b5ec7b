"""`python -m tests.house.shape migrate|lay_out`: make the tables of an empty database, and print what was made."""

import json
import os
import sys

import django

OF_POSTGRESQL = (
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT extname FROM pg_extension",
)
OF_SQLITE = ("SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' OR sql LIKE 'CREATE VIRTUAL%'",)
ROWS = ("SELECT app, name FROM django_migrations", "SELECT app_label, model FROM django_content_type")


def shape(connection):
    """Every table with its columns and constraints, then indexes, triggers and functions as the database tells them."""
    about = connection.introspection
    with connection.cursor() as cursor:
        tables = {name: table(cursor, about, name) for name in sorted(about.table_names(cursor))}
        asked = OF_SQLITE if connection.vendor == "sqlite" else OF_POSTGRESQL
        return {"tables": tables} | {question: rows(cursor, question) for question in (*asked, *ROWS)}


def table(cursor, about, name):
    """Columns in any order: what was added later stands last. SQLite only numbers its constraints."""
    columns = [str(column) for column in about.get_table_description(cursor, name)]
    constraints = [str(rule) for rule in about.get_constraints(cursor, name).values()]
    return sorted(columns), sorted(constraints)


def rows(cursor, question):
    cursor.execute(question)
    return sorted(str(row) for row in cursor.fetchall())


def main(way):
    os.environ["DJANGO_SETTINGS_MODULE"] = "secondhalf.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from secondhalf.core import schema

    ways = {"lay_out": schema.lay_out, "migrate": lambda: call_command("migrate", verbosity=0)}
    ways[way]()
    json.dump(shape(connection), sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
