"""A statement as .xlsx: every number with its rule, the groups, signatures and corrections. 报表导出。"""

import io

import xlsxwriter
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.core.templatetags.house import local
from secondhalf.indicators.lines import rate_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(title, figures, *, actor, cut_off, statement=None):
    """The bytes of the file. cut_off: the moment up to which it counts. statement: whose signatures it prints."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"author": "", "comments": ""})
        pen = Pen(book)
        head = [title, _("Cut-off: %(at)s") % {"at": at(cut_off)}]
        foot = signatures(actor, statement)
        pen.sheet(_("Figures"), head, table(figures, statement), foot)
        if figures.groups:
            pen.sheet(str(figures.by)[:31].capitalize(), head, groups(figures), [str(figures.rule), *foot])
    return out.getvalue()


def table(figures, statement):
    corrected = statement.corrected() if statement else {}
    yield [_("Figure"), "n", "N", "%", _("Unit"), _("Counting rule"), _("Left out"), _("Corrections")]
    for line in figures.lines:
        rate = rate_of(line)
        counts = [line.part, "" if line.whole is None else line.whole, rate.text if rate else ""]
        notes = "; ".join(f"{one.was} → {one.now}: {one.reason}" for one in corrected.get(line.key, ()))
        yield [capfirst(str(line.title)), *counts, str(line.unit), str(line.rule), str(line.without), notes]


def groups(figures):
    yield [str(figures.by), *(str(words) for _key, words in figures.series)]
    for group in figures.groups:
        yield [str(group.label), *group.numbers]


def signatures(actor, statement):
    """The line under each table: submitter, reviewer, person responsible."""
    if statement is None:
        return [_("Made by: %(who)s, %(at)s") % {"who": f"{actor.title} {actor.person.name}", "at": at(moments.now())},
                _("Not frozen: the numbers of this moment.")]  # fmt: skip
    names = [(part, signing.person.name if signing else " " * 8) for part, signing in statement.signed()]
    return ["    ".join(_("%(part)s: %(name)s") % {"part": part, "name": name} for part, name in names), statement.no]


def at(moment):
    return date_format(local(moment), "DATETIME_FORMAT")


class Pen:
    """Writes sheets that print on A4 landscape, the head repeated."""

    def __init__(self, book):
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
        self.cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})

    def sheet(self, name, above, rows, below):
        """rows: the first is the heading. Numbers are numbers, everything else is text; nothing is computed."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 3, 10)
        sheet.set_column(4, 4, 12)
        sheet.set_column(5, 7, 34)
        for place, words in enumerate(above):
            sheet.write_string(place, 0, words, self.title if place == 0 else None)
        top = place = len(above) + 1
        sheet.repeat_rows(top)
        sheet.freeze_panes(top + 1, 1)
        for place, row in enumerate(rows, start=top):
            for column, cell in enumerate(row):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(place, column, cell, self.head if place == top else self.cell)
        for offset, words in enumerate(below, start=place + 2):
            sheet.write_string(offset, 0, words)
