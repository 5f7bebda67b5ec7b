"""Which column of a foreign ledger is what: heads in one row or two, known words in both languages. 字段识别。"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils import translation

from secondhalf.files import reading
from secondhalf.files.formulas import letters

LOOKED_AT = 25
DEEP = 2
PADDING = re.compile(r"[\s　()（）\[\]【】:：*＊、/·.。]+")


@dataclass
class Heads:
    """The heads of a foreign ledger. titles: one a column, each different; first: the row behind them, from 0."""

    titles: list
    first: int


def normal(words):
    """A heading as it is compared: without blanks, brackets and stars, in small letters."""
    return normal_text(str(words or ""))


@lru_cache(2000)
def normal_text(text):
    """States, sources and categories say the same few words in every row."""
    return PADDING.sub("", text).lower()


def synonyms(column):
    """All words under which a column is known: its title in both languages, and its synonyms."""
    words = set(column.synonyms)
    for language in ("zh-hans", "en"):
        with translation.override(language):
            words.add(str(column.title))
    return {normal(word) for word in words}


def heads(sheet, known):
    """The Heads of an opened sheet, or None if it is empty. known: {normal words: key}.

    A heading over several columns counts for each of them; of two rows the lower one says what a column is. Where none
    is known, the first row that tells columns apart is taken, and people say which is what.
    """
    reading.spread(sheet, last=LOOKED_AT + DEEP)
    best, found = (0, 0), None
    for top in range(min(LOOKED_AT, len(sheet.cells))):
        for deep in range(1, DEEP + 1):
            titles = joined(sheet.cells[top : top + deep])
            hits = len({known[key] for title in titles if (key := normal(title)) in known})
            if hits and (hits, -deep) > best and (deep == 1 or is_head(sheet, top, deep)):
                best, found = (hits, -deep), Heads(distinct(titles), top + deep)
    return found or unknown_heads(sheet)


def unknown_heads(sheet):
    """The first row with two different texts, else the first with any, as Heads; None of an empty sheet."""
    texts = [{reading.heading(cell) for cell in row} - {""} for row in sheet.cells[:LOOKED_AT]]
    for wanted in (2, 1):
        top = next((at for at, found in enumerate(texts) if len(found) >= wanted), None)
        if top is not None:
            return Heads(distinct(joined(sheet.cells[top : top + 1])), top + 1)
    return None


def is_head(sheet, top, deep):
    """Do two rows belong together? The upper one then spans columns, or both share cells."""
    rows = range(top, top + deep)
    return any(upper in rows and (lower in rows or right > left) for (upper, left), (lower, right) in sheet.merged)


def joined(rows):
    """One title a column: of the lowest row that has words there."""
    wide = max((len(row) for row in rows), default=0)
    titles = []
    for place in range(wide):
        words = [reading.heading(row[place]) for row in rows if place < len(row)]
        titles.append(next((word for word in reversed(words) if word), ""))
    return titles


def distinct(titles):
    """Each title different: an empty or repeated one gets the letter of its column."""
    seen, named = set(), []
    for place, words in enumerate(titles):
        named.append(words if words and words not in seen else f"{words} ({letters(place)})".strip())
        seen.add(words)
    return named


def guessed(titles, fields):
    """{field key: place} of the columns whose titles are known; the first of several counts."""
    found = {}
    for key, words in fields.items():
        for place, title in enumerate(titles):
            if normal(title) in words and place not in found.values():
                found[key] = place
                break
    return found
