"""Tallies and what has been put into them: compare, add the difference, keep it in one transaction. 计数簿。

One of these counts matters, one counts voices. What a thing counts for follows from its facts alone, so a thing may be
counted again at any time, also while everything is counted anew.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import connection

from secondhalf.core.kept import Kept
from secondhalf.indicators.models import EVERY
from secondhalf.people.organisations import Kind, Organisation

ROWS = 40  # of one INSERT


@dataclass(frozen=True)
class Counting:
    """What one thing counts for: its realm, its category, its marks [name, day, place]."""

    realm: object
    category: object
    marks: list


@dataclass(frozen=True)
class Tallies:
    """tally: the model of the numbers, `names` its columns. counted: the model of what each thing has put in.

    read: a function of keys that returns {key: Counting}.
    """

    tally: type
    counted: type
    names: tuple
    read: object

    def recount(self, keys):
        """Compare what these count for with what they have put in, and add the difference. Inside a transaction."""
        key_of = self.counted._meta.pk.attname
        rows = self.counted.objects.select_for_update().filter(pk__in=keys)
        before = {getattr(row, key_of): row for row in rows}
        change, fresh, changed = Counter(), [], []
        for key, now in self.read(keys).items():
            row = self.counted(category=now.category, marks=[list(mark) for mark in now.marks], **{key_of: key})
            if (old := before.get(key)) is not None:
                if (old.category, old.marks) == (row.category, row.marks):
                    continue
                change.subtract(shares(now.realm, old))
            change.update(shares(now.realm, row))
            (changed if old else fresh).append(row)
        self.counted.objects.bulk_create(fresh)
        self.counted.objects.bulk_update(changed, ["category", "marks"], batch_size=200)
        self.add({key: n for key, n in change.items() if n})

    def clear(self):
        """Forget every number, before all of them are made anew."""
        self.counted.objects.all().delete()
        self.tally.objects.all().delete()

    def add(self, change):
        """Add to the tallies: {(realm, organisation, category, day, name): by how much}."""
        rows = {}
        for (realm, organisation, category, day, name), by in change.items():
            rows.setdefault((realm, organisation, category, day), dict.fromkeys(self.names, 0))[name] += by
        lines = sorted(rows.items(), key=lambda item: (str(item[0][1]), str(item[0][2]), item[0][3]))
        for at in range(0, len(lines), ROWS):
            self._upsert(lines[at : at + ROWS])

    def _upsert(self, lines):
        """One INSERT that adds to the rows that are there, in a steady order, alike on both databases."""
        quote, fields = connection.ops.quote_name, self.tally._meta
        table = quote(fields.db_table)
        columns = ["realm", "organisation_id", "category", "day", *self.names]
        ways = [fields.get_field(name.removesuffix("_id")).get_db_prep_value for name in columns[:4]]
        values = []
        for (realm, organisation, category, day), numbers in lines:
            row = (realm, organisation, category, date.fromisoformat(day))
            values += [way(value, connection) for way, value in zip(ways, row, strict=True)]
            values += numbers.values()
        places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(lines))
        plus = ", ".join(f"{name} = {table}.{name} + EXCLUDED.{name}" for name in self.names)
        sql = f"""INSERT INTO {table} ({", ".join(columns)}) VALUES {places}
                  ON CONFLICT (organisation_id, category, day) DO UPDATE SET {plus}"""
        with connection.cursor() as cursor:
            cursor.execute(sql, values)


def shares(realm, row):
    """{(realm, organisation, category, day, name): how many} of one thing: by day, and by category and month."""
    found, lines = Counter(), tree()
    for name, day, place in row.marks:
        for organisation in lines[place].keys if place in lines else (place,):
            found[realm, organisation, EVERY, day, name] += 1
            found[realm, organisation, row.category, f"{day[:8]}01", name] += 1
    return found


@dataclass(frozen=True)
class Line:
    """keys: from the root down to the organisation itself, as text. union: the key of the nearest union, or None."""

    keys: tuple
    union: object


def _tree():
    """{key of an organisation: its Line}."""
    places = list(Organisation.objects.values_list("pk", "path", "kind"))
    by_path = {path: str(pk) for pk, path, _kind in places}
    unions = {path: str(pk) for pk, path, kind in places if kind == Kind.UNION}
    found = {}
    for pk, path, _kind in places:
        ends = range(4, len(path) + 1, 4)
        union = next((unions[path[:end]] for end in reversed(ends) if path[:end] in unions), None)
        found[str(pk)] = Line(tuple(by_path[path[:end]] for end in ends), union)
    return found


tree = Kept(_tree)
