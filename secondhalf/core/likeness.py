"""Which texts are most alike a free text: by the rarest words they have in common. 相似文本。

Beside an index of words stands how many texts hold each word, so that a search begins with the few words that tell one
text from another. However many texts there are, it looks at no more than `LOOKED_AT` of them, the newest first.
"""

import math
import uuid
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from django.db import connection, migrations

from secondhalf.core import wording
from secondhalf.core.wordindex import WordIndex

READ = 400  # characters of a free text that are compared
TELLING, PAIRED = 12, 5
RARE = 2_000  # a word in more texts than this tells something only beside another one
LOOKED_AT = 200
LEAST = 2  # words in common below which nothing is alike
WINDOWS = (50_000, None)  # PostgreSQL looks at the newest first
COMMON = """
工会 职工 员工 工人 单位 公司 大家 问题 反映 希望 建议 情况 解决 处理 领导 部门 现在 时候 经常 一直 进行 相关 正在 协调
the and for that this with from are was were not has have had but our your their they you can about
"""
EMPTY = frozenset(COMMON.split())  # what stands in every text tells nothing
JOINTS = frozenset(
    "的了在是我你他她它们有没不也都就和与及或而但这那些个很还又再被把给让向从到对于为因所以着过吗呢吧啊么之其等去来说"
)


@dataclass(frozen=True)
class LikenessIndex(WordIndex):
    """A WordIndex that knows how rare its words are. Its tables are made by one operation (`migration`)."""

    def put(self, number, words, *, before=()):
        super().put(number, words, before=before)
        change = Counter(telling(words))
        change.subtract(telling(before))
        self._count(change)

    def put_many(self, rows):
        rows = list(rows)
        super().put_many(rows)
        change = Counter()
        for _number, words in rows:
            change.update(telling(words))
        self._count(change)

    def clear(self):
        super().clear()
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self._counts}")

    def alike(self, text, *, among, most):
        """The keys of the texts most alike, the likest first.

        among: words of the index (`seat_word`), one of which the text must have. most: how many at most.
        """
        words = telling(wording.cut(wording.normal(text)[:READ]))
        with connection.cursor() as cursor:
            known = self._known(cursor, words)
            ranked = sorted(known, key=lambda word: (known[word], word))
            if len(ranked) < LEAST or not among:
                return []
            found = {row for terms in alternatives(ranked, known) for row in self._candidates(cursor, terms, among)}
        weights = {word: 1 / math.log(2 + known[word]) for word in ranked}
        scored = [(likeness(body, weights), number, key) for number, key, body in found]
        return [key for score, _number, key in sorted(scored, reverse=True) if score][:most]

    @property
    def _counts(self):
        return f"{self.table}_counts"

    def _known(self, cursor, words):
        """{word: in how many texts} of those that are in any."""
        if not words:
            return {}
        places = ", ".join(["%s"] * len(words))
        cursor.execute(f"SELECT word, texts FROM {self._counts} WHERE texts > 0 AND word IN ({places})", sorted(words))
        return dict(cursor.fetchall())

    def _candidates(self, cursor, terms, among):
        """[(number, key, text)] of the newest texts that have one of the terms (tuples of words, all needed)."""
        if connection.vendor == "postgresql":
            return self._candidates_on_postgresql(cursor, terms, among)
        match = " OR ".join("(" + " AND ".join(f'"{word}"' for word in term) + ")" for term in terms)
        seats = " OR ".join(f'"{seat}"' for seat in sorted(among))
        sql = f"""SELECT w.rowid, t.{self.key}, t.text FROM {self.table} w CROSS JOIN {self.texts} t
                  ON t.number = w.rowid WHERE {self.table} MATCH %s ORDER BY w.rowid DESC LIMIT {LOOKED_AT}"""
        cursor.execute(sql, [f"({match}) AND ({seats})"])
        return [(number, uuid.UUID(hex=key), body) for number, key, body in cursor.fetchall()]

    def _candidates_on_postgresql(self, cursor, terms, among):
        match = " | ".join("(" + " & ".join(f"'{word}'" for word in term) + ")" for term in terms)
        seats = " | ".join(f"'{seat}'" for seat in sorted(among))
        sql = f"""SELECT w.number, t.{self.key}, t.text FROM {self.table} w JOIN {self.texts} t USING (number)
                  WHERE w.words @@ %s::tsquery AND w.number < %s AND w.number >= %s
                  ORDER BY w.number DESC LIMIT %s"""
        cursor.execute(f"SELECT max(number) FROM {self.table}")
        top, found = (cursor.fetchone()[0] or 0) + 1, []
        for window in WINDOWS:
            bottom = max(top - window, 0) if window else -1
            cursor.execute(sql, [f"({match}) & ({seats})", top, bottom, LOOKED_AT - len(found)])
            found += cursor.fetchall()
            top = bottom
            if len(found) >= LOOKED_AT or top <= 0:
                break
        return found

    def _count(self, change):
        rows = sorted((word, by) for word, by in change.items() if by)
        for at in range(0, len(rows), 400):
            some = rows[at : at + 400]
            places = ", ".join(["(%s, %s)"] * len(some))
            sql = f"""INSERT INTO {self._counts} (word, texts) VALUES {places}
                      ON CONFLICT (word) DO UPDATE SET texts = {self._counts}.texts + EXCLUDED.texts"""
            with connection.cursor() as cursor:
                cursor.execute(sql, [value for row in some for value in row])

    def migration(self):
        return migrations.RunPython(self._make_both, self._drop_both)

    def _make_both(self, apps, schema_editor):
        self._make(apps, schema_editor)
        schema_editor.execute(f"CREATE TABLE {self._counts} (word varchar(80) PRIMARY KEY, texts integer NOT NULL)")

    def _drop_both(self, apps, schema_editor):
        self._drop(apps, schema_editor)
        schema_editor.execute(f"DROP TABLE {self._counts}")


def telling(words):
    """Those of the words that can tell texts apart: no single character, no joint between words, nothing common."""
    return {word for word in words if len(word) > 1 and word not in EMPTY and JOINTS.isdisjoint(word)}


def alternatives(ranked, known):
    """What to look for, one search after the other: rare words alone, common ones in pairs (tuples of words)."""
    rare = [(word,) for word in ranked[:TELLING] if known[word] <= RARE]
    common = [word for word in ranked if known[word] > RARE][:PAIRED]
    return [terms for terms in (rare, list(combinations(common, LEAST))) if terms]


def likeness(body, weights):
    """How much of the weighted words the text holds; nothing below LEAST of them."""
    common = [weight for word, weight in weights.items() if word in body]
    return sum(common) if len(common) >= LEAST else 0
