"""A ledger as xlsx, exactly as it is printed: landscape, heads on every sheet, signers below. 台账导出。

Written row by row, so that memory does not grow with the ledger. Beside each row hides its mark (`seals.py`), in a very
hidden sheet what the file is.
"""

import datetime
import itertools
import json
import re
from dataclasses import dataclass, field

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.files.formulas import letters
from secondhalf.ledgers import totals
from secondhalf.ledgers.cells import LINE, cell_xml, lines_of, printed, text_xml, wide
from secondhalf.ledgers.heads import head_rows
from secondhalf.ledgers.ledger import Align, Paper
from secondhalf.ledgers.seals import Sealer, digest

HIDDEN = "_secondhalf"
MARK = "_row"
LIGHT = "light"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FILLS = {"red": "#F8D7D4", "yellow": "#FFF1CC", "green": "#DFF0E3", "blue": "#DCE8F5", "back": "#FFE5CC"}
SIZES = {Paper.A3: 8, Paper.A4: 9}


@dataclass(frozen=True)
class Sheet:
    """What is written: the ledger, its columns as laid out, who signs, a line of words above, the export's own name.

    sums: {column key: value}; counting: the line under the table that says how its rate is counted; seat: words above
    on the left, of whose ledger it is.
    """

    ledger: object
    laid: object
    above: str
    export: str
    sums: dict = field(default_factory=dict)
    counting: str = ""
    seat: str = ""

    @property
    def columns(self):
        return self.laid.columns


def write(target, sheet, rows, tell=lambda done: None):
    """Write the ledger to a path or an open binary file. rows: in their order, dressed. Returns how many were written.

    tell: called with the count after every 1,000 rows.
    """
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": str(sheet.ledger.title), "author": "", "created": datetime.datetime(2000, 1, 1)})
        return Writer(book, sheet).write(rows, tell)


