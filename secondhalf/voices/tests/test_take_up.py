"""take_up, join, unlink: from voices to a matter and back."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.events import Event
from secondhalf.core.problems import WrongStage
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import Walk
from secondhalf.voices import policy
from secondhalf.voices.models import Voice
from secondhalf.voices.taking_up import NotOurMatter


def fresh(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def test_two_voices_become_one_matter_and_the_first_leads(world, lodge, walk):
    first, second = lodge(), lodge(by=world.anran)
    matter = fresh(walk(first, second))
    assert (matter.voices, matter.source, matter.unit) == (2, "online", world.places.steel)
    assert [fresh(v).is_lead for v in (first, second)] == [True, False]
    assert {fresh(v).stage for v in (first, second)} == {"taken_up"}
    assert sorted(Event.objects.values_list("name", flat=True)) == [
        "matter.register", "voice.join", "voice.lodge", "voice.lodge", "voice.take_up",
    ]  # fmt: skip


def test_a_later_voice_joins_a_matter_under_way(world, lodge, walk):
    matter = walk(lodge(), to="determine")
    later = lodge(by=world.anran)
    later.join(by=world.baiyang, matter=matter)
    assert (fresh(matter).voices, fresh(later).is_lead) == (2, False)


def test_a_voice_is_taken_out_again_and_both_stay_on_record(world, lodge, walk):
    first, second = lodge(), lodge(by=world.anran)
    matter = walk(first, second)
    first.unlink(by=world.baiyang, reason="说的是另一处")
    assert (fresh(first).stage, fresh(first).matter, fresh(matter).voices) == ("lodged", None, 1)
    assert fresh(second).is_lead and not fresh(first).is_lead
    assert first.joinings.get().undone.name == "voice.unlink"


def test_it_is_taken_up_once_only(world, lodge, walk, about):
    voice = lodge()
    walk(voice)
    with pytest.raises(WrongStage):
        voice.take_up(by=world.baiyang, **about)
    assert Matter.objects.count() == 1


def test_a_failure_halfway_leaves_neither_matter_nor_joining(world, lodge, about, monkeypatch):
    voice, other = lodge(), lodge(by=world.anran)
    monkeypatch.setattr(Voice, "join", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        voice.take_up(by=world.baiyang, others=[other], **about)
    assert not Matter.objects.exists() and not voice.joinings.exists()
    assert (voice.stage, fresh(voice).stage, voice.matter_id) == ("lodged", "lodged", None)


def test_it_joins_only_what_the_office_holds(world, lodge):
    elsewhere = Walk(world, holder=world.places.park).to("register")
    voice = lodge()
    with pytest.raises(NotOurMatter):
        voice.join(by=world.baiyang, matter=elsewhere)


def test_only_the_office_that_holds_it_takes_it_up(world, lodge):
    voice = lodge()
    may = {name for name, actor in world.people.items() if "take_up" in allowed(policy, actor, voice)}
    assert may == {"baiyang"}


def test_an_officer_does_not_take_up_their_own_voice(world, lodge):
    voice = lodge(by=world.baiyang)
    assert isinstance(policy.RULES["take_up"](world.baiyang, voice), policy.YourOwnVoice)


def test_counters_agree_with_the_rows(world, lodge, walk):
    voices = [lodge(by=by) for by in (world.ningyuan, world.anran, world.xiahe)]
    matter = walk(*voices)
    voices[1].unlink(by=world.baiyang, reason="错并")
    voices[2].withdraw(by=world.xiahe)
    assert fresh(matter).voices == Voice.objects.filter(matter=matter).counted().count() == 1
