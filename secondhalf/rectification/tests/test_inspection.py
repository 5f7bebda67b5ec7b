"""An inspection from its feedback to its close-out."""

import datetime

import pytest

from secondhalf.core.problems import StillMissing, WrongStage
from secondhalf.rectification.entering import PlaceTaken
from secondhalf.rectification.kinds import InspectionStage
from secondhalf.rectification.models import Inspection


def test_its_dates_follow_from_the_feedback_by_the_profile(inspection):
    assert inspection.plan_due_on == datetime.date(2026, 10, 19)  # the 18th is a Sunday
    assert inspection.report_due_on == datetime.date(2026, 11, 18)
    assert inspection.stage_end_on == datetime.date(2026, 12, 18)


def test_the_second_of_a_year_and_source_has_its_place_in_the_code(receive):
    assert [receive().code, receive().code, receive(source="audit").code] == ["XC2026", "XC2026.2", "SJ2026"]


def test_a_given_date_stands_before_the_profile(receive):
    assert receive(stage_end_on=datetime.date(2027, 3, 18)).stage_end_on == datetime.date(2027, 3, 18)


def test_a_plan_needs_the_signature_the_findings_and_their_five_fixes(world, inspection, enter, walk):
    with pytest.raises(StillMissing):
        inspection.submit_plan(by=world.baiyang, preface="…")
    inspection.sign_personally(by=world.fangzheng)
    with pytest.raises(StillMissing):
        inspection.submit_plan(by=world.baiyang, preface="…")
    finding = enter()
    with pytest.raises(StillMissing):
        inspection.submit_plan(by=world.baiyang, preface="…")
    walk(finding, "determine")
    inspection.submit_plan(by=world.baiyang, preface="…")
    assert inspection.stage == InspectionStage.PLANNED


def test_an_approved_plan_stays_as_it_was_and_later_versions_stand_beside_it(world, inspection, planned):
    planned.matter.set_task(by=world.jianghe, title="建统一台账", due_on=datetime.date(2026, 11, 30))
    inspection.submit_plan(by=world.baiyang, preface="补充任务。")
    inspection.return_plan(by=world.qinling, opinion="请写明责任人。")
    first, second = inspection.plans.order_by("version")
    assert [row["task"] for row in first.content["task"]] == ["更换循环泵，清洗换热器；夜班单独补水。"]
    assert [row["task"] for row in second.content["task"]] == ["建统一台账"]
    assert inspection.plan_in_force == first
    assert inspection.stage == InspectionStage.PREPARING


def test_it_is_closed_out_when_nothing_is_left(world, clock, inspection, planned, walk):
    with pytest.raises(StillMissing):
        inspection.conclude(by=world.qinling, opinion="同意。")
    report = dict.fromkeys(("situation", "done", "problems", "next_steps"), "……")
    inspection.submit_report(by=world.baiyang, **report)
    inspection.accept_report(by=world.qinling, opinion="同意。")
    with pytest.raises(StillMissing):
        inspection.conclude(by=world.qinling, opinion="同意。")


def test_a_report_freezes_its_figures(world, inspection, planned):
    report = dict.fromkeys(("situation", "done", "problems", "next_steps"), "……")
    inspection.submit_report(by=world.baiyang, **report)
    assert inspection.reports.get().numbers["completion"] == {"n": 0, "whole": 1, "text": "0 %"}
    with pytest.raises(WrongStage):
        inspection.submit_report(by=world.baiyang, **report)


def test_a_failure_halfway_leaves_nothing_behind(world, inspection):
    rows = [
        {"outline": "1.1", "aspect": "一", "words": "甲"},
        {"outline": "1.1", "aspect": "一", "words": "乙"},
    ]
    with pytest.raises(PlaceTaken):
        inspection.enter_findings(by=world.baiyang, rows=rows)
    assert not Inspection.objects.get().findings.exists()
