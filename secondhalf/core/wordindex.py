"""An index of words beside a table of texts: FTS5 on SQLite, tsvector and GIN on PostgreSQL. 检索索引。

The table of texts has the columns `number` (larger is newer) and `text` (normal). The index only proposes; the text
decides: what is found stands in the text, so both databases find the same.
"""

import uuid
from dataclasses import dataclass

from django.db import connection, migrations

WINDOWS = (20_000, 200_000, None)  # PostgreSQL looks at the newest first: (how far back, counted in numbers)


@dataclass(frozen=True)
class WordIndex:
    """table: the index. texts: the table of texts. key: its column that names the thing."""

    table: str
    texts: str
    key: str = "number"

    def migration(self):
        """The operation that makes the table on either database."""
        return migrations.RunPython(self._make, self._drop)

    def put(self, number, words, *, before=()):
        """Let the text `number` have these words. before: the words it had."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                sql = f"INSERT INTO {self.table} (number, words) VALUES (%s, array_to_tsvector(%s::text[])) "
                cursor.execute(
                    f"{sql} ON CONFLICT (number) DO UPDATE SET words = EXCLUDED.words", [number, sorted(words)]
                )
                return
            if before:
                self._forget(cursor, number, before)
            cursor.execute(f"INSERT INTO {self.table} (rowid, words) VALUES (%s, %s)", [number, line(words)])

    def put_many(self, rows):
        """New texts: (number, words) each."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                sql = f"INSERT INTO {self.table} (number, words) VALUES (%s, array_to_tsvector(%s::text[])) "
                cursor.executemany(sql, [(number, sorted(words)) for number, words in rows])
            else:
                sql = f"INSERT INTO {self.table} (rowid, words) VALUES (%s, %s)"
                cursor.executemany(sql, [(number, line(words)) for number, words in rows])

    def lock(self):
        """Until the transaction ends, let nobody else add texts (SQLite's transactions lock by themselves)."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [self.table])

    def clear(self):
        """Forget every word, before all of it is put in anew; `finish` follows."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP INDEX IF EXISTS {self.table}_gin")
                cursor.execute(f"TRUNCATE {self.table}")
            else:
                cursor.execute(f"INSERT INTO {self.table} ({self.table}) VALUES ('delete-all')")

    def finish(self):
        """After everything was put in: PostgreSQL makes its index at one go, which is many times faster."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {self.table}_gin ON {self.table} USING gin (words)")
                cursor.execute(f"ANALYZE {self.table}")
            else:
                cursor.execute(f"INSERT INTO {self.table} ({self.table}) VALUES ('optimize')")

    def found(self, asked, *, also=(), most, below=None):
        """(number, key) of the texts that have all of it, newest first.

        asked: of wording.asked. also: words of the index that the text does not hold. most: how many at most.
        below: only numbers smaller than this.
        """
        if not asked or most <= 0:
            return []
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                return self._on_postgresql(cursor, asked, also, most, below)
            return self._on_sqlite(cursor, asked, also, most, below)

    def _on_sqlite(self, cursor, asked, also, most, below):
        words = [f'"{word}"' for word in sorted({*asked.words, *also})]
        match = " ".join([*words, *(f'"{word}" *' for word in sorted(asked.beginnings))])
        inside = "".join(" AND instr(t.text, %s) > 0" for _part in asked.inside)
        bound = " AND w.rowid < %s" if below is not None else ""
        sql = f"""SELECT w.rowid, t.{self.key} FROM {self.table} w CROSS JOIN {self.texts} t ON t.number = w.rowid
                  WHERE {self.table} MATCH %s{bound}{inside} ORDER BY w.rowid DESC LIMIT %s"""
        cursor.execute(sql, [match, *([below] if below is not None else []), *asked.inside, most])
        return [(number, uuid.UUID(hex=key)) for number, key in cursor.fetchall()]

    def _on_postgresql(self, cursor, asked, also, most, below):
        words = [f"'{word}'" for word in sorted({*asked.words, *also})]
        match = " & ".join([*words, *(f"'{word}':*" for word in sorted(asked.beginnings))])
        inside = "".join(" AND strpos(t.text, %s) > 0" for _part in asked.inside)
        sql = f"""SELECT w.number, t.{self.key} FROM {self.table} w JOIN {self.texts} t ON t.number = w.number
                  WHERE w.words @@ %s::tsquery AND w.number < %s AND w.number >= %s{inside}
                  ORDER BY w.number DESC LIMIT %s"""
        cursor.execute(f"SELECT max(number) FROM {self.table}")
        top = min((cursor.fetchone()[0] or 0) + 1, below if below is not None else 1 << 62)
        found = []
        for window in WINDOWS:
            bottom = max(top - window, 0) if window else -1
            cursor.execute(sql, [match, top, bottom, *asked.inside, most - len(found)])
            found += cursor.fetchall()
            top = bottom
            if len(found) >= most or top <= 0:
                break
        return found

    def _forget(self, cursor, number, words):
        sql = f"INSERT INTO {self.table} ({self.table}, rowid, words) VALUES ('delete', %s, %s)"
        cursor.execute(sql, [number, line(words)])

    def _make(self, apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"CREATE TABLE {self.table} (number bigint PRIMARY KEY, words tsvector NOT NULL)")
            schema_editor.execute(f"CREATE INDEX {self.table}_gin ON {self.table} USING gin (words)")
            return
        options = "words, content='', detail=none, columnsize=0, tokenize='ascii'"
        schema_editor.execute(f"CREATE VIRTUAL TABLE {self.table} USING fts5({options})")

    def _drop(self, apps, schema_editor):
        schema_editor.execute(f"DROP TABLE {self.table}")


def line(words):
    return " ".join(sorted(words))
