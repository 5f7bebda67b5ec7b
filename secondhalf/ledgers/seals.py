"""The hidden mark of a row in an exported ledger: which row, in which turn, with which cells; sealed. 行标记。

A mark travels beside its row through any spreadsheet. On the way back it tells an edited cell from one that has
changed here in the meantime, and a row of this very export from one that was copied in from elsewhere.
"""

import datetime
import hashlib
import hmac
import uuid
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

DIGEST = 4
SEAL = 24


@dataclass(frozen=True)
class Mark:
    """What a row carries. cells: {column key: digest of the cell as it was printed}."""

    key: uuid.UUID
    turn: int
    cells: dict


class Sealer:
    """Writes and reads the marks of one export: of that ledger, with those columns (keys in order)."""

    def __init__(self, ledger, export, columns):
        self.columns = tuple(columns)
        about = "|".join([ledger, export, *self.columns])
        key = hashlib.sha256(b"ledgers.seal:" + settings.SECRET_KEY.encode()).digest()
        self._start = hmac.new(key, about.encode(), hashlib.sha256)

    def write(self, key, turn, values):
        """The mark of a row as text. values: what its cells print, in the order of the columns."""
        return self.of_digests(key, turn, [digest(value) for value in values])

    def of_digests(self, key, turn, digests):
        body = f"{key.hex}.{turn}.{''.join(digests)}"
        return f"{body}.{self._seal(body)}"

    def read(self, text):
        """The Mark in a text, or None if it is not one of this export."""
        body, _dot, seal = str(text).strip().rpartition(".")
        if not hmac.compare_digest(self._seal(body), seal):
            return None
        key, turn, digests = body.split(".")
        size = 2 * DIGEST
        parts = [digests[at : at + size] for at in range(0, len(digests), size)]
        return Mark(uuid.UUID(key), int(turn), dict(zip(self.columns, parts, strict=True)))

    def checksum(self):
        """Seals the columns themselves, for the hidden sheet."""
        return self._seal("columns")

    def _seal(self, body):
        seal = self._start.copy()
        seal.update(body.encode())
        return seal.hexdigest()[:SEAL]


@lru_cache(4096, typed=True)  # departments, days, stages: the same few hundred words in every row
def digest(value):
    """Eight hexadecimal digits of what a cell says, however a spreadsheet keeps it."""
    return hashlib.blake2s(plain(value).encode(), digest_size=DIGEST).hexdigest()


def plain(value):
    """A cell's value as text: dates as 2026-11-20, whole numbers without a point, lines without blank ends."""
    if isinstance(value, str):
        return value if value.isascii() and value.isalnum() else tidy(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.datetime):
        value = timezone.make_naive(value) if timezone.is_aware(value) else value
        return (
            value.date().isoformat()
            if value.time() == datetime.time()
            else value.isoformat(sep=" ", timespec="minutes")
        )
    if isinstance(value, datetime.date):
        return value.isoformat()
    return tidy(str(value))


def tidy(text):
    if "\n" not in text and "\r" not in text:
        return text.strip()
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
