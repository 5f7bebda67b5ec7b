"""Pieces of WordprocessingML as text: runs, paragraphs, tables. 文档片段。"""

import re
from xml.sax.saxutils import escape, quoteattr

from secondhalf.papers.drawing.layouts import FACES, LATIN, MM, TWIP

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LINE = 'w:val="single" w:sz="{0}" w:space="0" w:color="{1}"'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def twips(millimetres):
    return round(millimetres * MM * TWIP)


def clean(text):
    """Text that XML can hold: what people pasted may contain control characters."""
    return escape(UNPRINTABLE.sub("", str(text)))


def run(text, *, face="fang", size=16, bold=False, color=""):
    """A run; "\\n" becomes a line break. size: points."""
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{clean(part)}</w:t>' for part in str(text).split("\n"))
    return f"<w:r>{looks(face, size, bold, color)}{said}</w:r>"


def looks(face="fang", size=16, bold=False, color="", latin=LATIN):
    name, latin, half = quoteattr(FACES[face][0]), quoteattr(latin), round(size * 2)
    fonts = f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={name} w:cs={latin}/>"
    strong, tint = "<w:b/>" if bold else "", f'<w:color w:val="{color}"/>' if color else ""
    return f'<w:rPr>{fonts}{strong}{tint}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'


def paragraph(runs, *, align="both", pitch=0, around=(0, 0), hang="", more=""):
    """A paragraph. pitch: exact height of a line in points. around: points above and below. hang: attributes of w:ind.
    more: further properties that stand before the spacing (borders, frames)."""
    exact = f' w:line="{round(pitch * TWIP)}" w:lineRule="exact"' if pitch else ""
    before, after = (round(points * TWIP) for points in around)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'
    ind = f"<w:ind {hang}/>" if hang else ""
    look = f'{more}{spacing}{ind}<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def two_characters(step):
    """For `hang`: the first line stands in by two characters of that step, in points."""
    return f'w:firstLineChars="200" w:firstLine="{round(2 * step * TWIP)}"'


def keep_with_next():
    return "<w:keepNext/>"


def borders(**sides):
    """Borders of a paragraph: side=(eighths of a point, colour, space in points, style)."""
    lines = [
        f'<w:{side} w:val="{style}" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
        for side, (size, color, space, style) in sides.items()
    ]
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def grid(block, width, look):
    """A table of a page's block. width: of the text block in millimetres. look: size of the text, in points."""
    whole = twips(width)
    widths = shares(block["widths"], whole)
    taken, rows = {}, []
    for place, row in enumerate(block["rows"]):
        drawn = table_row(row, widths, taken, look, is_head=place < block["head"])
        keeps = block.get("whole") and place < len(block["rows"]) - 1
        rows.append(kept_with_next(drawn) if keeps else drawn)
    edges = "".join(f"<w:{side} {LINE.format(4, '000000')}/>" for side in SIDES)
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={quoteattr(str(each))}/>' for each in widths)}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def shares(parts, whole):
    """The whole, divided as the parts ask, without a remainder."""
    total, given, out = sum(parts), 0, []
    for place in range(len(parts)):
        upto = round(whole * sum(parts[: place + 1]) / total)
        out.append(upto - given)
        given = upto
    return out


def table_row(row, widths, taken, look, *, is_head):
    """taken: {column: [rows still covered, columns across]} of cells that reach down; changed as rows are drawn."""
    cells, column, waiting, high, holds = [], 0, list(row), 0, False
    while column < len(widths):
        if column in taken:
            across = covered(taken, column)
            cells.append(table_cell(None, sum(widths[column : column + across]), across, look, "<w:vMerge/>"))
        elif waiting:
            one = waiting.pop(0)
            across = one["across"]
            if one["down"] > 1:
                taken[column] = [one["down"] - 1, across]
            merge = '<w:vMerge w:val="restart"/>' if one["down"] > 1 else ""
            cells.append(table_cell(one, sum(widths[column : column + across]), across, look, merge))
            holds = holds or one["down"] > 1
            high = max(high, one["lines"] if one["down"] == 1 else 0)
        else:
            across = 1
            cells.append(table_cell(None, widths[column], 1, look, ""))
        column += across
    head = "<w:tblHeader/>" if is_head else ""
    least = max(high * look * 1.5, look * 2)
    height = f'<w:trHeight w:val="{round(least * TWIP)}" w:hRule="atLeast"/>'
    whole = "<w:cantSplit/>" if is_whole(row) else ""
    inside = "".join(cells)
    if holds:  # what reaches down stays on one page with what it reaches
        inside = kept_with_next(inside)
    return f"<w:tr><w:trPr>{whole}{height}{head}</w:trPr>{inside}</w:tr>"


def kept_with_next(marked):
    """Every paragraph of it stays on the page of what follows."""
    return marked.replace(f"<w:pPr>{keep_with_next()}", "<w:pPr>").replace("<w:pPr>", f"<w:pPr>{keep_with_next()}")


def covered(taken, column):
    left, across = taken[column]
    if left == 1:
        del taken[column]
    else:
        taken[column][0] = left - 1
    return across


def is_whole(row):
    """A row stays on one page unless one of its cells holds more than a third of one."""
    return all(len(one["text"]) < 400 for one in row)


def table_cell(one, width, across, look, merge):
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    one = one or {"text": "", "align": "left", "label": False}
    look_of = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="{upright(one)}"/></w:tcPr>'
    inside = run(one["text"], size=look)
    said = paragraph(inside, align=one["align"], around=(1, 1), more='<w:snapToGrid w:val="0"/>')
    return f"<w:tc>{look_of}{said}</w:tc>"


def upright(one):
    return "top" if one.get("lines", 0) > 2 and not one["label"] else "center"


def snap_off():
    """The paragraph does not stand on the grid of lines."""
    return '<w:snapToGrid w:val="0"/>'


def cut_line(text, size):
    """A dashed line with words in the middle."""
    dashes = "- " * 22
    return paragraph(run(f"{dashes}{text} {dashes}".rstrip(), size=min(size, 10.5)), align="center", around=(10, 6))


def field(name, look):
    """A field such as PAGE, in the looks given."""
    parts = ("begin", f'<w:instrText xml:space="preserve"> {name} </w:instrText>', "separate", "<w:t>1</w:t>", "end")
    inside = (part if part.startswith("<") else f'<w:fldChar w:fldCharType="{part}"/>' for part in parts)
    return "".join(f"<w:r>{look}{part}</w:r>" for part in inside)
