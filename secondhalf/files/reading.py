"""A table from an xlsx or csv file: headings and rows of plain values; nothing in it is ever computed. 读取表格。"""

import codecs
import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

import python_calamine as calamine

from secondhalf.core.problems import Problem
from secondhalf.files import formulas, spans
from secondhalf.files.documents import check_package
from secondhalf.files.problems import NoHeadings, NotATable, SpreadTooWide, TooManyRows

LOOKED_AT = 20
MOST_ROWS = 200_000
MOST_COLUMNS = 200


@dataclass
class Table:
    """name: of the file. headings: texts. rows: (line in the file, list of cells). A formula is its own text: =A1."""

    name: str
    headings: list
    rows: list


def read(file, name, *, known=frozenset()):
    """Read an open binary file. known: headings that mark the row of headings. Raises NotATable, NoHeadings ..."""
    file.seek(0)
    is_workbook = file.read(4) == b"PK\x03\x04"
    lines = list(workbook(file, name) if is_workbook else separated(file, name))
    lines = [(number, cells) for number, cells in lines if any(cell not in ("", None) for cell in cells)]
    if len(lines) > MOST_ROWS:
        raise TooManyRows(most=f"{MOST_ROWS:,}")
    place = headings_in(lines, known)
    if place is None:
        raise NoHeadings(file=name, rows=LOOKED_AT)
    return Table(name, named(lines[place][1]), lines[place + 1 :])


def headings_in(lines, known):
    """The place of the row with most known headings; with none known, of the first row that has two texts."""
    first = lines[:LOOKED_AT]
    marks = [sum(heading(cell) in known for cell in cells) for _line, cells in first]
    if marks and max(marks) > 0:
        return marks.index(max(marks))
    return next((n for n, (_line, cells) in enumerate(first) if sum(is_text(cell) for cell in cells) > 1), None)


def heading(cell):
    return " ".join(str(cell).replace("\ufeff", "").split()) if cell is not None else ""


def is_text(cell):
    return isinstance(cell, str) and bool(cell.strip())


def named(cells):
    """Headings, each different: an empty or repeated one gets its column's letter."""
    headings = []
    for place, cell in enumerate(cells[:MOST_COLUMNS]):
        words = heading(cell)
        headings.append(words if words and words not in headings else f"{words} ({formulas.letters(place)})".strip())
    return headings


def workbook(file, name):
    """(line, cells) of the visible sheet with the most rows."""
    sheet = opened(file, name)
    for number, row in enumerate(sheet.cells, start=1):
        found = sheet.formulas.get(number)
        yield number, [found.get(place, cell) for place, cell in enumerate(row)] if found else row


@dataclass
class Sheet:
    """A sheet as it stands. cells: rows of values. formulas: {line: {place: "=..."}}. merged: ((row, place), (row,
    place)) from 0. hidden: {title: rows} of the sheets that do not show.
    """

    title: str
    cells: list
    formulas: dict
    merged: list
    hidden: dict


def opened(file, name):
    """The visible sheet with the most rows. Raises NotATable, SpreadTooWide and what `check_package` raises."""
    check_package(file, name)
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as package:
            if spans.is_too_wide(package):
                raise SpreadTooWide(name=name)
        file.seek(0)
        book = calamine.CalamineWorkbook.from_filelike(file)
        sheets = [(meta, book.get_sheet_by_name(meta.name)) for meta in book.sheets_metadata]
        shown = [sheet for meta, sheet in sheets if meta.visible == calamine.SheetVisibleEnum.Visible]
        sheet = max(shown, key=lambda sheet: sheet.height, default=None)
        cells = sheet.to_python(skip_empty_area=False) if sheet else []
        hidden = {meta.name: found.to_python() for meta, found in sheets if found not in shown}
    except Problem:
        raise
    except Exception as reason:  # whatever its parser meets in a damaged file
        raise NotATable(file=name, why=str(reason)[:200]) from reason
    title = sheet.name if sheet else ""
    merged = (sheet.merged_cell_ranges if sheet else None) or []
    return Sheet(title, cells, formulas.of_sheet(file, title, name), merged, hidden)


def separated(file, name):
    """csv in UTF-8 or GB 18030, separated by commas, semicolons or tabs; line numbers are those of the file."""
    file.seek(0)
    text = decoded(file.read(), name)
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        before = 0
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error as reason:
        raise NotATable(file=name, why=str(reason)) from reason


def decoded(body, name):
    if b"\x00" in body:
        raise NotATable(file=name, why=PurePath(name).suffix or "?")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return codecs.decode(body, encoding)
        except UnicodeDecodeError:
            continue
    raise NotATable(file=name, why="UTF-8 / GB 18030")


def spread(sheet, first=0, *, last=None):
    """Give every cell of a merged range, from row `first` (of 0) on and before `last`, the value of its first cell."""
    for (top, left), (bottom, right) in sheet.merged:
        if top < first or (last is not None and bottom >= last):
            continue
        value = sheet.cells[top][left] if top < len(sheet.cells) and left < len(sheet.cells[top]) else ""
        for row in sheet.cells[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
