"""Section, grid, page numbers, fonts and imprint of a docx. 版心与页码。"""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from secondhalf.papers.drawing.layouts import FACES, LATIN, RED, TIGHT, TWIP
from secondhalf.papers.drawing.marking import borders, clean, field, looks, paragraph, run, twips
from secondhalf.papers.drawing.widths import issuer_size
from secondhalf.papers.page import LETTER

LINE_PITCH, CHAR_SPACE = 579, -848  # twips; 1/4096 points off the width of a character (DOMAIN §13.4)
NUMBER_AT = 25  # mm from the lower edge: 7 mm below the text block
OUTER = 7  # mm that the red lines of a letter stand out on both sides (170 mm wide)
FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def lay_out(document, page, layout):
    """Everything of the document that is not its text."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.width), Mm(layout.height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.header_distance = Mm(30 if page["layout"] == LETTER else 15)
    section.footer_distance = Mm(NUMBER_AT if layout.grid else layout.bottom / 2)
    set_orientation(section, layout)
    set_grid(section, layout)
    set_default_font(document, layout)
    document.settings.odd_and_even_pages_header_footer = layout.grid
    number_pages(section, layout)
    if page["layout"] == LETTER:
        head_letter(section, page, layout)
    name_fonts(document)


def set_orientation(section, layout):
    size = section._sectPr.find(qn("w:pgSz"))
    if layout.width > layout.height:
        size.set(qn("w:orient"), "landscape")


def set_grid(section, layout):
    """22 lines and 28 characters on the official page; nothing stands on a grid elsewhere."""
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    official = f'w:type="linesAndChars" w:linePitch="{LINE_PITCH}" w:charSpace="{CHAR_SPACE}"'
    kind = official if layout.grid else 'w:linePitch="312"'
    section._sectPr.append(parse_xml(f"<w:docGrid {nsdecls('w')} {kind}/>"))


def set_default_font(document, layout):
    """Normal is 仿宋 of the layout's size. Characters and lines are set by their exact measures, which are those of the
    grid: not every program that opens a docx can set a grid narrower than its characters."""
    style = document.styles["Normal"].element
    for old in style.findall(qn("w:rPr")):
        style.remove(old)
    look = looks(size=layout.size)
    if layout.grid:
        tight = f'<w:snapToGrid w:val="0"/><w:spacing w:val="{round(TIGHT * TWIP)}"/><w:sz '
        look = look.replace("<w:sz ", tight, 1)
    # No air between Chinese and digits: it would move the characters off their places. (LibreOffice 7 reads neither of
    # the two, wherever they stand; Word and WPS obey.)
    off_grid = '<w:snapToGrid w:val="0"/>' if layout.grid else ""
    airless = f'<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{off_grid}'
    style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{airless}</w:pPr>"))
    style.append(parse_xml(look.replace("<w:rPr>", f"<w:rPr {nsdecls('w')}>", 1)))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for part in defaults.iter(qn("w:pPr"), qn("w:rPr")):
        for child in list(part):
            part.remove(child)
    language = f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'
    defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}").append(parse_xml(language))


def number_pages(section, layout):
    """— 1 — outside, one character in, in 4号 on official pages; "1 / 3" in the middle elsewhere."""
    look = looks(face="song", size=layout.number, latin=FACES["song"][0])
    if not layout.grid:
        inside = field("PAGE", look) + run(" / ", size=layout.number) + field("NUMPAGES", look)
        fill(section.footer, paragraph(inside, align="center"))
        return
    dash = f"<w:r>{look}<w:t>—</w:t></w:r>"
    space = f'<w:r>{look}<w:t xml:space="preserve"> </w:t></w:r>'
    inside, char = dash + space + field("PAGE", look) + space + dash, round(layout.number * TWIP)
    fill(section.footer, paragraph(inside, align="right", hang=f'w:right="{char}"'))
    fill(section.even_page_footer, paragraph(inside, align="left", hang=f'w:left="{char}"'))


def head_letter(section, page, layout):
    """The issuer 30 mm from the upper edge, a double red line under it and 20 mm from the lower edge, 170 mm wide."""
    section.different_first_page_header_footer = True
    out = f'w:left="-{twips(OUTER)}" w:right="-{twips(OUTER)}"'
    size = issuer_size(page.get("issuer", ""), layout)
    upper = borders(bottom=(24, RED, 11, "thickThinSmallGap"))
    mark = run(page.get("issuer", ""), face="title", size=size, color=RED)
    fill(section.first_page_header, paragraph(mark, align="center", hang=out, more=upper))
    lower = borders(top=(24, RED, 1, "thinThickSmallGap"))
    fill(section.first_page_footer, paragraph(run("", size=1), hang=out, pitch=2, more=lower))
    section.top_margin = Mm(37)


def fill(part, paragraphs):
    """Replace what a header or footer holds."""
    part.is_linked_to_previous = False
    root = part._element
    for old in list(root):
        root.remove(old)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{paragraphs}</w:body>"):
        root.append(element)


def imprint_table(rows, width):
    """At the foot of the last page, whatever stands above it."""
    lines = []
    for place, (left, right) in enumerate(rows):
        edges = ("top", 8 if place == 0 else 6), ("bottom", 8 if place == len(rows) - 1 else 6)
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for side, size in edges
        )
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{width - 280}"/></w:tabs><w:snapToGrid w:val="0"/>'
        said = run(left, size=14) + (f"<w:r>{looks(size=14)}<w:tab/></w:r>" + run(right, size=14) if right else "")
        inside = paragraph(said, align="left", hang='w:left="280"', more=tab)
        look = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{sides}</w:tcBorders></w:tcPr>'
        lines.append(f"<w:tr><w:tc>{look}{inside}</w:tc></w:tr>")
    place = '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/>'
    return (
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(lines)}</w:tbl>' + paragraph("", pitch=1)
    )


def name_fonts(document):
    """The table of fonts: what each is called, and what may stand for it where it is not installed."""
    fonts = "".join(
        f'<w:font w:name="{clean(name)}"><w:altName w:val="{clean(",".join(others))}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/></w:font>'
        for name, others in FACES.values()
    )
    inside = f'{fonts}<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    body = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{inside}</w:fonts>'
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            del part.rels[key]
    table = Part(PackURI("/word/fontTable.xml"), FONT_TABLE, body.encode(), part.package)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
