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
