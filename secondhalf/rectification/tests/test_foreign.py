"""A rectification ledger kept elsewhere comes in as findings; what was struck off there is carried over."""

import datetime

import pytest

from secondhalf.ledgers.days import RowFault
from secondhalf.ledgers.entry import struck_words
from secondhalf.ledgers.foreign import Where
from secondhalf.rectification import figures
from secondhalf.rectification.foreign import FindingEntry
from secondhalf.rectification.models import Finding

ROW = {
    "no": "一（一）1",
    "aspect": "民主管理",
    "problem": "提案答复一答了之。",
    "class": "限期整改",
    "due": "2026年12月1日",
}


@pytest.fixture
def read(world):
    def one(line=2, **values):
        where = Where(world.places.steel, world.places.works, "台账.xlsx", "0" * 64, {}, struck_words())
        where.categories = {"未分类": world.categories["unsorted"]}
        return FindingEntry().read(line, {**ROW, **values}, where)

    return one


def test_open_rows_are_entered_under_their_place_and_struck_ones_carried_over(world, inspection, read):
    rows = [read(), read(3, no="7", problem="公开不及时。", state="已完成", closed_by="党委会", due="长期")]
    first, second = FindingEntry().enter(rows, world.baiyang)
    assert (first.no, first.stage) == ("XC2026-1.1.1", "registered")
    assert first.finding.due_on == datetime.date(2026, 12, 1)
    assert (second.no, second.stage, second.is_carried) == ("XC2026-7", "closed", True)
    assert figures.tally(Finding.objects.all()) == figures.Tally(undone=1, left_out=1)


def test_a_row_without_a_place_gets_the_next_free_one(world, inspection, read, enter):
    enter("1")
    (matter,) = FindingEntry().enter([read(no="A-甲")], world.baiyang)
    assert matter.no == "XC2026-2"


def test_what_cannot_be_read_is_said(inspection, read):
    for wrong in ({"class": "随便"}, {"aspect": ""}, {"due": "明年"}):
        with pytest.raises(RowFault):
            read(**wrong)


def test_without_an_inspection_nothing_comes_in(read):
    with pytest.raises(RowFault):
        read()


def test_everything_that_cannot_be_read_is_said_at_once(inspection, read):
    with pytest.raises(RowFault) as caught:
        read(**{"class": "随便", "aspect": "", "due": "明年", "problem": ""})
    assert {fault.key for fault in caught.value.every} == {"class", "aspect", "due", "problem"}
