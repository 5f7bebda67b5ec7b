"""Reads a notice on holidays: rows from xlsx, csv or text, or the sentences of the notice itself. 通知的读入。"""

import datetime
import io
import re
import unicodedata
from typing import NamedTuple

import python_calamine
from django.utils.translation import gettext as _

MOST_ROWS = 1000
OFF = {"休", "休息", "放假", "假", "off", "holiday"}
WORKED = {"班", "上班", "补班", "调休上班", "work", "workday"}
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_SPAN = re.compile(f"{_DAY}(?:[至到\\-~—]{_DAY})?")


class Row(NamedTuple):
    """A day off, or a weekend day that is worked; `line` is where it stands (from 1)."""

    line: int
    date: datetime.date
    is_workday: bool
    name: str


class RowError(NamedTuple):
    """What is wrong in one line (0: in the notice as a whole), in the reader's language."""

    line: int
    text: str


def read_file(name, content, year=None):
    """Rows and errors of an uploaded file (`name` decides: .xlsx, .csv, else text; `content` bytes)."""
    if name.lower().endswith((".xlsx", ".xls", ".ods")):
        return _read_book(content, year)
    return read_text(_decoded(content), year)


def read_text(text, year=None):
    """Rows and errors of pasted text: the notice's sentences if it has any, else one row a line."""
    text = unicodedata.normalize("NFKC", text)
    if re.search(r"日[^\n]*(放假|上班)", text) and ":" in text:
        return _read_sentences(text, year or year_in(text))
    lines = [re.split(r"\s*[\t,;]\s*|\s+", line.strip(), maxsplit=2) for line in text.splitlines()]
    return _read_rows(lines, year or year_in(text))


def year_in(text):
    """The year that a notice names in its title, else that of its first date; None if there is neither."""
    found = re.search(r"\b((?:19|20|21)\d\d)[-/.年]", text)
    return titled_year(text) or (int(found[1]) if found else None)


def titled_year(text):
    """The year in the title of a notice ("2027年部分节假日安排"); None if there is no title."""
    found = re.search(r"(\d{4})\s*年\s*(?:部分)?节假日", text)
    return int(found[1]) if found else None


def _read_book(content, year):
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        lines = book.get_sheet_by_index(0).to_python(nrows=MOST_ROWS + 2)
    except Exception as problem:  # noqa: BLE001 (whatever is in the file, it is not a book)
        return [], [RowError(0, _("This file is not a spreadsheet that can be read (%(why)s).") % {"why": problem})]
    lines = [[_words(cell) for cell in line] for line in lines]
    return _read_rows(lines, year or year_in("\n".join(line[0] for line in lines if line)))


def _read_rows(lines, year):
    rows, wrong = [], []
    for number, line in enumerate(lines, start=1):
        cells = [cell.strip().strip('"') for cell in line if cell.strip()]
        if not cells or (not rows and not re.search(r"\d", cells[0])):
            continue
        if number > MOST_ROWS:
            wrong.append(RowError(number, _("There are more than %(most)d lines.") % {"most": MOST_ROWS}))
            break
        row = _row(number, cells, year)
        (wrong if isinstance(row, RowError) else rows).append(row)
    return rows, wrong


def _row(number, cells, year):
    date = _date(cells[0], year)
    if date is None:
        return RowError(number, _("“%(cell)s” is not a date.") % {"cell": cells[0][:40]})
    kinds = [cell for cell in cells[1:] if cell.lower() in OFF | WORKED]
    if not kinds:
        return RowError(number, _("The kind is missing: 休 (off) or 班 (worked)."))
    names = [cell for cell in cells[1:] if cell not in kinds]
    return Row(number, date, kinds[0].lower() in WORKED, names[0][:60] if names else "")


def _date(text, year):
    """A date as people write it: 2027-01-01, 2027/1/1, 2027.1.1, 20270101, 2027年1月1日, 1月1日 (of `year`)."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(r"\d{8}", text):
        numbers = [int(text[:4]), int(text[4:6]), int(text[6:])]
    if len(numbers) == 2 and year:
        numbers = [year, *numbers]
    try:
        return datetime.date(*numbers[:3])
    except (TypeError, ValueError):
        return None


def _read_sentences(text, year):
    """The notice as published: "二、春节:2月15日至23日放假调休,共9天。2月14日(周六)、2月28日(周六)上班。" """
    rows, wrong, name = [], [], ""
    for number, line in enumerate(text.splitlines(), start=1):
        line = re.sub(r"\([^)]*\)", "", line).strip()
        head = re.match(r"(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^\d:、]+(?:、[^\d:、]+)*):", line)
        name = head[1].strip() if head else name
        for sentence in re.split("[。;]", line[head.end() :] if head else line):
            spans = [_span(found, year) for found in _SPAN.finditer(sentence.split("共")[0])]
            if not spans or not ("放假" in sentence or "上班" in sentence):
                continue
            if None in spans:
                wrong.append(RowError(number, _("“%(cell)s” is not a date.") % {"cell": sentence[:40]}))
                continue
            days = [day for span in spans for day in span]
            wrong += _miscounted(number, sentence, days)
            rows += [Row(number, day, "放假" not in sentence, name[:60]) for day in days]
    return rows, wrong


def _miscounted(number, sentence, days):
    said = re.search(r"共(\d+)天", sentence)
    if said and int(said[1]) != len(days):
        about = {"said": int(said[1]), "read": len(days)}
        yield RowError(number, _("The notice says %(said)d days, but these dates are %(read)d.") % about)


def _span(found, year):
    """The days of "2月15日至23日"; None if that is no span of dates."""
    own_year, month, day, to_year, to_month, to_day = (int(part) if part else None for part in found.groups())
    try:
        first = datetime.date(own_year or year, month, day)
        last = datetime.date(to_year or first.year, to_month or month, to_day) if to_day else first
    except (TypeError, ValueError):
        return None
    if not first <= last <= first + datetime.timedelta(days=31):
        return None
    return [first + datetime.timedelta(days=after) for after in range((last - first).days + 1)]


def _words(cell):
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _decoded(content):
    """Text in UTF-8, or in the encoding that Chinese spreadsheets write."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")
