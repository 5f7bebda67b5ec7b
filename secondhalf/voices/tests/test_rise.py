"""rise: what nobody in its office may see to any more goes one union up."""

import pytest

from secondhalf.core import moments
from secondhalf.core.access import allowed
from secondhalf.core.actors import CLOCK
from secondhalf.core.sequencer import settle
from secondhalf.people.models import Post
from secondhalf.voices import policy
from secondhalf.voices.models import Voice
from secondhalf.voices.needs import SomebodyLeft
from secondhalf.voices.rising import rise


def leave(actor):
    Post.objects.filter(pk=actor.post.pk).update(to_on="2026-11-01")


def test_when_the_last_officer_leaves_the_next_office_has_it_the_next_day(world, lodge):
    voice = lodge(named=[world.jianghe.person], nature="report")
    settle()
    leave(world.baiyang)
    assert rise(moments.today()) == 1
    settle()
    voice = Voice.objects.get()
    assert voice.holder == world.places.park and voice in policy.visible_to(world.wenxin)
    assert voice.story().last().name == "voice.rise"
    assert rise(moments.today()) == 0


def test_when_the_last_officer_comes_to_be_barred_too(world, lodge):
    lodge(named=[world.jianghe.person], nature="report")
    Post.objects.create(
        realm=world.baiyang.realm, person=world.baiyang.person, organisation=world.places.welfare, title="副部长",
        roles=["dept_head"], from_on="2026-11-04",
    )  # fmt: skip
    assert not policy.visible_to(world.baiyang).exists()
    assert rise(moments.today()) == 1 and policy.visible_to(world.wenxin).exists()


def test_where_somebody_is_left_it_stays(world, lodge):
    voice = lodge()
    assert rise(moments.today()) == 0
    with pytest.raises(SomebodyLeft):
        voice.rise(by=CLOCK)


def test_what_is_taken_up_goes_on_as_it_is(world, lodge, walk):
    walk(lodge())
    leave(world.baiyang)
    assert rise(moments.today()) == 0


def test_nobody_presses_it(world, lodge):
    voice = lodge()
    leave(world.baiyang)
    assert not [name for name, actor in world.people.items() if "rise" in allowed(policy, actor, voice)]


def test_a_failure_halfway_leaves_it_where_it_was(world, lodge, monkeypatch):
    voice = lodge()
    leave(world.baiyang)
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        voice.rise(by=CLOCK)
    assert Voice.objects.get().holder == world.places.works


def test_an_officer_s_own_voice_goes_to_the_next_office(world, lodge):
    assert lodge(by=world.baiyang, mode="named", channel="online").holder == world.places.park


def test_where_a_hidden_voice_goes_does_not_tell_that_the_officer_spoke(world, lodge):
    assert lodge(by=world.baiyang, mode="hidden", channel="online").holder == world.places.works
