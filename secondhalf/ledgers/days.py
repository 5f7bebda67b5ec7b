"""Days as ledgers write them: a date of the workbook, a serial number, or text. 日期识别。"""

import datetime
import re

from django.utils.translation import gettext_lazy as _

DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?", re.S)
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL_ZERO = datetime.date(1899, 12, 30)
EARLIEST = datetime.date(1949, 10, 1)


class RowFault(Exception):
    """What is wrong with one row, in words (lazy); key: the field."""

    def __init__(self, words, *, key=None, **about):
        self.words, self.key, self.about = words, key, about
        super().__init__(key)

    def __str__(self):
        return str(self.words) % self.about if self.about else str(self.words)

    @property
    def every(self):
        return (self,)


class RowFaults(RowFault):
    """All that is wrong with one row. every: RowFaults of one cell each; fresh: the row as far as it could be read."""

    every = ()

    def __init__(self, every, fresh=None):
        super().__init__(every[0].words, key=every[0].key, **every[0].about)
        self.every, self.fresh = tuple(every), fresh


class Noted:
    """Notes what is wrong with a row while the rest of it goes on being read; one fault a cell."""

    def __init__(self):
        self.faults = []
        self.fresh = None

    def add(self, fault):
        known = {one.key for one in self.faults if one.key}
        self.faults += [one for one in fault.every if one.key not in known]
        self.fresh = getattr(fault, "fresh", None) or self.fresh

    def read(self, question, *said, **about):
        """What the question gives; None, with a note, if it raises RowFault."""
        try:
            return question(*said, **about)
        except RowFault as fault:
            self.add(fault.with_traceback(None))  # its frames would keep the row in memory
            return None

    def settle(self, fresh):
        """The row as it was read. Raises RowFaults if anything was noted."""
        if self.faults:
            raise RowFaults(self.faults, fresh or self.fresh)
        return fresh


def day(cell, key, *, latest=None):
    """The day of a cell, None if it is empty. Raises RowFault if it is no day, or one after `latest`."""
    found = read(cell)
    if found is None:
        if cell in ("", None) or str(cell).strip() in ("", "-", "—", "/", "无"):
            return None
        raise RowFault(_("“%(said)s” cannot be read as a day, such as 2026-03-02."), key=key, said=str(cell)[:40])
    if found < EARLIEST or (latest and found > latest):
        raise RowFault(_("The day %(said)s cannot be right."), key=key, said=found.isoformat())
    return found


def read(cell):
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, int | float) and 10_000 < cell < 80_000:
        return SERIAL_ZERO + datetime.timedelta(days=int(cell))
    words = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()
    found = DAY.fullmatch(words) or PACKED.fullmatch(words)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
