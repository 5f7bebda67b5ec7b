"""Inspections, practical matters and documents are told to whoever rules, works or waits."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.actors import CLOCK
from secondhalf.matters.recusal import Accused
from secondhalf.meetings.tests.meeting_of import begun, decided
from secondhalf.notices import daily, panels, policy
from secondhalf.notices.models import Notice
from secondhalf.papers.tests.test_documents import drafted
from secondhalf.practical.tests.conftest import WARM, Story
from secondhalf.rectification.models import Inspection
from secondhalf.testing.walk import Walk


@pytest.fixture
def inspection(world):
    about = {"name": "2026年第二轮巡察", "source": "tour", "inspector": "第三巡察组", "unit": world.places.steel}
    day = datetime.date(2026, 9, 18)
    return Inspection.receive(by=world.baiyang, head=world.fangzheng.person, feedback_on=day, **about)


@pytest.fixture
def finding(world, inspection):
    """One determined finding of it, its plan submitted."""
    row = {"outline": "1.1.1", "aspect": "职工诉求办理", "words": "有的超期未复。"}
    (finding,) = inspection.enter_findings(by=world.baiyang, rows=[row])
    Walk.of(world, finding.matter, "register").to("determine")
    inspection.sign_personally(by=world.fangzheng)
    inspection.submit_plan(by=world.baiyang, preface="成立领导小组。")
    return finding


def fresh(**about):
    return set(Notice.objects.fresh().filter(**about).values_list("person__username", "name"))


def test_a_plan_waits_for_who_may_approve_it_never_for_the_head(world, told, inspection, finding):
    told()
    assert fresh(inspection=inspection) == {("qinling", "approve_plan")}
    inspection.return_plan(by=world.qinling, opinion="措施要具体。")
    told()
    assert fresh(inspection=inspection) == {("baiyang", "plan_returned")}
    inspection.submit_plan(by=world.baiyang, preface="已完善。")
    inspection.approve_plan(by=world.qinling, opinion="同意。", meeting_no="18号")
    told()
    assert fresh(inspection=inspection) == {("baiyang", "plan_approved"), ("fangzheng", "plan_approved")}


def test_a_change_waits_for_a_leader_and_its_ruling_is_told(world, told, inspection, finding):
    finding.ask_change(by=world.jianghe, reason="要招标。", due_on=moments.today() + datetime.timedelta(days=200))
    told()
    assert {("fangzheng", "rule_on_change"), ("qinling", "rule_on_change")} <= fresh(finding=finding)
    finding.refuse_change(by=world.fangzheng, explanation="按期完成。")
    told()
    assert fresh(finding=finding) >= {("jianghe", "change_refused"), ("baiyang", "change_refused")}
    assert "rule_on_change" not in {name for _who, name in fresh(finding=finding)}
    assert panels.unread(world.jianghe)
    before = int(panels.unread(world.jianghe))
    Accused.objects.create(realm=finding.realm, matter=finding.matter, person=world.jianghe.person)
    assert int(panels.unread(world.jianghe) or 0) < before
    assert not policy.visible_to(world.jianghe).filter(finding=finding).exists()


def test_a_look_back_waits_until_all_is_seen_and_a_relapse_is_told(world, told, inspection, finding):
    inspection.approve_plan(by=world.qinling, opinion="同意。", meeting_no="18号")
    Walk.of(world, type(finding.matter).objects.get(pk=finding.matter_id), "determine").to("close")
    inspection = Inspection.objects.get(pk=inspection.pk)
    sample = inspection.draw_sample(by=world.gaoyuan)
    told()
    assert ("yunzhou", "look_back") in fresh(inspection=inspection)
    seen = {"result": "relapsed", "place": "第四服务区", "found": "又凉了。"}
    inspection.look_back(by=world.shanlan, item=sample.items.get(), **seen)
    told()
    assert "look_back" not in {name for _who, name in fresh(inspection=inspection)}
    assert {("qinling", "relapsed"), ("baiyang", "relapsed"), ("fangzheng", "relapsed")} <= fresh(finding=finding)


def test_a_new_problem_waits_for_the_office_until_it_is_in_the_ledger(world, told, inspection, finding):
    inspection.approve_plan(by=world.qinling, opinion="同意。", meeting_no="18号")
    Walk.of(world, type(finding.matter).objects.get(pk=finding.matter_id), "determine").to("close")
    inspection = Inspection.objects.get(pk=inspection.pk)
    item = inspection.draw_sample(by=world.gaoyuan).items.get()
    inspection.look_back(by=world.shanlan, item=item, result="new", place="浴室", found="更衣柜锈蚀。")
    told()
    assert ("baiyang", "enter_new_problem") in fresh(inspection=inspection)
    item = inspection.look_backs.get().items.get()
    inspection.enter_new_problem(by=world.baiyang, item=item, row={"outline": "9", "aspect": "一", "words": "锈蚀。"})
    told()
    assert "enter_new_problem" not in {name for _who, name in fresh(inspection=inspection)}


def test_moved_dates_are_told_to_the_head_and_to_departments_whose_day_moved(world, told, inspection, finding):
    days = {"stage_end_on": inspection.stage_end_on + datetime.timedelta(days=30)}
    inspection.move_dates(by=world.qinling, reason="同意延长。", **days)
    told()
    who = {who for who, name in fresh(inspection=inspection) if name == "dates_moved"}
    assert {"baiyang", "fangzheng", "jianghe", "linxi"} <= who and "luming" not in who


def test_a_practical_matter_is_told_when_listed_and_when_a_check_falls_due(world, told, clock):
    story = Story(world)
    item = story.regular(clock)
    assert told(item=item, name="listed") >= {("linxi", "listed"), ("shiyan", "listed"), ("qinling", "listed")}
    check = item.plan_check(by=CLOCK, why="cycle", due_on=moments.today())
    told()
    assert {("yunzhou", "check_due"), ("baiyang", "check_due")} <= fresh(item=item)
    visit = {"visited_on": moments.today(), "place": "浴室", "points": [WARM]}
    item.pass_check(by=world.yunzhou, check=check, **visit)
    told()
    assert "check_due" not in {name for _who, name in fresh(item=item)}


def test_a_verdict_below_the_threshold_is_told_to_office_and_leader(world, told, clock):
    story = Story(world)
    item = story.listed()
    item.claim(by=world.shiyan)
    item = story.rated(story.work(item), good=1, bad=9, clock=clock)
    assert told(item=item, name="fell_short") == {("baiyang", "fell_short"), ("shiyan", "fell_short")}


def test_what_is_taken_off_the_list_is_told_to_whoever_waited_for_it(world, told):
    item = Story(world).listed()
    item.matter.decline(by=world.baiyang, reason="already_handled", explanation="已列入技改。")
    assert {("linxi", "taken_off"), ("shiyan", "taken_off")} <= told(item=item, name="taken_off")


def test_a_document_is_told_to_its_leader_and_whoever_drafted_it(world, told):
    document = drafted(world, Walk(world).to("apply"))
    document.issue(by=world.qinling)
    assert told(document=document) == {("baiyang", "document_issued")}
    document.withdraw(by=world.qinling, reason="编错了")
    told()
    assert policy.visible_to(world.baiyang).filter(document=document).count() == 2
    assert int(panels.unread(world.baiyang)) == policy.visible_to(world.baiyang).fresh().count()


def test_an_overdue_decision_is_told_once_until_it_is_reported(world, told, clock):
    decision = decided(world, begun(world))
    told()
    clock(days=9)
    daily.tell_overdue(None)
    daily.tell_overdue(None)
    late = Notice.objects.fresh().filter(decision=decision, name="decision_overdue")
    assert set(late.values_list("person__username", flat=True)) >= {"luming", "xiahe", "gaoyuan"}
    assert late.count() == len(set(late.values_list("person", flat=True)))
    decision.report(by=world.luming, text="已办。")
    assert not late.exists()
