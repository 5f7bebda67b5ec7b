"""Nodes on the way: democratic-life meeting, assessment with its frozen figures, publication; what the office owes."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.rectification.noting import NoSuchDay
from secondhalf.rectification.tests.conftest import FEEDBACK
from secondhalf.testing.walk import Walk

CODE = "/rectification/XC2026"
MEETING = {"kind": "life", "text": "党委班子召开专题民主生活会。"}


def test_the_office_records_what_was_held(desk, inspection):
    page = desk.read("baiyang", CODE)
    assert "尚未进行" in page and "集中整改期满后" in page
    sent = {**MEETING, "held_on": "2026-10-12", "paper_no": "党委会〔2026〕15号"}
    desk.press("baiyang", f"{CODE}/record_node", **sent)
    page = desk.read("baiyang", CODE)
    assert "党委班子召开专题民主生活会。" in page and "党委会〔2026〕15号" in page and "2026年10月12日" in page
    desk.read("jianghe", f"{CODE}/record_node", expect=404)
    desk.read("qinling", f"{CODE}/record_node", expect=403)


@pytest.mark.parametrize("day", [FEEDBACK - datetime.timedelta(days=1), datetime.date(2027, 1, 1)])
def test_nothing_was_held_before_the_feedback_nor_tomorrow(desk, world, inspection, day):
    with pytest.raises(NoSuchDay):
        inspection.record_node(by=world.baiyang, held_on=day, **MEETING)
    desk.press("baiyang", f"{CODE}/record_node", expect=422, held_on=day.isoformat(), **MEETING)
    assert not inspection.nodes.exists()


def test_an_assessment_keeps_the_figures_of_its_day(desk, world, inspection, enter, planned):
    enter("2.1")
    Walk.of(world, planned.matter, "determine").to("close")
    inspection.refresh_from_db()
    inspection.record_node(by=world.baiyang, kind="assessed", held_on=moments.today(), text="联合会议评估。")
    enter("2.2")
    assert inspection.nodes.get().numbers["completion"] == {"n": 1, "whole": 2, "text": "50 %"}
    assert "50 % (1/2)" in desk.read("baiyang", CODE)


def test_the_phase_follows_from_the_dates(desk, inspection, planned, clock):
    assert "集中整改</span>" in desk.read("baiyang", CODE)
    moments.set_clock(moments.start_of(inspection.stage_end_on + datetime.timedelta(days=2)))
    assert "持续整改</span>" in desk.read("baiyang", CODE)


def test_the_office_sees_on_its_workbench_which_paper_is_due(desk, inspection, clock):
    page = desk.read("baiyang", "/work")
    assert "报送整改方案和清单" in page and "已逾期" in page  # feedback in September, plan due in October
    assert "报送整改方案和清单" not in desk.read("gaoyuan", "/work")


def test_an_approved_plan_is_no_longer_due_and_the_report_is_from_two_weeks_before(desk, inspection, planned):
    page = desk.read("baiyang", "/work")
    assert "报送整改方案和清单" not in page and "报送整改报告" in page
