"""Words have room in their columns, small tables stay on one page, signer and date stand where GB/T 9704 puts them."""

import io
import zipfile

import pytest

from secondhalf.papers.drawing.layouts import LAYOUTS, MM
from secondhalf.papers.drawing.printing import pictured
from secondhalf.papers.drawing.widths import date_places, fitted, longest
from secondhalf.papers.drawing.wording import worded
from secondhalf.papers.page import LIST, OFFICIAL, cell, label, page, para, table

NUMBER, DAY = "SQ20260722-0001", "2026年12月10日"
BARE = page(LIST, title="清单", body=[table([("编号", 1), ("完成时限", 1), ("问题", 40)], [[NUMBER, DAY, "热水"]])])


def widths_of(listed):
    """Points of each column as it is drawn."""
    layout = LAYOUTS[listed["layout"]]
    drawn = fitted(listed["body"][0], layout)["widths"]
    return [layout.block * MM * one / sum(drawn) for one in drawn]


def test_a_number_and_a_day_are_never_broken_or_cut():
    number, day, _problem = widths_of(BARE)
    assert number > len(NUMBER) * 10.5 * 0.5 and day > 7 * 10.5


def test_columns_that_have_room_stay_as_they_were_asked_for():
    block = table([("序号", 1), ("问题", 3)], [["1", "热水"]])
    assert fitted(block, LAYOUTS[LIST])["widths"] == [1, 3]


@pytest.mark.parametrize(("said", "wide"), [(cell("热水改造"), 0), (label("序号"), 2), (cell("x" * 60), 0)])
def test_chinese_words_may_be_broken_and_short_captions_may_not(said, wide):
    assert longest(said) == wide


def lines_and_table(lines):
    """A page of so many full lines, and the same with a small table below."""
    text = [para("口" * 28, indent=False) for _line in range(lines)]
    small = table([("数量", 1), ("单位", 1)], [[str(n), "项"] for n in range(4)])
    return page(OFFICIAL, title="报告", body=text), page(OFFICIAL, title="报告", body=[*text, small])


@pytest.mark.parametrize("lines", [16, 17, 18])
def test_a_small_table_goes_to_the_next_page_as_a_whole(lines):
    without, whole = (pictured(one, ppi=30) for one in lines_and_table(lines))
    assert len(without) == 1 and len(whole) == 2
    assert without[0] == whole[0]


def test_in_a_docx_its_rows_stay_together_too():
    with zipfile.ZipFile(io.BytesIO(worded(lines_and_table(16)[1]))) as package:
        drawn = package.read("word/document.xml").decode().partition("<w:tbl>")[2]
    assert drawn.count("<w:keepNext/>") == 2 * 4  # of five rows all but the last


@pytest.mark.parametrize(
    ("signer", "places"),
    [("江河集团工会", (4.5, 4)), ("江源钢铁集团有限公司工会", (1.5, 4)), ("", (7.5, 4)), ("口" * 25, (0, 9))],
)
def test_the_day_stands_four_characters_in_and_the_signer_over_it(signer, places):
    assert date_places(signer, "2026年11月20日") == places


def test_a_chinese_paper_writes_percent_without_a_space():
    assert page(OFFICIAL, title="报告", body=[para("占76 %")])["body"][0]["text"] == "占76%"
    assert page(OFFICIAL, title="Report", body=[para("76 %")], language="en")["body"][0]["text"] == "76 %"


def test_numbers_and_rates_stand_in_the_middle_of_their_cells():
    row = table([("数量", 1), ("率", 1), ("单位", 1)], [["4", "84.13%\n(53/63)", "项"]])["rows"][1]
    assert [one["align"] for one in row] == ["center", "center", "left"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_word_puts_no_air_between_chinese_and_digits(layout):
    with zipfile.ZipFile(io.BytesIO(worded(page(layout, title="报告", body=[para("2026年11月")])))) as package:
        normal = package.read("word/styles.xml").decode().partition('w:default="1" w:styleId="Normal"')[2]
    assert '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' in normal.partition("</w:style>")[0]
