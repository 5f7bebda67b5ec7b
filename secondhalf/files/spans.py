"""How large a sheet would be once it is opened: readers lay out every cell between its first and its last. 表格范围。

A file of five kilobytes with one cell in the last corner would ask for 500 GB, and take the whole process with it.
"""

import re

MOST_CELLS = 20_000_000
COLUMNS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})""")
WRITTEN = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["'][A-Z]{1,3}(\d{1,7})["'](?:[^>]*[^/>])?>""")
NOWHERE = re.compile(rb"""<(?:\w+:)?c(?:\s(?![^>]*\br\s*=)[^>]*)?>""")
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)


def is_too_wide(package, most=MOST_CELLS):
    """Would a sheet of an open xlsx package (a zipfile.ZipFile) have more than `most` cells?"""
    return any(cells_of(package.read(part)) > most for part in package.namelist() if SHEETS.fullmatch(part))


def cells_of(sheet):
    """The cells of the rectangle that holds everything written in a sheet (bytes of XML). Cells say where they are."""
    if NOWHERE.search(sheet):
        return MOST_CELLS + 1
    wide = max((number(letters) for letters in set(COLUMNS.findall(sheet))), default=0)
    return wide * max(map(int, set(WRITTEN.findall(sheet))), default=0)


def number(letters):
    """A is 1, XFD is 16384."""
    count = 0
    for letter in letters:
        count = count * 26 + letter - 64
    return count
