"""One row: what is made of its cells, and what is wrong with them."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from secondhalf.imports.cleaning import RowFault, entry, moment
from secondhalf.imports.mapping import mapping_for
from secondhalf.imports.tests.messy import HEADINGS, row

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(**cells):
    return entry(2, row(1, **cells), mapping_for(HEADINGS))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2019/2/28 11:25:05", (2019, 2, 28, 11, 25, 5)),
        ("2019-02-28 11:25", (2019, 2, 28, 11, 25)),
        ("\t2019年2月28日 \n", (2019, 2, 28)),
        ("2019.2.28 9时5分", (2019, 2, 28, 9, 5)),
        ("2019-02-28T03:25:05Z", (2019, 2, 28, 11, 25, 5)),
        (datetime.datetime(2019, 2, 28, 11, 25, 5), (2019, 2, 28, 11, 25, 5)),
        (datetime.date(2019, 2, 28), (2019, 2, 28)),
        (43524.5, (2019, 2, 28, 12)),
    ],
)
def test_times_are_read_as_they_come(clock, cell, expected):
    assert moment(cell) == datetime.datetime(*expected, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "cell", ["", None, "昨天", "2019/13/1", "2019/2/30", "11:25:05", "2030/1/1", "1900/1/1", "=NOW()", 7.0]
)
def test_a_row_without_a_readable_time_is_an_error(clock, cell):
    with pytest.raises(RowFault) as fault:
        moment(cell)
    assert str(fault.value)


def test_padding_is_gone_and_lines_stay(clock):
    cleaned = read(text="第一行 \t 话\r\n\t\t\u3000\u3000\n\u200b第二行\xa0", subject=" 热水\t不足\n ")
    assert (cleaned.title, cleaned.summary) == ("热水 不足", "第一行 话\n第二行")


def test_a_long_subject_is_cut_and_whole_in_the_summary(clock):
    cleaned = read(subject="热" * 75, text="夜班没有热水。")
    assert (cleaned.title, cleaned.summary) == ("热" * 60, "热" * 75 + "\n夜班没有热水。")


def test_a_row_with_only_one_of_subject_and_text_is_complete(clock):
    assert read(subject="", text="停电了。\n第二行").title == "停电了。"
    assert read(text="").summary == "宿舍没有热水"
    with pytest.raises(RowFault):
        read(subject=" ", text="\t")


def test_what_handlers_read_carries_no_telephone_and_no_identity_number(clock):
    cleaned = read(subject="找13812345678", text="身份证11010519491231002X，电话13812345678。")
    assert (cleaned.title, cleaned.summary) == ("找138****5678", "身份证110***********002X，电话138****5678。")
    assert "13812345678" in cleaned.words and "11010519491231002X" in cleaned.words


def test_votes_that_are_not_numbers_are_an_error(clock):
    assert (read(favour="12", against=3.0).votes_for, read(favour="", against=3.0).votes_against) == (12, 3)
    for wrong in ("很多", "-1", "1.5"):
        with pytest.raises(RowFault):
            read(favour=wrong)


def test_the_number_in_the_source_is_kept_without_padding(clock):
    mapping = mapping_for(HEADINGS)
    assert entry(2, [188006.0, *row(1)[1:]], mapping).key == "188006"
    unnumbered = entry(2, ["", *row(1)[1:]], mapping)
    assert unnumbered.key == unnumbered.fingerprint
