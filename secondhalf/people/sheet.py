"""The sheet of organisations and posts: reading what somebody uploads, and the empty template. 导入表。"""

import datetime
import io
import re
import zipfile
from typing import Any, NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from python_calamine import CalamineError, CalamineWorkbook

from secondhalf.people.problems import SheetNotRead

MOST_BYTES = 2_000_000
MOST_UNPACKED = 30_000_000
MOST_SHEETS = 5
MOST_ROWS = 1_000
MOST_COLUMNS = 40
MOST_TEXT = 500

# column: (words, the headings that are understood)
COLUMNS = {
    "organisation": {
        "name": (gettext_lazy("Full name"), ("全称", "组织全称", "名称", "full name", "name")),
        "short_name": (gettext_lazy("Short name"), ("简称", "short name")),
        "kind": (gettext_lazy("Kind"), ("类别", "类型", "组织类别", "kind")),
        "above": (gettext_lazy("Below (full name)"), ("上级", "上级全称", "上级组织", "below")),
        "uscc": (gettext_lazy("Credit code"), ("统一社会信用代码", "信用代码", "credit code", "uscc")),
        "sort_order": (gettext_lazy("Order"), ("排序", "order")),
    },
    "post": {
        "account": (gettext_lazy("Account"), ("账号", "帐号", "account")),
        "person": (gettext_lazy("Name"), ("姓名", "name of the person", "name")),
        "organisation": (gettext_lazy("Organisation (full name)"), ("组织", "所在组织", "组织全称", "organisation")),
        "title": (gettext_lazy("Title of the post"), ("职务", "职务名称", "岗位", "title of the post", "title")),
        "roles": (gettext_lazy("Roles"), ("角色", "roles")),
        "leads": (gettext_lazy("Heads the organisation"), ("主要负责人", "是否负责人", "heads the organisation")),
        "from_on": (gettext_lazy("In office from"), ("任职起", "任职日期", "in office from", "from")),
        "sort_order": (gettext_lazy("Order"), ("排序", "order")),
    },
}  # fmt: skip
SHEETS = {"organisation": gettext_lazy("Organisations"), "post": gettext_lazy("Posts")}
NEEDED = {"organisation": {"name", "kind"}, "post": {"account", "organisation", "title"}}


class Row(NamedTuple):
    """One row of the sheet as read: what it makes (`organisation` or `post`), its line, column -> text."""

    makes: str
    line: int
    answers: dict


def read(upload):
    """The Rows of an uploaded .xlsx file. Raises SheetNotRead: too big, no such file, formulas, headings not known."""
    body = upload.read(MOST_BYTES + 1)
    refuse_hostile(body)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(body)) as book:
            sheets = [book.get_sheet_by_index(n).to_python(skip_empty_area=False) for n in range(len(book.sheet_names))]
    except (CalamineError, ValueError, OSError) as error:
        raise SheetNotRead(why=_("it is not a whole .xlsx file")) from error
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    if not rows:
        raise SheetNotRead(why=_("there is no row under headings that are known"))
    if len(rows) > MOST_ROWS:
        raise SheetNotRead(why=_("it has more than %(n)d rows; divide it") % {"n": MOST_ROWS})
    return rows


def refuse_hostile(body):
    """Before anything is unpacked: size, kind, number of sheets, far-away cells; and formulas, which are never read."""
    if len(body) > MOST_BYTES:
        raise SheetNotRead(why=_("it is larger than %(n)d MB") % {"n": MOST_BYTES // 1_000_000})
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            names = {part.filename: part.file_size for part in parts.infolist()}
            pages = [name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
            if "xl/workbook.xml" not in names or not pages:
                raise SheetNotRead(why=_("it is not a whole .xlsx file"))
            if sum(names.values()) > MOST_UNPACKED or len(pages) > MOST_SHEETS:
                raise SheetNotRead(why=_("it holds more than a sheet of organisations and posts would"))
            for page in pages:
                refuse_page(parts.read(page))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise SheetNotRead(why=_("it is not a whole .xlsx file")) from error


def refuse_page(text):
    for column, line in set(re.findall(rb'\br="([A-Z]*)(\d{1,9})"', text)):
        if int(line) > MOST_ROWS * 2 or number_of(column) > MOST_COLUMNS:
            raise SheetNotRead(why=_("it has a cell far away: %(cell)s") % {"cell": (column + line).decode()})
    formulas = re.findall(rb'<c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f\b', text)
    if formulas or b"<f>" in text or b"<f " in text:
        cells = ", ".join(cell.decode() for cell in formulas[:5])
        raise SheetNotRead(why=_("it has formulas (%(cells)s); put their values instead") % {"cells": cells or "?"})


def number_of(column):
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def rows_of(sheet):
    """The Rows of one sheet: under the first line whose headings name organisations or posts."""
    known = (headings(line) for line in sheet[:10])
    at, (makes, places) = next(((at, found) for at, found in enumerate(known) if found[0]), (0, (None, {})))
    for number, line in enumerate(sheet[at + 1 :] if makes else [], start=at + 2):
        answers = {name: text_of(line[place]) for name, place in places.items()}
        if any(answers.values()):
            yield Row(makes, number, answers)


def headings(line):
    """(what the rows make, {column: place}) or (None, {})."""
    words = [re.sub(r"[(（](full name|全称)[)）]|[*＊]", "", text_of(cell).lower()).strip() for cell in line]
    best = (None, {})
    for makes, columns in COLUMNS.items():
        places = {}
        for name, (_words, known) in columns.items():
            place = next((n for n, word in enumerate(words) if word in known and n not in places.values()), None)
            if place is not None:
                places[name] = place
        if places.keys() >= NEEDED[makes] and len(places) > len(best[1]):
            best = (makes, places)
    return best


def text_of(cell: Any) -> str:
    """A cell as text: dates as 2026-11-04, whole numbers without a point, everything else as it stands."""
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())[:MOST_TEXT]


def template():
    """An empty .xlsx file with the headings in the reader's language, as bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        for makes, columns in COLUMNS.items():
            sheet = book.add_worksheet(str(SHEETS[makes]))
            sheet.set_column(0, len(columns) - 1, 22, text)
            sheet.freeze_panes(1, 0)
            for place, (name, (words, _known)) in enumerate(columns.items()):
                sheet.write_string(0, place, f"{words}{' *' if name in NEEDED[makes] else ''}", bold)
    return out.getvalue()
