"""The receipt: digits that only the person has."""

import itertools

import pytest

from secondhalf.core.actors import Actor
from secondhalf.voices import policy, receipts
from secondhalf.voices.models import Receipt, Voice
from secondhalf.voices.tests.conftest import WORDS

SECRET = receipts.secret_of("k" * 22)


@pytest.fixture
def voice(world):
    said = {"words": WORDS, "unit": world.places.steel, "mode": "anonymous", "channel": "poster", "secret": SECRET}
    return Voice.lodge(by=Actor(name="raiser"), **said)


def test_the_same_form_gets_the_same_digits_and_another_gets_others():
    assert receipts.secret_of("a") == receipts.secret_of("a") != receipts.secret_of("b")
    assert len(SECRET) == 26 and SECRET.isdecimal()


def test_every_wrong_digit_and_every_exchange_of_neighbours_is_noticed():
    assert receipts.hangs_together(SECRET)
    for place, digit in itertools.product(range(26), "0123456789"):
        wrong = SECRET[:place] + digit + SECRET[place + 1 :]
        assert receipts.hangs_together(wrong) == (wrong == SECRET)
    for place in range(25):
        wrong = SECRET[:place] + SECRET[place + 1] + SECRET[place] + SECRET[place + 2 :]
        assert receipts.hangs_together(wrong) == (wrong == SECRET)


def test_it_is_typed_back_in_any_grouping_and_in_full_width_digits():
    grouped = receipts.grouped(SECRET)
    assert [len(part) for part in grouped.split()] == [5, 5, 5, 5, 5, 1]
    assert receipts.digits_of(grouped.replace(" ", "-")) == SECRET
    assert receipts.digits_of(SECRET.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == SECRET


@pytest.mark.parametrize("typed", ["sy 48273 31059", "SY-48273-31059", "4827331059", " sy4827331059 "])
def test_a_number_is_understood_however_it_is_typed(typed):
    assert receipts.number_of(typed) == "SY-48273-31059"


def test_a_number_with_a_day_is_understood_too():
    assert receipts.number_of("sy 20261104 0001") == "SY20261104-0001"


def test_whoever_shows_it_gets_the_voice_and_nobody_else(voice):
    assert receipts.shown(Voice.objects.all(), voice.no, SECRET) == voice
    assert receipts.shown(Voice.objects.all(), voice.no, receipts.secret_of("other")) is None
    assert receipts.shown(Voice.objects.all(), "SY-00000-00000", SECRET) is None


def test_the_database_keeps_a_keyed_hash_only(voice):
    proof = bytes(Receipt.objects.get().proof)
    assert len(proof) == 32 and SECRET.encode() not in proof
    assert proof == receipts.proof_of(voice.no, SECRET) != receipts.proof_of("SY-1", SECRET)


def test_the_bearer_of_one_receipt_sees_that_voice_alone(world, voice, lodge):
    other = lodge()
    bearer = Actor(name="raiser", bearer=voice.pk)
    assert set(policy.visible_to(bearer)) == {voice} and voice.is_by(bearer) and not other.is_by(bearer)
    assert not policy.visible_to(Actor(name="raiser")).exists()
