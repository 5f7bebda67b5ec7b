"""Cells as they stand in the file of a workbook. 单元格。"""

import datetime
import re

from django.utils import timezone

LINE = 14  # points
NARROW, WORD = 7, 12  # characters: a column of numbers; one that a usual English word fits into
MOST_TEXT = 32_000
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # readers take _x0041_ for a letter
SERIAL_ZERO = datetime.datetime(1899, 12, 30)


def lines_of(text, width):
    """How many lines a text takes in a column of that width: a Chinese character is two wide."""
    return sum(-(-len(part.encode("gb18030", "replace")) // width) or 1 for part in text.split("\n"))


def wide(title, width, language):
    """How wide a column is, in characters: words of English are longer than what Chinese columns are made for."""
    if (language or "").startswith("zh") or width < NARROW:
        return width
    longest = max((len(word) for word in str(title).split()), default=0)
    return max(width, WORD, longest + 2)


def cell_xml(where, style, value):
    """A cell as it stands in the file. value: as `printed` gives it."""
    if value is None or value == "":
        return f'<c {where} s="{style}"/>'
    if isinstance(value, str):
        return text_xml(where, style, value)
    if isinstance(value, datetime.date):
        moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
        value = (moment - SERIAL_ZERO) / datetime.timedelta(days=1)
    return f'<c {where} s="{style}"><v>{value!r}</v></c>'


def text_xml(where, style, text):
    if not text.isalnum():
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = CODED.sub("_x005F_", text) if "_x" in text else text
    return f'<c {where} s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def printed(value):
    """A value as a cell holds it: None, a number, a date, or text that a spreadsheet can keep."""
    if value is None or isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, datetime.date):
        return value
    text = str(value)
    return (text if text.isprintable() else UNWRITABLE.sub("", text))[:MOST_TEXT]
