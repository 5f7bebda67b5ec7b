"""The whole loop through the verbs, on each route."""

import pytest

from secondhalf.core import moments
from secondhalf.core.access import allowed
from secondhalf.core.problems import OnePersonOnePart, StillMissing, WrongStage
from secondhalf.matters import policy
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import POINT, Walk


@pytest.mark.parametrize("route", ["full", "usual", "short"])
def test_a_matter_walks_the_whole_loop(world, route):
    matter = Walk(world, route=route).to("close")
    matter.refresh_from_db()
    assert matter.stage == "closed"
    assert matter.no == "SQ20261104-0001"
    assert not matter.sights.filter(is_open=True).exists()


def test_each_step_leaves_one_event(world):
    matter = Walk(world).to("close")
    names = [event.verb for event in matter.story()]
    assert names == [
        "register", "admit", "dispatch", "sign_for", "determine", "report", "apply", "review", "verify", "endorse",
        "approve", "close",
    ]  # fmt: skip


def test_every_verb_of_the_table_has_a_method_a_rule_and_a_word():
    for verb in MOVES:
        assert callable(getattr(Matter, verb)), verb
    assert set(MOVES) == set(policy.RULES) == set(Matter.verb_labels)


def test_whoever_handled_it_may_not_verify_it(world):
    matter = Walk(world).to("review")
    jianghe_as_verifier = world.yunzhou.__class__(person=world.linxi.person, post=world.yunzhou.post)
    with pytest.raises(OnePersonOnePart):
        matter.verify(by=jianghe_as_verifier, points=[POINT], visited_at=moments.now(), place="浴室")
    matter.refresh_from_db()
    assert matter.stage == "in_verification"


def test_a_failing_check_point_does_not_pass(world):
    matter = Walk(world).to("review")
    with pytest.raises(StillMissing):
        matter.verify(by=world.yunzhou, points=[{**POINT, "passed": False}], visited_at=moments.now(), place="浴室")
    assert Matter.objects.get(pk=matter.pk).stage == "in_verification"
    assert not matter.verifications.exists()


def test_a_wrong_stage_is_refused(world):
    matter = Walk(world).to("admit")
    with pytest.raises(WrongStage):
        matter.sign_for(by=world.jianghe)


def test_the_office_may_admit_and_the_department_sees_nothing_yet(world):
    matter = Walk(world).to("register")
    assert "admit" in allowed(policy, world.baiyang, matter)
    assert not policy.visible_to(world.jianghe).exists()
    assert policy.visible_to(world.luyuan).get() == matter
