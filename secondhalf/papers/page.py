"""What stands on a page, as plain data: drawn alike as docx and as pdf. 版面。

A room's `lay(about)` returns `page(...)` with blocks made by the functions below. Text is plain; a line break is "\\n".
"""

import re

FIGURE = re.compile(r"[\d.,/%()\s\u00a0\u202f—-]+")
APART = re.compile(r"(?<=\d)[ \u00a0\u202f](?=%)")

OFFICIAL, LETTER, SHEET, LIST = "official", "letter", "sheet", "list"


def page(layout, *, title, body, language="zh-hans", **more):
    """A page.

    layout: OFFICIAL (GB/T 9704: 22 lines of 28 characters), LETTER (its letter form), SHEET (a form to fill and sign,
        A4 upright), LIST (a ledger, landscape; `paper="a3"` for the large one).
    more: issuer (red heading), number, addressee, subtitle, signer, date, attachments [text], copies, printed_by,
        printed_on (imprint 版记), notes [text] under a sheet or list, foot {label: name} (填报人, 审核人, 负责人).
    """
    whole = {"layout": layout, "title": str(title), "body": body, "language": language, **more}
    return closed_up(whole) if language.startswith("zh") else whole


def closed_up(said):
    """The same with 76% for 76 %, as Chinese papers write it."""
    match said:
        case str():
            return APART.sub("", said)
        case dict():
            return {key: closed_up(one) for key, one in said.items()}
        case list() | tuple():
            return [closed_up(one) for one in said]
    return said


def heading(level, text):
    """level 1 to 4: 一、 / （一） / 1. / （1）, with the number in the text."""
    return {"kind": "heading", "level": level, "text": str(text)}


def para(text, *, indent=True):
    """A paragraph, two characters in unless `indent` is off."""
    return {"kind": "para", "text": str(text), "indent": indent}


def cell(text="", *, across=1, down=1, label=False, lines=0, align=""):
    """A cell. across, down: how many columns and rows it takes. label: a caption, centred. lines: at least so high."""
    return {
        "text": str("" if text is None else text), "across": across, "down": down, "label": label, "lines": lines,
        "align": align or ("center" if label else "left"),
    }  # fmt: skip


def label(text, **more):
    return cell(text, label=True, **more)


def grid(widths, rows, *, head=0):
    """A table. widths: relative. rows: lists of `cell`s or texts; a cell that spans is given once. head: rows repeated
    on every page."""
    whole = [[one if isinstance(one, dict) else usual(one) for one in row] for row in rows]
    return {"kind": "grid", "widths": list(widths), "rows": whole, "head": head, "whole": False}


def usual(text):
    """A text in its cell: numbers and rates stand in the middle."""
    said = str("" if text is None else text)
    return cell(said, align="center" if FIGURE.fullmatch(said) else "")


def table(columns, rows):
    """The usual table: columns [(words, width)], rows of texts; the header is repeated on every page."""
    head = [label(words) for words, _width in columns]
    return grid([width for _words, width in columns], [head, *rows], head=1)


def gap(lines=1):
    return {"kind": "gap", "lines": lines}


def cut(text):
    """A line to tear along, with words on it (回执)."""
    return {"kind": "cut", "text": str(text)}


def line(text, *, align="left"):
    """A line of its own, not indented."""
    return {"kind": "line", "text": str(text), "align": align}
