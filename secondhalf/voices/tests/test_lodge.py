"""lodge: a worker speaks, or an officer writes it down for them."""

import pytest

from secondhalf.core import clocks
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.facts import commitment
from secondhalf.core.problems import Repeated, StillMissing
from secondhalf.voices import policy
from secondhalf.voices.models import SEALED, Raiser, Voice
from secondhalf.voices.tests.conftest import WORDS


def test_a_worker_speaks_and_gets_a_number_and_a_promise(world, lodge):
    voice = lodge()
    assert voice.no == "SY20261104-0001"
    assert (voice.stage, voice.words, voice.holder) == ("lodged", WORDS, world.places.works)
    assert clocks.last_day(voice.due_at).isoformat() == "2026-11-25"


def test_the_event_of_a_worker_names_nobody(lodge):
    event = lodge().act
    assert (event.name, event.person, event.post, event.title) == ("voice.lodge", None, None, "raiser")


def test_who_spoke_lies_in_a_table_of_its_own(world, lodge):
    voice = lodge()
    assert voice.raiser.person == world.ningyuan.person
    assert not {"person", "raiser_name", "contact"} & {field.name for field in Voice._meta.concrete_fields}


def test_an_officer_writes_it_down_and_is_named_as_the_proxy(world, lodge):
    voice = lodge(by=world.baiyang, channel="phone", raiser={"name": "宁远", "contact": "13800138000"})
    assert voice.proxy == world.baiyang.person
    assert (voice.raiser.person, voice.raiser.name) == (None, "宁远")
    assert (voice.raiser.masked, voice.raiser.masked_contact) == ("宁*", "138****00")


def test_an_unsigned_letter_leaves_no_raiser(world, lodge):
    voice = lodge(by=world.baiyang, channel="letter", mode="anonymous", raiser={"name": "x", "contact": ""})
    assert not Raiser.objects.filter(voice=voice).exists()


def test_what_was_said_is_sealed_under_a_salt(lodge):
    voice = lodge()
    voice.refresh_from_db()
    assert bytes(voice.leaf) == commitment(voice.salt, {name: getattr(voice, name) for name in SEALED})
    assert voice.act.commitment is not None


def test_it_may_go_straight_to_the_next_higher_union(world, lodge):
    voice = lodge(holder=world.places.park)
    assert voice in policy.visible_to(world.wenxin)
    assert voice not in policy.visible_to(world.baiyang)


def test_empty_words_are_refused_and_leave_nothing(lodge):
    with pytest.raises(StillMissing):
        lodge(words="  \n")
    assert not Voice.objects.exists() and not Event.objects.exists()


def test_a_failure_halfway_leaves_nothing_behind(lodge, monkeypatch):
    monkeypatch.setattr(Voice, "_keep_raiser", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        lodge()
    assert not Voice.objects.exists() and not Event.objects.exists()


def test_the_same_form_sent_twice_is_one_voice(world, lodge):
    once = Actor(person=world.ningyuan.person, post=world.ningyuan.post, once="k1")
    voice = lodge(by=once)
    with pytest.raises(Repeated) as again:
        lodge(by=once)
    assert again.value.event.subject == voice.pk
    assert Voice.objects.count() == 1


def test_only_the_person_and_the_office_that_holds_it_see_it(world, lodge):
    voice = lodge()
    seeing = {name for name, actor in world.people.items() if voice in policy.visible_to(actor)}
    assert seeing == {"ningyuan", "baiyang"}
