"""The page of rates as .xlsx, as it is shown; for the public with small cells hidden. 三率导出。"""

import io

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.core.templatetags.house import local
from secondhalf.indicators.formulas import BY_KEY
from secondhalf.web.three_rates.hiding import Shown

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(board, *, actor, cut_off, is_public=False):
    """The bytes of the file. cut_off: the moment up to which all is counted. is_public: hide small cells."""
    shown = Shown(board, least=board.terms.public_min if is_public else 0)
    about = head(board, actor, cut_off, is_public)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        pen = Pen(book, about)
        pen.sheet(_("Rates"), scope_table(board, shown))
        pen.sheet(_("What people said"), compared_table(board, shown, board.three, voices=True))
        pen.sheet(_("Handling"), compared_table(board, shown, board.friends, voices=False))
    return out.getvalue()


def head(board, actor, cut_off, is_public):
    """What stands above each table: whose, which days, up to when, by whom."""
    days = f"{day(board.period.first)} – {day(board.period.last)}"
    lines = [
        _("%(scope)s and below") % {"scope": board.scope},
        _("Period: %(days)s") % {"days": days},
        _("Cut-off: %(at)s; due counts what was due up to %(day)s")
        % {"at": date_format(local(cut_off), "DATETIME_FORMAT"), "day": day(board.due_until)},
        _("Made by: %(who)s, %(at)s")
        % {"who": maker(actor), "at": date_format(local(moments.now()), "DATETIME_FORMAT")},
        _("Reviewed by:            Responsible:            "),
    ]
    if is_public:
        least = {"least": board.terms.public_min}
        lines.append(
            _("For the public: ＊ stands for fewer than %(least)s, or for what would give such a number away.") % least
        )
    return lines


def maker(actor):
    return f"{actor.post.printed} {actor.person.name}"


def day(value):
    return date_format(value, "DATE_FORMAT")


def scope_table(board, shown):
    """Every rate of the organisation with its rule."""
    yield [_("Rate"), "%", "n", "N", _("Counting rule"), _("Counted by"), _("Left out"), _("Beside it")]
    for key in (*board.three, *board.friends):
        formula = BY_KEY[key]
        rule = [formula.words(board.terms), str(formula.on), str(formula.without)]
        yield [str(formula.title), *shown.rate(board.total, key), *rule, beside(board, shown, key)]


def beside(board, shown, key):
    """What stands beside a rate: the counts of the answers, the silent, what is excluded."""
    return " · ".join(f"{words} {shown.number(board.total, name)}" for words, name in board.beside(key))


def compared_table(board, shown, keys, *, voices):
    """The lines that are compared, the sum of none of them; below, apart, those with too few."""
    names = board.columns(voices=voices)
    titles = [[f"{BY_KEY[key].title} %", "n", "N"] for key in keys]
    yield [board.by_words, *(cell for title in titles for cell in title), *(str(words) for words, _name in names)]
    for line in [board.total, *board.compared(keys)]:
        rates = [cell for key in keys for cell in shown.rate(line, key, compares=True)]
        yield [name_of(line), *rates, *(shown.number(line, name) for _words, name in names)]
    if few := board.too_few(keys):
        yield [_("Too few to be compared (under %(n)s)") % {"n": board.terms.compare_min}]
    for line in few:
        rates = [cell for key in keys for cell in shown.rate(line, key, compares=True)]
        yield [name_of(line), *rates, *(shown.number(line, name) for _words, name in names)]
    yield []
    for key in keys:
        yield [f"{BY_KEY[key].title}: {BY_KEY[key].words(board.terms)}"]


def name_of(line):
    return f"{line.label} ({line.under})" if line.under else line.label


class Pen:
    """Writes sheets of one file, each with the same lines above its table."""

    def __init__(self, book, about):
        self.book, self.about = book, about
        self.bold, self.wrap = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})

    def sheet(self, title, rows):
        """rows: the first one is the heading. Numbers are numbers, everything else is text; nothing is computed."""
        sheet = self.book.add_worksheet(title)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 40, 12)
        sheet.write_string(0, 0, title, self.bold)
        for place, words in enumerate(self.about, start=1):
            sheet.write_string(place, 0, words)
        top = len(self.about) + 2
        sheet.freeze_panes(top + 1, 1)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(top + place, column, cell)
                else:
                    sheet.write_string(top + place, column, cell, self.bold if place == 0 else self.wrap)
