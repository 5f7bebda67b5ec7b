"""One row as a voice and a matter: padding off, time read, a long title cut; or what is wrong with it. 数据清洗。"""

import datetime
import hashlib
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments

TITLE = 60
PLACE = 120
MOST_WORDS = 100_000
EARLIEST = datetime.datetime(1949, 10, 1, tzinfo=datetime.UTC)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
BLANKS = re.compile("[ \t\u00a0\u3000]+")
MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
IDENTITY = re.compile(r"(?<!\d)(\d{3})\d{11}(\d{3}[\dXx])(?![\dXx])")
MOMENT = re.compile(
    r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?"
    r"(?:[T ]*(?P<H>\d{1,2})[:：时](?P<M>\d{1,2})(?:分|[:：](?P<S>\d{1,2})(?:\.\d+)?秒?)?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
SERIAL_ZERO = datetime.datetime(1899, 12, 30)


class RowFault(Exception):
    """What is wrong with one row, in words (lazy)."""

    def __init__(self, words, **about):
        self.words, self.about = words, about
        super().__init__(str(words))

    def __str__(self):
        return str(self.words) % self.about if self.about else str(self.words)


@dataclass(frozen=True)
class Entry:
    """A row that can be imported. line: in the file. key: its number in the source, else its fingerprint."""

    line: int
    key: str
    fingerprint: str
    title: str
    summary: str
    words: str
    place: str
    received_at: datetime.datetime
    votes_for: int
    votes_against: int

    def voice(self):
        names = ("words", "place", "received_at", "votes_for", "votes_against")
        return {name: getattr(self, name) for name in names}

    def matter(self):
        return {"title": self.title, "summary": self.summary}


def entry(line, cells, mapping):
    """The Entry of a row. Raises RowFault."""
    subject = " ".join(tidy(mapping.value(cells, "subject")).split())
    text = tidy(mapping.value(cells, "text"))
    if not (subject or text):
        raise RowFault(_("The row has neither a subject nor a text."))
    if len(text) + len(subject) > MOST_WORDS:
        raise RowFault(_("The text is longer than %(most)s characters."), most=f"{MOST_WORDS:,}")
    received_at = moment(mapping.value(cells, "time"))
    words = text if text.startswith(subject) else f"{subject}\n{text}".strip()
    fingerprint = hashlib.sha256(f"{words}\n{received_at.isoformat()}".encode()).hexdigest()
    title = masked(subject or text.partition("\n")[0])
    return Entry(
        line=line,
        key=key(mapping.value(cells, "id")) or fingerprint,
        fingerprint=fingerprint,
        title=title[:TITLE],
        summary=masked(words if len(title) > TITLE or not text else text),
        words=words,
        place=" ".join(tidy(mapping.value(cells, "place")).split())[:PLACE],
        received_at=received_at,
        votes_for=count(mapping.value(cells, "in_favour")),
        votes_against=count(mapping.value(cells, "against")),
    )


def tidy(cell):
    """The text of a cell without padding: no tabs, no blank ends of lines, no empty lines."""
    text = UNSEEN.sub("", plain(cell).replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line for raw in text.split("\n") if (line := BLANKS.sub(" ", raw).strip()))


def plain(cell):
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def masked(text):
    """What every handler may read carries no mobile and no identity number; the voice keeps the words as they were."""
    return IDENTITY.sub(r"\1***********\2", MOBILE.sub(r"\1****\2", text))


def key(cell):
    words = "".join(tidy(cell).split())
    if words.startswith("="):
        raise RowFault(_("The number is a formula (%(formula)s): copy the column as values."), formula=words[:60])
    if len(words) > 100:
        raise RowFault(_("The number is longer than 100 characters."))
    return words


def count(cell):
    words = tidy(cell)
    if not words:
        return 0
    if not re.fullmatch(r"\d{1,9}(\.0+)?", words):
        raise RowFault(_("“%(said)s” is not a number of votes."), said=words[:40])
    return int(float(words))


def moment(cell):
    """The time of a cell: a date of the workbook, or 2019/2/28 11:25:05, 2019-02-28, 2019年2月28日 11:25 ..."""
    if isinstance(cell, datetime.datetime):
        found = cell
    elif isinstance(cell, datetime.date):
        found = datetime.datetime.combine(cell, datetime.time())
    else:
        found = read_moment(cell)
    found = found if timezone.is_aware(found) else timezone.make_aware(found)
    found = found.astimezone(datetime.UTC)
    if found > moments.now():
        raise RowFault(_("The time lies in the future: %(said)s."), said=plain(cell))
    if found < EARLIEST:
        raise RowFault(_("The time cannot be right: %(said)s."), said=plain(cell))
    return found


def read_moment(cell):
    words = tidy(cell)
    if not words:
        raise RowFault(_("The row has no time."))
    if words.startswith("="):
        raise RowFault(_("The time is a formula (%(formula)s): copy the column as values."), formula=words[:60])
    if isinstance(cell, int | float) and 10_000 < cell < 80_000:
        return SERIAL_ZERO + datetime.timedelta(days=cell)
    found = MOMENT.fullmatch(words)
    try:
        day = [int(found[part]) for part in "ymd"]
        clock = [int(found[part] or 0) for part in "HMS"]
        zone = datetime.datetime.strptime(found["zone"], "%z").tzinfo if found["zone"] else None
        return datetime.datetime(*day, *clock, tzinfo=zone)
    except (TypeError, ValueError):
        raise RowFault(_("“%(said)s” cannot be read as a time."), said=words[:40]) from None
