"""A page as docx: the official layout of GB/T 9704, its letter form, sheets and lists. 排成文档。"""

import io

from docx import Document

from secondhalf.papers.drawing import metadata, paging
from secondhalf.papers.drawing.layouts import MM, RED, TWIP, layout_of
from secondhalf.papers.drawing.marking import (
    borders,
    cut_line,
    grid,
    keep_with_next,
    paragraph,
    run,
    snap_off,
    twips,
    two_characters,
)
from secondhalf.papers.drawing.widths import date_places, fitted, issuer_size, title_lines
from secondhalf.papers.page import LETTER, OFFICIAL

HEADINGS = {1: ("hei", False), 2: ("kai", False), 3: ("fang", True), 4: ("fang", False)}


def worded(page):
    """The page as docx (bytes), without metadata of anybody."""
    layout = layout_of(page)
    document = Document()
    paging.lay_out(document, page, layout)
    out = io.BytesIO()
    document.save(out)
    # As text, since lxml takes seconds to move a table of a thousand rows from one tree to another.
    inside = "".join([*opening(page, layout), *body(page, layout), *ending(page, layout)])
    return metadata.cleaned(out.getvalue(), title=page["title"], body=inside)


def opening(page, layout):
    """Issuer, number, title and addressee."""
    pitch = layout.pitch
    if page.get("issuer") and page["layout"] == OFFICIAL:
        yield red_heading(page, layout)
    if page.get("number") and (page["layout"] == LETTER or (layout.grid and not page.get("issuer"))):
        yield paragraph(run(page["number"]), align="right" if page["layout"] == LETTER else "center", pitch=pitch)
    if page["layout"] in (OFFICIAL, LETTER) and (page.get("issuer") or page.get("number")):
        yield blank(layout) * 2
    yield title(title_lines(page, layout), layout)
    if page.get("subtitle"):
        yield paragraph(run(page["subtitle"], face="kai", size=layout.size), align="center", pitch=pitch)
    if layout.grid:
        yield blank(layout)
    if page.get("addressee"):
        colon = "：" if page["language"].startswith("zh") else ":"
        yield paragraph(run(page["addressee"] + colon, size=layout.size), align="left", pitch=pitch)


def red_heading(page, layout):
    """The issuer's mark 35 mm below the top of the text block, the number two lines below, the red line 4 mm under."""
    size = issuer_size(page["issuer"], layout)
    mark = paragraph(
        run(page["issuer"], face="title", size=size, color=RED), align="center", around=(35 * MM, 0), more=snap_off()
    )
    line = borders(bottom=(18, RED, 11, "single"))
    number = paragraph(run(page.get("number", "")), align="center", pitch=layout.pitch, more=line)
    return mark + blank(layout) * 2 + number


def title(text, layout):
    pitch = 35 if layout.grid else 0
    after = 0 if layout.grid else 6
    inside = run(text, face="title", size=layout.title)
    return paragraph(inside, align="center", pitch=pitch, around=(0, after), more=keep_with_next() + snap_off())


def blank(layout):
    return paragraph(run("", size=layout.size), pitch=layout.pitch)


def body(page, layout):
    for block in page["body"]:
        yield BLOCKS[block["kind"]](block, layout)


def heading(block, layout):
    face, bold = HEADINGS[block["level"]]
    inside = run(block["text"], face=face, bold=bold, size=layout.size)
    return paragraph(inside, align="left", pitch=layout.pitch, hang=two_characters(layout.step), more=keep_with_next())


def para(block, layout):
    inside = run(block["text"], size=layout.size)
    hang = two_characters(layout.step) if block["indent"] else ""
    return paragraph(inside, pitch=layout.pitch, hang=hang, around=(0, 0 if layout.grid else 4))


def one_line(block, layout):
    inside = run(block["text"], size=layout.size)
    return paragraph(inside, align=block["align"], pitch=layout.pitch, around=(0, 0 if layout.grid else 3))


def gap(block, layout):
    return blank(layout) * block["lines"]


def cut(block, layout):
    return cut_line(block["text"], layout.size)


def table(block, layout):
    size = 12 if layout.grid else layout.size
    return grid(fitted(block, layout), layout.block, size) + paragraph(run("", size=2), pitch=4, more=snap_off())


BLOCKS = {"heading": heading, "para": para, "line": one_line, "gap": gap, "cut": cut, "grid": table}


def ending(page, layout):
    """Attachments, signature and date, notes, names below a table, imprint."""
    zh = page["language"].startswith("zh")
    for place, text in enumerate(page.get("attachments", ())):
        yield from attachment(text, place, page["attachments"], layout, zh)
    if page.get("signer") or page.get("date"):
        yield from signature(page, layout)
    for note in page.get("notes", ()):
        yield paragraph(run(note, size=min(layout.size, 10.5)), align="left", pitch=0)
    if page.get("foot"):
        colon = "：" if zh else ": "
        words = "　　　　".join(f"{words}{colon}{name}" for words, name in page["foot"].items())
        yield paragraph(run(words, size=layout.size), align="center", around=(8, 0))
    if page.get("printed_by") or page.get("copies"):
        yield imprint(page, layout)


def attachment(text, place, every, layout, zh):
    if place == 0:
        yield blank(layout)
    word = "附件：" if zh else "Attachments: "
    number = f"{place + 1}." if len(every) > 1 else ""
    left, back = round(5 * layout.step * TWIP), round(3 * layout.step * TWIP)
    hang = f'w:left="{left}" w:hanging="{back}"' if place == 0 else f'w:left="{left}"'
    yield paragraph(run((word if place == 0 else "") + number + text, size=layout.size), pitch=layout.pitch, hang=hang)


def signature(page, layout):
    signer, day = page.get("signer", ""), page.get("date", "")
    places = date_places(signer, day)
    if layout.grid:
        yield blank(layout) * 2
    for text, place in zip((signer, day), places, strict=True):
        hang = f'w:right="{round(place * layout.step * TWIP)}"'
        yield paragraph(run(text, size=layout.size), align="right", pitch=layout.pitch, hang=hang)


def imprint(page, layout):
    """版记, at the foot of the last page: thick lines outside, a thin one between, 4号 (14 pt)."""
    zh = page["language"].startswith("zh")
    rows = []
    if page.get("copies"):
        rows.append((("抄送：" if zh else "Copies to: ") + page["copies"], ""))
    if page.get("printed_by"):
        rows.append((page["printed_by"], page.get("printed_on", "") + ("印发" if zh else "")))
    width = twips(layout.block)
    return paging.imprint_table(rows, width)
