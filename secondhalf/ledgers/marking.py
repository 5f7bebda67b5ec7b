"""A copy of an imported file with the errors in it: colour, comment, and a column beside the rows. 错误标注。"""

import datetime
from collections import defaultdict
from itertools import islice

import xlsxwriter

from secondhalf.ledgers import shelf
from secondhalf.ledgers.cells import MOST_TEXT, printed
from secondhalf.ledgers.faults import SIGN
from secondhalf.ledgers.workbook import HIDDEN, MARK, OPTIONS, UNTITLED

LOOKED_AT = 40
COMMENT = {"author": "", "x_scale": 2}
MOST_COMMENTS = 5000  # with more of them spreadsheets take minutes to open; the words stand beside the rows anyway


def save(run, sheet, wrong):
    """Write the marked copy of a run's file. wrong: Saids, each with all that is wrong in its line."""
    with shelf.written(run.pk, "marked.xlsx") as path:
        write(str(path), sheet, {one.line: one for one in wrong})


def write(target, sheet, wrong):
    """Every row stays in its line, so that it can be corrected there and sent again. wrong: {line: row}."""
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        page = book.add_worksheet(UNTITLED.sub(" ", sheet.title or "1")[:31])
        styles = {
            **styles_of(book),
            "words": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#A02C22", "bold": True}),
        }
        beside = max((len(without_sign(cells)) for cells in sheet.cells), default=0)
        page.set_column(0, beside, 14)
        page.set_column(beside, beside, 50)
        hide_marks(page, sheet)
        comments = comments_of(wrong.values())
        for at, cells in enumerate(sheet.cells):
            texts = sheet.formulas.get(at + 1, {})
            cells = [texts.get(place, cell) for place, cell in enumerate(cells)] if texts else cells
            write_line(page, at, without_sign(cells), styles, wrong.get(at + 1))
            if at + 1 in wrong:
                page.write_string(at, beside, wrong[at + 1].words[:MOST_TEXT], styles["words"])
            for place, words in comments.get(at, ()):
                page.write_comment(at, place, words, COMMENT)
        for (top, left), (bottom, right) in sheet.merged:
            if (bottom, right) != (top, left):
                page.merge.append([top, left, bottom, right])
        copy_hidden(book, sheet)


def styles_of(book):
    """Formats of cells as they were, of rows and cells with faults, and of days in each: {name: format}."""
    found = {}
    for name, colour in (("plain", None), ("row", "#FCEFED"), ("bad", "#F4B9B3")):
        about = {"valign": "top", **({"bg_color": colour} if colour else {})}
        found[name] = book.add_format({**about, "text_wrap": True})
        found[f"{name} day"] = book.add_format({**about, "num_format": "yyyy-mm-dd"})
    return found


def hide_marks(page, sheet):
    """Hide the keys and the marks of an export again."""
    for at, cells in enumerate(sheet.cells[:LOOKED_AT]):
        if MARK in cells:
            page.set_row(at, None, None, {"hidden": True})
            place = cells.index(MARK)
            page.set_column(place, place, 4, None, {"hidden": True})


def without_sign(cells):
    """The cells of a line without empty ones at its end, and without what an earlier copy had written beside it."""
    end = len(cells)
    while end and (cells[end - 1] in ("", None) or str(cells[end - 1]).startswith(SIGN)):
        end -= 1
    return cells[:end]


def write_line(page, at, cells, styles, said):
    """The cells as they were; those with faults, and the row of a fault that is of no cell, in colour."""
    faults = said.faults if said else ()
    usual = "row" if any(fault.place is None for fault in faults) else "plain"
    places = {fault.place for fault in faults if fault.place is not None}
    for place in range(max([len(cells), *(place + 1 for place in places)])):
        value = printed(cells[place]) if place < len(cells) else None
        name = "bad" if place in places else usual
        style = styles[name]
        if isinstance(value, datetime.date):
            page.write_datetime(at, place, value, styles[f"{name} day"])
        elif isinstance(value, int | float):
            page.write_number(at, place, value, style)
        elif value not in (None, ""):
            page.write_string(at, place, str(value), style)
        elif place in places or usual == "row":
            page.write_blank(at, place, None, style)


def comments_of(wrong):
    """{row: [(place, what is wrong with that cell)]}; what is of no cell stands at the first of the row."""
    words = defaultdict(list)
    for said in sorted(wrong, key=lambda one: one.line):
        for fault in said.faults:
            words[said.line - 1, fault.place or 0].append(fault.words)
    found = defaultdict(list)
    for (at, place), lines in islice(words.items(), MOST_COMMENTS):
        found[at].append((place, "\n".join(lines)[:1000]))
    return found


def copy_hidden(book, sheet):
    """The hidden sheet of an export goes along, so that the corrected copy may come back."""
    if HIDDEN not in sheet.hidden:
        return
    page = book.add_worksheet(HIDDEN)
    page.very_hidden()
    for at, cells in enumerate(sheet.hidden[HIDDEN]):
        for place, cell in enumerate(cells):
            page.write_string(at, place, str(cell))
