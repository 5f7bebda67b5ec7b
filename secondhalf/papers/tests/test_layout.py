"""The official page: 37/28/26/35 mm, 22 lines of 28 characters, as docx and as pdf (GB/T 9704, DOMAIN §13.4)."""

import io
import re
import zipfile

import pytest
from docx import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from secondhalf.papers.deck import COLUMNS, chart, deck, figures, rows
from secondhalf.papers.drawing.layouts import LAYOUTS
from secondhalf.papers.drawing.printing import pictured, printed
from secondhalf.papers.drawing.slides import slides
from secondhalf.papers.drawing.widths import title_lines
from secondhalf.papers.drawing.wording import worded
from secondhalf.papers.drawing.workbook import workbook
from secondhalf.papers.page import LETTER, LIST, OFFICIAL, SHEET, cell, grid, heading, label, page, para, table

FULL = "口" * 28 * 60  # a character with ink at both edges


def official(**more):
    return page(OFFICIAL, title="报告", body=[para(FULL, indent=False)], **more)


@pytest.fixture(scope="module")
def second_page():
    """The second page, one pixel a tenth of a millimetre, as rows of darkness."""
    picture = Image.open(io.BytesIO(pictured(official(), ppi=254)[1])).convert("L")
    return picture.point(lambda value: 255 if value < 128 else 0)


def bands(flags):
    """[(first, last)] of each run of true values."""
    found, start = [], None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            found.append((start, place - 1))
            start = None
    return found


def test_a_page_has_22_lines_within_its_margins(second_page):
    text = second_page.crop((280, 360, 1840, 2630))
    lines = bands(line_flags(text))
    assert len(lines) == 22
    assert lines[0][0] + 360 >= 370 and lines[-1][1] + 360 <= 2970 - 350
    pitch = (lines[-1][0] - lines[0][0]) / 21
    assert pitch == pytest.approx(225 / 22 * 10, abs=0.5)


def line_flags(picture):
    """Is there ink in each row of pixels?"""
    wide = picture.width
    dark = picture.tobytes()
    return [any(dark[start : start + wide]) for start in range(0, len(dark), wide)]


def test_a_line_has_28_characters_within_its_margins(second_page):
    first = bands(line_flags(second_page.crop((0, 360, 2100, 2630))))[0]
    line = second_page.crop((0, first[0] + 360, 2100, first[1] + 361)).transpose(Image.Transpose.TRANSPOSE)
    signs = bands(line_flags(line))
    assert len(signs) == 28
    assert signs[0][0] >= 278 and signs[-1][1] <= 2100 - 258
    assert (signs[-1][0] - signs[0][0]) / 27 == pytest.approx(156 / 28 * 10, abs=0.3)


def test_page_numbers_stand_outside_and_below_the_text(second_page):
    number = second_page.crop((0, 2625, 2100, 2970)).getbbox()
    assert number[0] < 700 and number[1] + 2625 >= 2970 - 350 + 60  # the second page: left, 7 mm below


def test_the_docx_has_the_grid_the_margins_and_the_fonts():
    document = Docx(io.BytesIO(worded(official(issuer="江河集团工会文件", number="江工〔2026〕1号"))))
    section = document.sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in margins] == [37, 28, 26, 35]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    drawn = section._sectPr.find(qn("w:docGrid")).attrib
    assert drawn == {qn("w:type"): "linesAndChars", qn("w:linePitch"): "579", qn("w:charSpace"): "-848"}
    assert document.settings.odd_and_even_pages_header_footer
    fonts = part("word/fontTable.xml", worded(official()))
    for name in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"):
        assert f'w:name="{name}"' in fonts
    assert "altName" in fonts


