"""withdraw and urge: the person's own."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.sequencer import settle
from secondhalf.voices import policy
from secondhalf.voices.models import Urging, Voice, Withdrawal
from secondhalf.voices.needs import AlreadyDispatched, NothingToUrge, UrgedLately


def fresh(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def test_the_person_takes_it_back_before_dispatch(world, lodge):
    voice = lodge()
    voice.withdraw(by=world.ningyuan, reason="已经好了")
    assert fresh(voice).stage == "withdrawn"
    assert voice.story().last().person is None


def test_the_matter_goes_on_for_the_others_and_the_next_voice_leads(world, lodge, walk):
    first, second = lodge(), lodge(by=world.anran)
    matter = walk(first, second, to="admit")
    first.withdraw(by=world.ningyuan)
    assert (fresh(matter).stage, fresh(matter).voices) == ("admitted", 1)
    assert (fresh(first).is_lead, fresh(second).is_lead) == (False, True)


def test_after_dispatch_it_is_too_late(world, lodge, walk):
    voice = lodge()
    matter = walk(voice, to="dispatch")
    with pytest.raises(AlreadyDispatched):
        voice.withdraw(by=world.ningyuan)
    assert (fresh(voice).stage, fresh(matter).voices) == ("taken_up", 1)


def test_a_failure_halfway_leaves_it_standing(world, lodge, walk, monkeypatch):
    voice = lodge()
    matter = walk(voice)
    monkeypatch.setattr(Voice, "hand_over_lead", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        voice.withdraw(by=world.ningyuan)
    assert (fresh(voice).stage, fresh(matter).voices) == ("taken_up", 1)
    assert not Withdrawal.objects.exists()


def test_who_may_take_it_back(world, lodge):
    own, written = lodge(), lodge(by=world.baiyang, channel="letter", raiser={"name": "宁远"})
    assert {n for n, a in world.people.items() if "withdraw" in allowed(policy, a, own)} == {"ningyuan"}
    assert {n for n, a in world.people.items() if "withdraw" in allowed(policy, a, written)} == {"baiyang"}


def test_urging_reaches_those_who_handle_it_without_a_name(world, lodge, walk):
    voice = lodge()
    matter = walk(voice, to="determine")
    voice.urge(by=world.ningyuan, text="夜班都等着，我是宁远")
    settle()
    nudge = matter.nudges.get()
    assert (nudge.how, nudge.text, nudge.act.person) == ("urge", "", None)


def test_one_urges_again_only_after_the_profile_s_days(world, lodge, clock):
    voice = lodge()
    voice.urge(by=world.ningyuan)
    with pytest.raises(UrgedLately) as lately:
        voice.urge(by=world.ningyuan)
    assert "2026年11月" in lately.value.what_to_do
    clock(days=6)
    voice.urge(by=world.ningyuan)
    assert voice.urgings.count() == 2


def test_there_is_nothing_to_urge_after_the_answer(world, answered):
    with pytest.raises(NothingToUrge):
        answered.urge(by=world.ningyuan)
    assert not Urging.objects.exists()


def test_only_the_person_urges(world, lodge):
    voice = lodge()
    assert {n for n, a in world.people.items() if "urge" in allowed(policy, a, voice)} == {"ningyuan"}
