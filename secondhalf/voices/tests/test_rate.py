"""rate and call_back: solved? then satisfied?"""

from types import SimpleNamespace

import pytest

from secondhalf.core.access import allowed, offered
from secondhalf.core.problems import StillMissing
from secondhalf.matters.parts import PartKind
from secondhalf.voices import policy
from secondhalf.voices.models import Verdict
from secondhalf.voices.rating import contradiction


def fresh(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def test_the_person_rates_and_the_matter_counts_it(world, answered):
    answered.rate(by=world.ningyuan, solved="yes", satisfaction="basic")
    voice = fresh(answered)
    assert (voice.stage, voice.solved, voice.satisfaction) == ("rated", "yes", "basic")
    assert voice.matter.voices_rated == 1
    assert voice.latest_verdict.act.person is None


@pytest.mark.parametrize(("solved", "satisfaction"), [("no", "satisfied"), ("yes", "unsatisfied")])
def test_an_unhappy_verdict_needs_its_reason(world, answered, solved, satisfaction):
    with pytest.raises(StillMissing):
        answered.rate(by=world.ningyuan, solved=solved, satisfaction=satisfaction, reason=" ")
    assert fresh(answered).stage == "answered" and not Verdict.objects.exists()


def test_nothing_is_rated_before_it_is_answered(world, lodge, walk):
    voice = lodge()
    walk(voice, to="close")
    assert "rate" not in allowed(policy, world.ningyuan, voice)


def test_a_failure_halfway_counts_nothing(world, answered, monkeypatch):
    monkeypatch.setattr("secondhalf.voices.rating.clocks.due", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answered.rate(by=world.ningyuan, solved="no", satisfaction="basic", reason="水还是凉的")
    assert fresh(answered.matter).voices_rated == 0 and not Verdict.objects.exists()
    assert (answered.stage, answered.solved) == ("answered", "")


def test_only_the_person_rates(world, answered):
    assert {n for n, actor in world.people.items() if "rate" in allowed(policy, actor, answered)} == {"ningyuan"}


def test_a_call_back_is_recorded_by_an_officer_without_a_part(world, answered):
    assert {n for n, a in world.people.items() if "call_back" in allowed(policy, a, answered)} == {"baiyang"}
    answered.call_back(by=world.baiyang, solved="yes", satisfaction="satisfied")
    assert answered.latest_verdict.by_call and answered.latest_verdict.act.person == world.baiyang.person


def test_who_handled_the_matter_does_not_call_back(world, answered):
    answered.matter.take_part(PartKind.HANDLED, by=world.baiyang, act=SimpleNamespace(event=answered.act))
    assert isinstance(policy.RULES["call_back"](world.baiyang, answered), policy.YouHandledIt)


def test_after_a_call_back_the_person_may_say_it_themselves(world, answered):
    answered.call_back(by=world.baiyang, solved="yes", satisfaction="satisfied")
    assert "rate" in offered(policy, world.ningyuan, answered)
    answered.rate(by=world.ningyuan, solved="no", satisfaction="unsatisfied", reason="没有人问过我")
    assert fresh(answered).solved == "no" and answered.verdicts.count() == 2
    assert fresh(answered.matter).voices_rated == 1
    assert "rate" not in offered(policy, world.ningyuan, answered)


def test_a_call_that_reached_nobody_rates_nothing(world, answered):
    answered.miss_call(by=world.baiyang, reason="no_answer", note="三次无人接听")
    assert (fresh(answered).stage, fresh(answered.matter).voices_rated) == ("answered", 0)


@pytest.mark.parametrize(
    ("solved", "satisfaction", "reason", "asks"),
    [
        ("no", "satisfied", "", True),
        ("yes", "satisfied", "其实没解决", True),
        ("no", "unsatisfied", "谢谢，解决了", True),
        ("yes", "unsatisfied", "拖了太久", False),
        ("yes", "satisfied", "水热了", False),
        ("explained", "basic", "", False),
    ],
)
def test_a_verdict_that_contradicts_itself_is_noticed(solved, satisfaction, reason, asks):
    assert bool(contradiction(solved, satisfaction, reason)) is asks
