"""A database belongs to one home: each carries the other's mark, so that no demo ever opens the data of real work.

身份标记。The mark is a table of one row, made before the first migration.
"""

import secrets

from django.db import connection

from secondhalf.cli.problems import DatabaseInUse, DatabaseOfAnother
from secondhalf.home import make_once

TABLE = "secondhalf_installation"


def claim(home):
    """Mark an empty database as this home's, or make sure that it is. Raises DatabaseInUse or DatabaseOfAnother."""
    tables = set(connection.introspection.table_names())
    mine = mark_of(home)
    if TABLE in tables:
        if mark_in_database() != mine:
            raise DatabaseOfAnother(folder=home.path)
    elif tables:
        raise DatabaseInUse()
    else:
        make_table()
        write(mine)


def mark_of(home):
    """The home's own mark: a random identity, made once, and its kind."""
    return make_once(home.path / "identity", secrets.token_hex(16)), home.kind


def mark_in_database():
    """The database's mark, or None where there is none."""
    if TABLE not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT identity, kind FROM {TABLE}")  # noqa: S608
        return cursor.fetchone()


def make_table():
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {TABLE} (identity varchar(64) PRIMARY KEY, kind varchar(8) NOT NULL)")


def write(mark):
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (identity, kind) VALUES (%s, %s)", mark)  # noqa: S608