def test_28_characters_and_22_lines_fit_the_text_block_of_the_docx():
    said = part("word/document.xml", worded(official()))
    line = int(re.findall(r'w:line="(\d+)" w:lineRule="exact"', said)[-1]) / 20
    tight = int(re.search(r'<w:spacing w:val="(-\d+)"/>', part("word/styles.xml", worded(official()))).group(1)) / 20
    block = Mm(156).pt, Mm(225).pt
    assert 28 * (16 + tight) <= block[0] < 29 * (16 + tight)
    assert 22 * line <= block[1] < 23 * line


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_each_level_of_heading_has_its_face(level, face):
    said = part("word/document.xml", worded(page(OFFICIAL, title="报告", body=[heading(level, "一级")])))
    assert f'w:eastAsia="{face}"' in said.partition("一级")[0].rpartition("<w:r>")[2]


def part(name, package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name).decode()


EVERY = {
    "official": official(
        signer="工会", date="2026年11月4日", attachments=["清单"], copies="各分会", printed_by="办公室"
    ),
    "letter": page(LETTER, title="提示函", issuer="江河集团工会", number="江工〔2026〕1号", body=[para(FULL)]),
    "sheet": page(SHEET, title="表", body=[grid([1, 2], [[label("问题"), cell("热水", lines=3)]])], notes=["注"]),
    "list": page(LIST, title="清单", paper="a3", body=[table([("序号", 1), ("问题", 5)], [["1", "热水"]])]),
    "english": page(OFFICIAL, title="Report", language="en", addressee="All", body=[para("Nothing & <more>.")]),
}


@pytest.mark.parametrize("name", EVERY)
def test_no_file_tells_who_made_it(name):
    for package in (worded(EVERY[name]),):
        tells_nobody(package)
    pdf = printed(EVERY[name])
    assert b"/Author" not in pdf and b"<dc:creator>" not in pdf


def test_slides_and_workbooks_tell_nobody_either():
    shown = deck("汇报", [figures("总体", [("39", "项")]), chart("类别", COLUMNS, ["食堂"], [("项", [3])]),
                        rows("清单", [("序号", 1)], [[n] for n in range(12)])])  # fmt: skip
    made = slides(shown)
    tells_nobody(made)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert len([name for name in package.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]) == 5
        inner = [name for name in package.namelist() if name.endswith(".xlsx")]
        tells_nobody(package.read(inner[0]))
    columns = {"columns": [("问题", 20)], "rows": [["=1+1"], [3]]}
    book = workbook({"title": "清单", "sheets": [{"name": "清单", "title": "清单", **columns}]})
    tells_nobody(book)
    assert "<f>" not in part("xl/worksheets/sheet1.xml", book)


def tells_nobody(package):
    core, application = part("docProps/core.xml", package), part("docProps/app.xml", package)
    assert not re.search("creator|lastModifiedBy|description|revision|Company|Manager", core + application)
    assert "T00:00:00Z" in core
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert not [name for name in opened.namelist() if "thumbnail" in name or "custom.xml" in name]


def test_a_long_table_repeats_its_header_and_cuts_no_row():
    lines = [[str(n), "职工浴室热水改造" * 4] for n in range(90)]
    listed = page(LIST, title="清单", body=[table([("序号", 1), ("问题", 5)], lines)])
    said = part("word/document.xml", worded(listed))
    assert said.count("<w:tblHeader/>") == 1 and said.count("<w:cantSplit/>") == 91
    assert len(pictured(listed, ppi=30)) > 2


def test_what_xml_cannot_hold_is_left_out():
    assert "a b" in part("word/document.xml", worded(page(SHEET, title="t", body=[para("a\x00\x0b b")])))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于办实事的报告", ["关于办实事的报告"]),
        (
            "关于2026年为职工办实事清单（第一批）完成情况的报告",
            ["关于2026年为职工办实事清单（第一批）", "完成情况的报告"],
        ),
        ("关于2026年第二轮巡察反馈问题整改进展情况的报告", ["关于2026年第二轮巡察反馈", "问题整改进展情况的报告"]),
    ],
)
def test_a_long_title_is_broken_by_sense(title, lines):
    assert title_lines({"title": title, "language": "zh-hans"}, LAYOUTS[OFFICIAL]).split("\n") == lines
