"""Tables: formulas are text, bad files are refused in words, errors are saved to correct and send again."""

import io

import pytest
import python_calamine as calamine
import xlsxwriter

from secondhalf.files.problems import NotATable, SpreadTooWide, SwellingFile, UnreadableFile
from secondhalf.files.reading import read
from secondhalf.files.tests.test_refusals import bomb
from secondhalf.imports.mapping import KNOWN
from secondhalf.imports.tests.messy import HEADINGS, csv, row, workbook
from secondhalf.matters.models import Matter

UNIT = ("--unit", "江源钢铁")


def table(body, name="list.xlsx"):
    return read(io.BytesIO(body), name, known=KNOWN)


def test_a_formula_is_its_own_text_and_nothing_is_computed():
    rows = [row(1, subject='=HYPERLINK("http://x.example","点")'), row(2, time="=NOW()"), row(3)]
    read_ = table(workbook(rows)).rows
    assert read_[0][1][2] == '=HYPERLINK("http://x.example","点")' and read_[1][1][3] == "=NOW()"
    assert read_[2][1][2] == "宿舍没有热水" and [line for line, _cells in read_] == [2, 3, 4]


def test_a_title_that_is_a_formula_is_taken_as_words_and_a_time_that_is_one_is_an_error(bring, capsys):
    assert bring(workbook([row(1, subject="=1+1"), row(2, time="=NOW()")]), *UNIT) == 1
    assert Matter.objects.get().title == "=1+1" and "NOW()" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (workbook([row(1)])[:-200], UnreadableFile),
        (b"PK\x03\x04" + bytes(300), UnreadableFile),
        (b"\xff\xfe\x00\x00", NotATable),
        (bytes([0x81]) * 3 + b"\xff\xff", NotATable),
    ],
)
def test_what_is_no_table_is_refused_in_words(body, problem):
    with pytest.raises(problem) as refused:
        table(body)
    assert "list.xlsx" in refused.value.what_happened


def test_a_zip_bomb_is_refused_before_it_is_opened():
    with pytest.raises(SwellingFile):
        table(bomb())


def test_a_field_over_several_lines_keeps_the_line_numbers_of_the_file():
    rows = table(csv([row(1), row(2)]), "list.csv").rows
    assert [line for line, _cells in rows] == [2, 8] and rows[0][1][0] == "1"


def test_empty_and_repeated_headings_get_the_letter_of_their_column():
    assert table(workbook([[1, 2, 3, 4]], ["留言编号", "", "主题", "主题"])).headings == [
        "留言编号",
        "(B)",
        "主题",
        "主题 (D)",
    ]


def test_rows_with_errors_are_saved_corrected_and_taken(bring, typed, tmp_path):
    assert bring(workbook([row(1), row(2, time=""), row(3, favour="许多")]), *UNIT) == 1
    saved = calamine.CalamineWorkbook.from_path(str(tmp_path / "list-errors.xlsx")).get_sheet_by_index(0).to_python()
    assert [line[0] for line in saved[1:]] == ["3", "4"] and all(line[1] for line in saved)
    assert saved[0][2:] == [heading for heading in HEADINGS if heading != "留言用户"]
    corrected = [line[2:] for line in saved]
    corrected[1][2], corrected[2][5] = "2019/3/1 8:00:00", "7"
    assert bring(workbook(corrected[1:], corrected[0]), *UNIT, name="corrected.xlsx") == 0
    assert Matter.objects.count() == 3
    assert bring(workbook([row(1)]), *UNIT) == 0 and Matter.objects.count() == 3


def test_errors_of_a_csv_are_harmless_in_a_spreadsheet(bring, tmp_path):
    bring(csv([row(1, subject="=cmd()", time="")]), *UNIT, "--errors", str(tmp_path / "e.csv"), name="a.csv")
    assert "'=cmd()" in (tmp_path / "e.csv").read_text(encoding="utf-8-sig")


def test_a_cell_in_the_last_corner_is_refused_before_it_is_laid_out():
    far = io.BytesIO()
    with xlsxwriter.Workbook(far) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(SpreadTooWide):
        table(far.getvalue())
