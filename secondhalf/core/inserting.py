"""Many new rows of one table, made ready before a transaction begins, so that the transaction is short. 批量写入。

Django's `bulk_create` builds a statement with a place for every value and takes several times as long, all of it while
others wait to write.
"""

import sys

from django.db import DEFAULT_DB_ALIAS, connections


class Batch:
    """Rows of one model. What `save` or a signal would do beside inserting is not done: the house has none of it."""

    def __init__(self, model):
        self.model, self.rows = model, []
        self.connection = connections[DEFAULT_DB_ALIAS]
        self.fields = model._meta.concrete_fields
        self._values = [(field.pre_save, field.get_db_prep_save) for field in self.fields]

    def add(self, thing):
        """Make one ready. What changes in it later is not written; see `fill`."""
        database, same = self.connection, sys.intern  # keys, days and words come again and again: each is kept once
        values = (prepare(value_of(thing, True), database) for value_of, prepare in self._values)
        self.rows.append([same(value) if type(value) is str else value for value in values])

    def fill(self, name, values):
        """Set one field of all rows, in the order in which they were added: what is known only in the transaction."""
        at = next(place for place, field in enumerate(self.fields) if field.name == name)
        prepare = self.fields[at].get_db_prep_save
        for row, value in zip(self.rows, values, strict=True):
            row[at] = prepare(value, self.connection)

    def write(self):
        """Insert them; call it in a transaction."""
        if not self.rows:
            return
        quote = self.connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        places = ", ".join(["%s"] * len(self.fields))
        with self.connection.cursor() as cursor:
            table = quote(self.model._meta.db_table)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", self.rows)