class Writer:
    """Writes one sheet, from top to bottom and from left to right, as constant memory wants it."""

    def __init__(self, book, sheet):
        self.book, self.sheet, self.ledger = book, sheet, sheet.ledger
        self.page = book.add_worksheet(UNTITLED.sub(" ", str(sheet.ledger.title))[:31])
        self.columns = [*sheet.columns[:1], None, *sheet.columns[1:]]  # None: the light, behind the running number
        self.sealer = Sealer(sheet.ledger.key, sheet.export, [column.key for column in sheet.columns])
        self.formats = {}
        self.body = [self.format_of(column)._get_xf_index() for column in self.columns]
        self.days = [self.format_of(column, day=True)._get_xf_index() for column in self.columns]
        self.marks, self.lights = len(self.columns), {}
        language = translation.get_language()
        self.widths = [
            wide("" if it is None else it.title, 8 if it is None else it.width, language) for it in self.columns
        ]
        self.letters = [letters(place) for place in range(self.marks + 1)]

    def write(self, rows, tell):
        line = self.write_top()
        count = self.write_rows(rows, line, tell)
        below = self.write_below(line + count)
        self.write_signers(below)
        self.print_setup(line, below)
        self.write_hidden(line)
        return count

    def write_top(self):
        """Title, a line of words, heads, and the hidden row of keys. Returns the first row of the body."""
        last, page = len(self.columns) - 1, self.page
        for place, width in enumerate(self.widths):
            page.set_column(place, place, width)
        page.set_column(self.marks, self.marks, 4, None, {"hidden": True})
        page.set_row(0, 36)
        page.merge_range(0, 0, 0, last, str(self.ledger.title), self.made(bold=True, font_size=20, align="center"))
        page.set_row(1, 20)
        half = max(2, self.place_at(1 / 2))
        page.merge_range(1, 0, 1, half - 1, self.sheet.seat, self.made(align="left"))
        style = self.made(align="right")
        if half < last:
            page.merge_range(1, half, 1, last, self.sheet.above, style)
        else:
            page.write_string(1, last, self.sheet.above, style)
        first = self.write_heads(2)
        page.set_row(first, None, None, {"hidden": True})
        for place, column in enumerate(self.columns):
            page.write_string(first, place, LIGHT if column is None else column.key)
        page.write_string(first, self.marks, MARK)
        return first + 1

    def write_heads(self, top):
        """One row of heads, or two. Returns the row behind them."""
        style = self.made(bold=True, align="center", border=1, bg_color="#F2F2F2", text_wrap=True)
        upper, lower = head_rows(self.columns, str(_("Light")))
        alone = {place: words for place, (words, across, _deep) in upper.items() if across == 1}
        for line, words in [(top, {} if lower else alone), (top + 1, {**lower, **alone})][: 2 if lower else 1]:
            deep = max((lines_of(str(said), self.widths[place] - 1) for place, said in words.items()), default=1)
            self.page.set_row(line, max(24, LINE * deep + 8))
        for place, (words, across, deep) in upper.items():
            if across > 1 or deep > 1:
                self.page.merge.append([top, place, top + deep - 1, place + across - 1])
            for at in range(place, place + across):
                self.page.write_string(top, at, str(words) if at == place else "", style)
        if not lower:
            return top + 1
        for place in range(len(self.columns)):
            self.page.write_string(top + 1, place, str(lower.get(place, "")), style)
        return top + 2

    def write_rows(self, rows, first, tell):
        """The body, as XML of its own: `write_string` and its kin take four times as long for every cell."""
        count, group, page = 0, Group(self, first), self.page
        page._write_single_row(first)
        for count, row in enumerate(rows, start=1):
            page.fh.write(self.row_xml(first + count - 1, row, count, group))
            if count % 1000 == 0:
                tell(count)
        group.end(first + count)
        page.previous_row = first + count
        page._check_dimensions(first + count, self.marks)
        return count

    def row_xml(self, line, row, ordinal, group):
        """The cells of one row, then its mark."""
        cells, digests, deep = [], [], 1
        for place, column in enumerate(self.columns):
            where = f'r="{self.letters[place]}{line + 1}"'
            if column is None:
                words, style = self.light(row)
                cells.append(text_xml(where, style, words))
                continue
            value = ordinal if column.key == "ordinal" else printed(column.read(row))
            digests.append(digest(value))
            if column.key == self.ledger.grouping and not group.begins(line, place, value):
                value = None
            if isinstance(value, str) and len(value) > 4:
                deep = max(deep, lines_of(value, self.widths[place]))
            style = self.days[place] if isinstance(value, datetime.date) else self.body[place]
            cells.append(cell_xml(where, style, value))
        mark = self.sealer.of_digests(row.pk, self.ledger.thing(row).turn, digests)
        cells.append(text_xml(f'r="{self.letters[self.marks]}{line + 1}"', 0, mark))
        height = min(HIGHEST, LINE * deep + 5)
        return f'<row r="{line + 1}" ht="{height}" customHeight="1">{"".join(cells)}</row>'

    def light(self, row):
        """(words, style): colour and word; of what was carried over, that it was."""
        lamp = self.ledger.light(row) if self.ledger.light else None
        carried = self.ledger.matter(row).is_carried
        key = (lamp.colour, str(lamp.word), carried) if lamp else ("", "", carried)
        if key not in self.lights:
            fill = {"bg_color": FILLS[key[0]]} if key[0] in FILLS else {}
            words = " ".join(filter(None, [key[1], _("carried over") if carried else ""]))
            self.lights[key] = words, self.made(**BODY, align="center", **fill)._get_xf_index()
        return self.lights[key]

    def write_below(self, line):
        """The sums, and how the rate is counted. Returns the row of the signers."""
        sums, last = self.sheet.sums, len(self.columns) - 1
        if sums:
            style = self.made(**BODY, bold=True, align="center")
            self.page.set_row(line, 24)
            for place, column in enumerate(self.columns):
                value = None if column is None else printed(sums.get(column.key))
                self.page.write(line, place, totals.label() if place == 0 else value, style)
            line += 1
        line += 1
        if self.sheet.counting:
            self.page.set_row(line, LINE * lines_of(self.sheet.counting, sum(self.widths)) + 5)
            self.page.merge_range(line, 0, line, last, self.sheet.counting, self.made(text_wrap=True))
            line += 1
        return line

    def write_signers(self, line):
        signers = self.sheet.laid.signers
        words = [(_("Filled in by"), "drafter"), (_("Reviewed by"), "reviewer"), (_("Person in charge"), "leader")]
        self.page.set_row(line, 36)
        said = [f"{title}{_(': ')}{signers.get(name, '')}" for title, name in words]
        places = [self.place_at(nth / 3) for nth in range(3)]
        if len(set(places)) < 3:
            places, said = [0], ["　　　　　　".join(said)]
        for place, one in zip(places, said, strict=True):
            self.page.write_string(line, place, one, self.made())

    def place_at(self, share):
        """The last column that begins within that share of the width."""
        before = list(itertools.accumulate(self.widths[:-1], initial=0))
        return max(place for place, width in enumerate(before) if width <= share * sum(self.widths))

    def print_setup(self, first, end):
        page = self.page
        page.set_landscape()
        page.set_paper(SIZES[self.ledger.paper])
        page.fit_to_pages(1, 0)
        page.repeat_rows(2, first - 2)
        page.print_area(0, 0, end, len(self.columns) - 1)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.center_horizontally()
        page.set_footer("&C" + _("page &P of &N"))
        frozen = self.ledger.frozen + 1 if self.ledger.frozen else 0
        page.freeze_panes(first, min(frozen, len(self.columns)))

    def write_hidden(self, first):
        """What the file is, so that it cannot be taken for another ledger's."""
        page = self.book.add_worksheet(HIDDEN)
        page.very_hidden()
        said = {
            "ledger": self.ledger.key,
            "export": self.sheet.export,
            "columns": json.dumps(self.sealer.columns),
            "checksum": self.sealer.checksum(),
            "language": translation.get_language(),
            "cut_off": moments.now().isoformat(timespec="seconds"),
        }
        for line, (name, value) in enumerate(said.items()):
            page.write_string(line, 0, name)
            page.write_string(line, 1, value)

    def format_of(self, column, day=False):
        align = "center" if column is None or day or column.align == Align.CENTRE else "left"
        align = "right" if column is not None and column.align == Align.RIGHT and not day else align
        if day:  # a spreadsheet shows ##### where a date does not fit
            return self.made(border=1, shrink=True, align=align, num_format=_("yyyy-mm-dd"))
        more = {"indent": 1} if align == "right" else {}
        if column is not None and column.key == self.ledger.grouping:
            more["valign"] = "top"  # a cell over many rows may be cut by the end of a sheet: its words stand at its top
        return self.made(**BODY, align=align, **more)

    def made(self, **said):
        """A format, made once."""
        key = tuple(sorted(said.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(
                {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", **said}
            )
        return self.formats[key]


BODY = {"border": 1, "text_wrap": True}
HIGHEST = 400  # points
UNTITLED = re.compile(r"[\[\]:*?/\\]")


class Group:
    """Draws equal neighbours of the grouping column as one cell."""

    def __init__(self, writer, first):
        self.writer, self.seen, self.place = writer, False, 0
        self.value, self.since = None, first

    def begins(self, line, place, value):
        """Does a new group begin with this row?"""
        if self.seen and value == self.value:
            return False
        self.end(line)
        self.seen, self.value, self.since, self.place = True, value, line, place
        return True

    def end(self, line):
        if self.seen and line - self.since > 1:
            # merge_range would write the cells of rows that are not their turn yet
            self.writer.page.merge.append([self.since, self.place, line - 1, self.place])


def batches(keys, size=1000):
    """Keys in lists of at most `size`."""
    keys = iter(keys)
    while batch := list(itertools.islice(keys, size)):
        yield batch
