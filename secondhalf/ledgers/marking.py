"""A copy of an imported file with the errors in it: colour, comment, and a column beside the rows. 错误标注。"""

import datetime

import xlsxwriter

from secondhalf.ledgers import shelf
from secondhalf.ledgers.cells import printed
from secondhalf.ledgers.workbook import HIDDEN, MARK, OPTIONS, UNTITLED

LOOKED_AT = 40


def save(run, sheet, wrong):
    """Write the marked copy of a run's file. wrong: rows with line, words, place (or None)."""
    with shelf.written(run.pk, "marked.xlsx") as path:
        write(str(path), sheet, {one.line: one for one in wrong})


def write(target, sheet, wrong):
    """Every row stays in its line, so that it can be corrected there and sent again. wrong: {line: row}."""
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        page = book.add_worksheet(UNTITLED.sub(" ", sheet.title or "1")[:31])
        styles = {
            "plain": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "bad": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F8D7D4"}),
            "words": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#A02C22", "bold": True}),
        }
        beside = max((len(cells) for cells in sheet.cells), default=0)
        page.set_column(0, beside, 14)
        page.set_column(beside, beside, 50)
        hide_marks(page, sheet)
        for at, cells in enumerate(sheet.cells):
            texts = sheet.formulas.get(at + 1, {})
            cells = [texts.get(place, cell) for place, cell in enumerate(cells)] if texts else cells
            write_line(page, at, cells, wrong.get(at + 1), styles, beside)
        for (top, left), (bottom, right) in sheet.merged:
            if (bottom, right) != (top, left):
                page.merge.append([top, left, bottom, right])
        copy_hidden(book, sheet)


def hide_marks(page, sheet):
    """Hide the keys and the marks of an export again."""
    for at, cells in enumerate(sheet.cells[:LOOKED_AT]):
        if MARK in cells:
            page.set_row(at, None, None, {"hidden": True})
            place = cells.index(MARK)
            page.set_column(place, place, 4, None, {"hidden": True})


def write_line(page, at, cells, fault, styles, beside):
    for place, cell in enumerate(cells):
        value = printed(cell)
        bad = fault is not None and (fault.place is None or fault.place == place)
        style = styles["bad" if bad else "plain"]
        if isinstance(value, datetime.date):
            page.write_datetime(at, place, value, styles["day"])
        elif isinstance(value, int | float):
            page.write_number(at, place, value, style)
        elif value not in (None, "") or bad:
            page.write_string(at, place, str(value or ""), style)
    if fault is not None:
        page.write_string(at, beside, fault.words, styles["words"])
        page.write_comment(at, fault.place or 0, fault.words[:1000], {"author": ""})


def copy_hidden(book, sheet):
    """The hidden sheet of an export goes along, so that the corrected copy may come back."""
    if HIDDEN not in sheet.hidden:
        return
    page = book.add_worksheet(HIDDEN)
    page.very_hidden()
    for at, cells in enumerate(sheet.hidden[HIDDEN]):
        for place, cell in enumerate(cells):
            page.write_string(at, place, str(cell))
