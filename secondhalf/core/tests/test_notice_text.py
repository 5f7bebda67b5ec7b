"""Reading a notice: its own sentences, rows of text, csv and xlsx; and what is wrong in them."""

import datetime
import io

import pytest
import xlsxwriter
from django.utils import translation

from secondhalf.core.notice_text import read_file, read_text, year_in
from secondhalf.core.workdays import bundled_days

NOTICE_OF_2026 = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def day(text):
    return datetime.date.fromisoformat(text)


def test_the_sentences_of_the_2026_notice_give_its_official_days():
    rows, wrong = read_text(NOTICE_OF_2026)
    known = {date: works for date, works in bundled_days()[0].items() if date.year == 2026}
    assert not wrong
    assert {row.date: row.is_workday for row in rows} == known
    assert {row.name for row in rows} == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def test_sentences_may_name_another_year_and_single_days():
    rows, wrong = read_text(
        "关于2019年部分节假日安排的通知\n一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。\n"
        "三、清明节：4月5日（星期五）放假，与周末连休。"
    )
    assert not wrong
    assert [str(row.date) for row in rows] == ["2018-12-30", "2018-12-31", "2019-01-01", "2018-12-29", "2019-04-05"]
    assert [row.is_workday for row in rows] == [False, False, False, True, False]


def test_a_notice_that_miscounts_its_days_is_told():
    _rows, wrong = read_text("2027年部分节假日安排\n一、元旦：1月1日至3日放假调休，共4天。")
    assert wrong == [(2, "The notice says 4 days, but these dates are 3.")]


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-01\t休\t元旦",
        "2027/1/1, 放假, 元旦",
        "2027.1.1 休 元旦",
        "20270101,off,元旦",
        "2027年1月1日　休　元旦",
        "1月1日，元旦，休",
        '"2027-01-01","休","元旦"',
    ],
)
def test_a_row_may_be_written_in_many_ways(line):
    rows, wrong = read_text(f"日期\t类别\t名称\n\n{line}\n", 2027)
    assert not wrong
    assert rows == [(3, day("2027-01-01"), False, "元旦")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("2027-02-30 休 春节", "“2027-02-30” is not a date."),
        ("32号 休", "“32号” is not a date."),
        ("2027-01-01 元旦", "The kind is missing: 休 (off) or 班 (worked)."),
        ("2027-01-01", "The kind is missing: 休 (off) or 班 (worked)."),
    ],
)
def test_a_row_that_cannot_be_understood_is_told_with_its_line(line, text):
    assert read_text(f"2027-01-02 休 元旦\n{line}")[1] == [(2, text)]


def book(rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        date_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(number, column, cell, date_format)
                else:
                    sheet.write(number, column, cell)
    return file.getvalue()


def test_a_workbook_may_hold_dates_text_or_numbers():
    rows, wrong = read_file(
        "2027.xlsx",
        book(
            [
                ["日期", "类别", "名称"],
                [day("2027-01-01"), "休", "元旦"],
                ["2027/1/2", "班", ""],
                [20270103, "休", "元旦"],
            ]
        ),
    )
    assert not wrong
    assert [(row.line, str(row.date), row.is_workday) for row in rows] == [
        (2, "2027-01-01", False),
        (3, "2027-01-02", True),
        (4, "2027-01-03", False),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_of_any_chinese_spreadsheet_is_read(encoding):
    rows, wrong = read_file("2027.csv", "日期,类别,名称\n2027-01-01,休,元旦\n".encode(encoding))
    assert (rows, wrong) == ([(2, day("2027-01-01"), False, "元旦")], [])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no book", bytes(range(256))])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a"])
def test_a_file_that_is_something_else_gives_no_rows_and_no_crash(name, content):
    rows, wrong = read_file(name, content)
    assert not rows
    assert wrong or not name.endswith("xlsx")


def test_endless_files_are_cut():
    rows, wrong = read_text("2027-01-01 休\n" * 5000)
    assert len(rows) == 1000
    assert wrong == [(1001, "There are more than 1000 lines.")]


def test_the_year_stands_in_the_title_or_in_the_first_date():
    assert year_in(NOTICE_OF_2026) == 2026
    assert year_in("2027-01-01 休") == 2027
    assert year_in("1月1日 休") is None
