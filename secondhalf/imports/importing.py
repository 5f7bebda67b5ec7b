"""Rows become registered matters, each with its voice: in batches, once, whatever breaks in between. 导入事项。"""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction

from secondhalf.core.actors import Actor
from secondhalf.imports.cleaning import Entry, RowFault, entry
from secondhalf.imports.models import ImportedRow
from secondhalf.imports.problems import OutOfReach, WhoImports
from secondhalf.imports.words import CHANGED, TWICE, UNSORTED_MISSING
from secondhalf.matters.categories import Category
from secondhalf.voices.bringing_in import bring_in

BATCH = 200
UNSORTED = "unsorted"


@dataclass(frozen=True)
class Fault:
    """line: in the file. words: what is wrong. cells: the row without the columns that say who wrote."""

    line: int
    words: str
    cells: list


@dataclass
class Batch:
    """What became of some rows."""

    entered: list = field(default_factory=list)
    repeated: int = 0
    faults: list = field(default_factory=list)


@dataclass(frozen=True)
class Importing:
    """Where rows go. by: an officer of the holder's office. source: names the list they come from."""

    by: Actor
    holder: object
    unit: object
    source: str

    def checked(self):
        """Itself. Raises WhoImports or OutOfReach."""
        if not self.unit.lies_in(self.holder):
            raise OutOfReach(unit=self.unit, holder=self.holder)
        if self.category() is None:
            raise WhoImports(holder=self.holder, why=UNSORTED_MISSING)
        return self

    def category(self):
        return Category.objects.filter(realm=self.holder.realm, code=UNSORTED).first()

    def enter(self, rows, mapping):
        """Take one batch of rows (line, cells) in, all or nothing; rows that are here already are left alone."""
        with transaction.atomic():
            batch, fresh = self.sift(rows, mapping)
            category = self.category()
            pairs = [(one.voice(), {**one.matter(), "category": category}) for one in fresh]
            voices = bring_in(pairs, by=self.by, unit=self.unit, holder=self.holder)
            known = [self._known(one, voice.matter) for one, voice in zip(fresh, voices, strict=True)]
            ImportedRow.objects.bulk_create(known)
            batch.entered = [voice.matter for voice in voices]
        return batch

    def sift(self, rows, mapping, seen=None):
        """(Batch of what is left out, the entries that are new). seen: {key: Entry} of rows looked at before."""
        batch, fresh, seen = Batch(), [], {} if seen is None else seen
        read = [self._read(line, cells, mapping) for line, cells in rows]
        here = self._here([one for one in read if isinstance(one, Entry)])
        for one, (_line, cells) in zip(read, rows, strict=True):
            before = None if isinstance(one, Fault) else seen.get(one.key) or here.get(one.key)
            if isinstance(one, Fault):
                batch.faults.append(one)
            elif before is None:
                fresh.append(seen.setdefault(one.key, one))
            elif before.fingerprint == one.fingerprint:
                batch.repeated += 1
            else:
                batch.faults.append(Fault(one.line, clash(one, before), mapping.shown(cells)))
        return batch, fresh

    def _read(self, line, cells, mapping):
        try:
            return entry(line, cells, mapping)
        except RowFault as fault:
            return Fault(line, str(fault), mapping.shown(cells))

    def _here(self, entries):
        mine = ImportedRow.objects.filter(realm=self.holder.realm, source=self.source)
        found = mine.filter(key__in=[one.key for one in entries]).select_related("matter")
        return {row.key: row for row in found}

    def _known(self, one, matter):
        about = {"realm": self.holder.realm, "source": self.source, "matter": matter}
        return ImportedRow(key=one.key, fingerprint=one.fingerprint, **about)


def clash(one, before):
    """Why a row under a known number, with other words, is not taken."""
    if isinstance(before, Entry):
        return str(TWICE) % {"line": before.line}
    return str(CHANGED) % {"no": before.matter.no}


def source_of(headings, unit):
    """The name of a list: the same columns (those that are taken) about the same unit are the same list."""
    return hashlib.sha256("\n".join([*headings, str(unit.pk)]).encode()).hexdigest()


def batches(rows, size=BATCH):
    return (rows[start : start + size] for start in range(0, len(rows), size))
