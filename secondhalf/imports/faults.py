"""Row errors as a file to correct and import again: line, what is wrong, and the row as it was. 错误清单。"""

import csv
import io

import xlsxwriter
from django.utils.translation import gettext as _

RISKY = ("=", "+", "-", "@", "\t", "\r")


def workbook(faults, headings):
    """The bytes of an xlsx. faults: each with line, words, cells. Every cell is text; nothing is computed."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet, bold = book.add_worksheet(_("Errors")), book.add_format({"bold": True, "text_wrap": True})
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 50)
        for row, cells in enumerate(lines(faults, headings)):
            for place, cell in enumerate(cells):
                sheet.write_string(row, place, cell[:32_000], bold if row == 0 else None)
    return out.getvalue()


def separated(faults, headings):
    """The bytes of a csv in UTF-8, safe to open in a spreadsheet."""
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in cells] for cells in lines(faults, headings)])
    return out.getvalue().encode("utf-8-sig")


def lines(faults, headings):
    yield [_("Line"), _("What is wrong"), *headings]
    for fault in faults:
        yield [str(fault.line), str(fault.words), *(said(cell) for cell in fault.cells)]


def said(cell):
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def harmless(cell):
    """A cell that a spreadsheet would compute gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
