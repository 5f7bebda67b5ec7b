"""Who may: every verb against the cast, at the stage where it is possible."""

import pytest

from secondhalf.core import access
from secondhalf.core.problems import NotFound, Problem, Refused
from secondhalf.matters.publishing import Limit
from secondhalf.rectification import policy
from secondhalf.rectification.models import PublicText

CAST = (
    "baiyang", "qinling", "jianghe", "linxi", "luming", "hechuan", "yunzhou", "gaoyuan", "shiyan", "fangzheng",
    "wenxin", "ningyuan", "fanfan",
)  # fmt: skip
OFFICE, APPROVES = {"baiyang"}, {"qinling"}
MAY = {
    "sign_personally": {"fangzheng"},
    "enter_findings": OFFICE,
    "submit_plan": OFFICE,
    "return_plan": APPROVES,
    "approve_plan": APPROVES,
    "submit_report": OFFICE,
    "return_report": APPROVES,
    "accept_report": APPROVES,
    "move_dates": APPROVES,
    "conclude": APPROVES,
    "take_up_again": OFFICE,
    "draw_sample": OFFICE | {"yunzhou", "gaoyuan"},
    "look_back": {"yunzhou", "gaoyuan", "qinling", "shiyan", "fangzheng"},
    "enter_new_problem": OFFICE,
}
FINDING_MAY = {
    "analyse": {"baiyang", "jianghe", "linxi", "luming"},
    "ask_change": {"baiyang", "jianghe", "luming"},
    "grant_change": {"qinling", "shiyan", "fangzheng"},
    "refuse_change": {"qinling", "shiyan", "fangzheng"},
    "word_completion": {"baiyang", "yunzhou", "gaoyuan"},
    "count_results": {"baiyang", "jianghe", "linxi", "luming"},
    "confirm_by_workers": {"baiyang", "jianghe", "linxi", "luming"},
    "file_upward": OFFICE,
    "answer_filing": OFFICE,
}


def allowed(world, rules, verb, thing):
    """The accounts that the rule lets in, whatever the stage."""
    return {name for name in CAST if may(rules, verb, getattr(world, name), thing)}


def may(rules, verb, actor, thing):
    if not rules.visible_to(actor).filter(pk=thing.pk).exists():
        return False
    try:
        access.refuse_unless(rules, actor, verb, thing)
    except Problem:
        return False
    return True


def test_who_may_do_what_with_an_inspection(world, inspection, enter, walk):
    walk(enter(), "determine")
    inspection.sign_personally(by=world.fangzheng)
    inspection.submit_plan(by=world.baiyang, preface="……")
    assert {verb: allowed(world, policy, verb, inspection) for verb in MAY} == MAY


def test_who_may_do_what_with_a_finding(world, enter, walk):
    finding = walk(enter(), "determine")
    finding.ask_change(by=world.luming, reason="……", rectify_class="staged")
    assert {verb: allowed(world, policy.FINDINGS, verb, finding) for verb in FINDING_MAY} == FINDING_MAY


def test_whoever_handled_it_neither_rules_nor_says_how_far_it_is(world, enter, walk):
    finding = walk(enter(), "determine")
    assert finding.matter.part_of(world.jianghe.person) == "handled"
    assert not may(policy.FINDINGS, "word_completion", world.jianghe, finding)
    finding.ask_change(by=world.baiyang, reason="……", rectify_class="staged")
    assert not may(policy.FINDINGS, "grant_change", world.baiyang, finding)


@pytest.mark.parametrize(
    ("name", "sees"),
    [("jianghe", True), ("suqing", False), ("wenxin", True), ("fanfan", False), ("ningyuan", False), ("shiyan", True)],
)
def test_an_inspection_is_seen_along_the_line_and_by_departments_with_a_finding(world, enter, walk, name, sees):
    walk(enter(), "dispatch")
    assert policy.visible_to(getattr(world, name)).exists() == sees


def test_a_finding_is_seen_by_whoever_sees_its_matter(world, enter, walk):
    finding = walk(enter(), "dispatch")
    other = enter("1.1.2")
    assert set(policy.findings_visible_to(world.jianghe)) == {finding}
    assert set(policy.findings_visible_to(world.baiyang)) == {finding, other}
    with pytest.raises(NotFound):
        access.find(policy.FINDINGS, world.jianghe, "analyse", pk=other.pk)


@pytest.fixture
def text(world, inspection):
    return PublicText(inspection=inspection, realm=inspection.realm).word_text(
        by=world.baiyang, title="整改进展", text="已全部建立台账。"
    )


def test_whoever_writes_a_public_text_never_approves_it(world, text):
    text.submit_text(by=world.baiyang)
    assert allowed(world, policy.TEXTS, "publish_text", text) == {"qinling", "fangzheng"}
    text.return_text(by=world.qinling, reason="请补充。")
    text.reword_text(by=world.qinling, title="整改进展", text="……")
    text.submit_text(by=world.baiyang)
    with pytest.raises(policy.YouWordedIt):
        access.find(policy.TEXTS, world.qinling, "publish_text", pk=text.pk)


def test_a_public_text_needs_every_limit_confirmed_and_is_frozen_then(world, text):
    text.submit_text(by=world.baiyang)
    with pytest.raises(Problem):
        text.publish_text(by=world.fangzheng, limits=[Limit.SECRETS])
    text.publish_text(by=world.fangzheng, limits=list(Limit.values))
    assert text.no == "整改公开〔2026〕1号"
    assert "reword_text" not in text.possible()


def test_the_head_inspected_never_rules_on_the_plan(world, inspection, enter, walk):
    walk(enter(), "determine")
    inspection.sign_personally(by=world.fangzheng)
    inspection.submit_plan(by=world.baiyang, preface="……")
    with pytest.raises((policy.YouSubmittedIt, Refused)):
        access.find(policy, world.fangzheng, "approve_plan", pk=inspection.pk)
