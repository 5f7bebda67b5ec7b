"""ask_opening, agree_opening, refuse_opening, open: a sealed identity takes two persons, once, within a day."""

import pytest

from secondhalf.core import profile
from secondhalf.core.access import allowed, find, offered
from secondhalf.core.actors import Actor
from secondhalf.core.problems import NotFound, StillMissing
from secondhalf.people.models import Post
from secondhalf.voices import opening_policy, policy
from secondhalf.voices.needs import AlreadyAsked
from secondhalf.voices.opening import KeyGone, TwoPersons

WHO = {"name": "宁远", "contact": "13800138000"}
SOMEBODY = Actor(name="raiser")
WHY = {"cause": "danger", "reason": "有人煤气中毒，要找到本人"}


@pytest.fixture
def hidden(lodge):
    return lodge(by=SOMEBODY, mode="hidden", channel="poster", raiser=WHO, secret="1" * 26)


@pytest.fixture
def asked(world, hidden):
    hidden.ask_opening(by=world.baiyang, **WHY)
    return hidden


@pytest.fixture
def agreed(world, asked):
    asked.agree_opening(by=world.qinling)
    return asked


def test_one_asks_another_agrees_and_the_first_looks_once(world, agreed):
    assert agreed.open(by=world.baiyang) == ("宁远", "13800138000")
    with pytest.raises(TwoPersons):
        agreed.open(by=world.baiyang)
    with pytest.raises(policy.Sealed):
        find(policy, world.baiyang, "open", pk=agreed.pk)
    assert [event.verb for event in agreed.story()] == ["lodge", "ask_opening", "agree_opening", "open"]


def test_nobody_looks_before_another_person_agreed(world, asked):
    with pytest.raises(TwoPersons):
        asked.open(by=world.baiyang)
    with pytest.raises(policy.Sealed):
        find(policy, world.baiyang, "open", pk=asked.pk)


def test_after_a_day_the_agreement_is_worth_nothing(world, clock, agreed):
    clock(hours=24, seconds=-1)
    assert "open" in offered(policy, world.baiyang, agreed)
    clock(seconds=1)
    with pytest.raises(TwoPersons):
        agreed.open(by=world.baiyang)
    agreed.ask_opening(by=world.baiyang, **WHY)


def test_the_profile_says_how_long(world, clock, agreed):
    limit = {"amount": 2, "unit": "hour", "regime": ""}
    profile.put(world.places.province.pk, "opening.valid", limit, from_on="2026-01-01")
    clock(hours=2)
    with pytest.raises(TwoPersons):
        agreed.open(by=world.baiyang)


def test_only_who_asked_may_look(world, agreed):
    second = Post.objects.create(
        realm=world.baiyang.realm, person=world.anran.person, organisation=world.places.works, title="干事",
        roles=["union_office"], from_on="2024-01-01",
    )  # fmt: skip
    colleague = Actor(person=world.anran.person, post=second)
    with pytest.raises(policy.Sealed):
        find(policy, colleague, "open", pk=agreed.pk)
    assert find(policy, world.baiyang, "open", pk=agreed.pk) == agreed


def test_refused_stays_sealed(world, asked):
    asked.refuse_opening(by=world.qinling, reason="理由不足")
    with pytest.raises(TwoPersons):
        asked.open(by=world.baiyang)
    assert asked.pending_ask() is None and asked.raiser.sealed


def test_it_is_ruled_on_once(world, agreed):
    with pytest.raises(StillMissing):
        agreed.refuse_opening(by=world.qinling, reason="后悔")


def test_it_is_not_asked_twice_at_a_time(world, asked):
    with pytest.raises(AlreadyAsked):
        asked.ask_opening(by=world.baiyang, **WHY)


def test_a_failure_halfway_leaves_nothing_behind(world, hidden, monkeypatch):
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        hidden.ask_opening(by=world.baiyang, **WHY)
    assert not hidden.opening_asks.exists() and not hidden.unread_by_raiser


def test_who_may_ask_and_who_may_rule(world, asked):
    cast = world.people.items()
    assert {n for n, a in cast if "ask_opening" in allowed(policy, a, asked)} == {"baiyang"}
    assert {n for n, a in cast if "agree_opening" in allowed(opening_policy, a, asked)} == {"qinling"}
    assert {n for n, a in cast if opening_policy.visible_to(a).exists()} == {"qinling"}
    assert {n for n, a in cast if policy.visible_to(a).exists()} == {"baiyang"}


def test_never_the_employer_s_leaders_nor_who_asks(world, asked):
    for name in ("fangzheng", "shiyan", "baiyang", "wenxin", "xitong"):
        with pytest.raises(NotFound):
            find(opening_policy, getattr(world, name), "agree_opening", pk=asked.pk)


def test_without_a_leader_of_the_union_the_office_above_rules(world, asked):
    Post.objects.filter(person=world.qinling.person).update(to_on="2026-01-01")
    ruling = {n for n, a in world.people.items() if opening_policy.visible_to(a).exists()}
    assert ruling == {"wenxin"}
    assert not policy.visible_to(world.wenxin).exists()


def test_who_is_accused_does_not_rule(world, lodge):
    voice = lodge(by=SOMEBODY, mode="hidden", channel="poster", raiser=WHO, holder=world.places.works,
                  named=[world.places.welfare])  # fmt: skip
    post = Post.objects.create(
        realm=world.baiyang.realm, person=world.jianghe.person, organisation=world.places.works, title="副主席",
        roles=["approver"], from_on="2024-01-01",
    )  # fmt: skip
    voice.ask_opening(by=world.baiyang, **WHY)
    assert not opening_policy.visible_to(Actor(person=world.jianghe.person, post=post)).exists()
    assert opening_policy.visible_to(world.qinling).exists()


def test_named_and_anonymous_voices_are_not_asked_for(world, lodge):
    for mode in ("named", "anonymous"):
        voice = lodge(by=SOMEBODY, mode=mode, channel="poster", danger=True)
        assert "ask_opening" not in allowed(policy, world.baiyang, voice)
        with pytest.raises(StillMissing):
            voice.ask_opening(by=world.baiyang, **WHY)


def test_an_account_s_name_comes_out_too(world, lodge):
    world.ningyuan.person.phone = "13900139000"
    world.ningyuan.person.save()
    voice = lodge(mode="hidden")
    voice.ask_opening(by=world.baiyang, **WHY)
    voice.agree_opening(by=world.qinling)
    assert voice.open(by=world.baiyang) == ("宁远", "13900139000")


def test_without_the_key_nothing_opens_and_nothing_is_used_up(world, agreed, monkeypatch):
    from secondhalf.core import keys

    monkeypatch.setattr(keys, "key", lambda name: b"0" * 32)
    with pytest.raises(KeyGone):
        agreed.open(by=world.baiyang)
    assert agreed.agreed_ask()
