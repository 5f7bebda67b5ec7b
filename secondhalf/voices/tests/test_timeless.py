"""An anonymous voice tells no time: keys, numbers, events, files; and is let go once an hour."""

import uuid

import pytest

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.voices import policy
from secondhalf.voices.models import Message, NamedObject, Receipt, Voice
from secondhalf.voices.releasing import release
from secondhalf.voices.tests.conftest import WORDS

SOMEBODY = Actor(name="raiser")


@pytest.fixture
def whisper(world):
    def speak(**said):
        given = {
            "words": WORDS,
            "unit": world.places.steel,
            "mode": "anonymous",
            "channel": "poster",
            "secret": "1" * 26,
        }
        return Voice.lodge(by=SOMEBODY, **given | said)

    return speak


def holder_of(voice):
    return Actor(name="raiser", bearer=voice.pk)


def test_its_keys_are_random_and_its_number_too(world, whisper):
    voice = whisper(named=[world.places.welfare])
    voice.tell(by=holder_of(voice), text="还有热水器")
    keys = [voice.pk, voice.act_id, *Message.objects.values_list("pk", flat=True), Receipt.objects.get().pk]
    keys += NamedObject.objects.values_list("pk", flat=True)
    assert {key.version for key in keys} == {4} and len(set(keys)) == len(keys)
    assert voice.no.startswith("SY-") and "20261104" not in voice.no


def test_two_voices_of_one_minute_have_nothing_in_common(whisper):
    first, second = whisper(), whisper()
    assert first.pk.bytes[:6] != second.pk.bytes[:6] and first.no != second.no


def test_its_own_acts_carry_a_day_and_no_time(world, clock, whisper):
    voice = whisper()
    voice.tell(by=holder_of(voice), text="再说一句")
    midnight = moments.start_of(moments.today())
    assert {event.at for event in Event.objects.filter(subject=voice.pk)} == {midnight}
    assert (voice.received_at, voice.act.person, voice.act.held) == (midnight, None, True)


def test_nobody_sees_it_before_the_hour_is_full(world, whisper):
    voice = whisper()
    settle()
    assert voice not in policy.visible_to(world.baiyang)
    assert Event.objects.get(subject=voice.pk).position is None
    release()
    settle()
    assert voice in policy.visible_to(world.baiyang)
    assert Event.objects.get(subject=voice.pk).position is not None


def test_danger_to_life_tells_at_once(world, whisper):
    voice = whisper(danger=True)
    settle()
    assert voice in policy.visible_to(world.baiyang)
    assert Event.objects.get(subject=voice.pk).position is not None


def test_what_it_says_keeps_its_order_although_the_keys_are_random(world, whisper):
    voice = whisper()
    release()
    for n in range(40):
        voice.tell(by=holder_of(voice), text=str(n))
        voice.ask(by=world.baiyang, text=f"{n}?")
    said = list(voice.messages.order_by("id").values_list("text", flat=True))
    assert said == [text for n in range(40) for text in (str(n), f"{n}?")]
    assert [event.verb for event in voice.story()][:3] == ["lodge", "tell", "ask"]


def test_a_line_of_keys_grows_beyond_a_quarter_of_a_million(monkeypatch):
    line = moments.timeless_line()
    places = [0, 1, 2**18 - 1, 2**18, 2**18 + 1, 2**29]
    keys = [moments.timeless(line, place) for place in places]
    assert keys == sorted(keys) and {key.version for key in keys} == {4}
    assert {key.variant for key in keys} == {uuid.RFC_4122}


def test_an_unsigned_letter_that_an_officer_wrote_down_has_the_officers_time(world):
    voice = Voice.lodge(by=world.baiyang, words=WORDS, unit=world.places.steel, mode="anonymous", channel="letter")
    assert voice.act.at == moments.now() and voice in policy.visible_to(world.baiyang)
