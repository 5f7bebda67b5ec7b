"""A hidden identity: encrypted under a key of its own; without the keys nobody reads it."""

import pytest
from cryptography.exceptions import InvalidTag

from secondhalf.core import keys, moments
from secondhalf.core.actors import Actor
from secondhalf.voices import sealing
from secondhalf.voices.models import Raiser, Voice
from secondhalf.voices.tests.conftest import WORDS

WHO = {"name": "宁远", "contact": "13800138000"}


@pytest.fixture
def hidden(world):
    said = {"words": WORDS, "unit": world.places.steel, "mode": "hidden", "channel": "poster", "raiser": WHO}
    return Voice.lodge(by=Actor(name="raiser"), **said)


def test_the_row_tells_nothing(hidden):
    row = Raiser.objects.get(voice=hidden)
    assert (row.person, row.name, row.contact) == (None, "", "")
    stored = bytes(row.sealed) + bytes(row.wrapped)
    assert not [text for text in WHO.values() if text.encode() in stored]


def test_it_opens_with_its_key_and_the_key_outside(hidden):
    row = Raiser.objects.get(voice=hidden)
    assert sealing.unseal(row.wrapped, row.sealed, hidden.pk) == {"person": "", **WHO}


def test_of_an_account_too_the_row_does_not_tell_whose(world):
    voice = Voice.lodge(by=world.ningyuan, words=WORDS, unit=world.places.steel, mode="hidden")
    row = Raiser.objects.get(voice=voice)
    assert row.person is None and not voice.is_of(world.ningyuan.person)
    assert sealing.unseal(row.wrapped, row.sealed, voice.pk)["person"] == str(world.ningyuan.person.pk)


def test_in_the_row_of_another_voice_it_does_not_open(hidden):
    row = Raiser.objects.get(voice=hidden)
    with pytest.raises(InvalidTag):
        sealing.unseal(row.wrapped, row.sealed, moments.uuid4())


def test_without_the_key_outside_the_database_it_stays_shut(hidden, monkeypatch):
    row = Raiser.objects.get(voice=hidden)
    monkeypatch.setattr(keys, "key", lambda name: b"0" * 32)
    with pytest.raises(InvalidTag):
        sealing.unseal(row.wrapped, row.sealed, hidden.pk)


def test_a_long_and_a_short_name_look_alike():
    key = moments.uuid4()
    short, long = (sealing.seal({"name": name}, key)[1] for name in ("张", "买买提·艾合买提江"))
    assert len(short) == len(long)
