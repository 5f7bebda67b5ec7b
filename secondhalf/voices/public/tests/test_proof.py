"""Spam without tracking: a proof of work, and a count by the hour; whatever lacks is held and never refused."""

import pytest
from django.core.cache import cache

from secondhalf.core import moments
from secondhalf.voices.models import Channel, Voice
from secondhalf.voices.public import pace, proof


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()


def test_a_found_proof_holds_for_its_own_key_only(clock):
    once, other = proof.new_once(), proof.new_once()
    right = proof.found(once)
    assert proof.proves(once, right) and not proof.proves(other, right)


@pytest.mark.parametrize("wrong", ["", "1.2.3.4", "1.2.3", "x.x.x.x", "...", "9" * 200, "1.2.3.4.5"])
def test_a_wrong_proof_does_not_hold(clock, wrong):
    assert not proof.proves(proof.new_once(), wrong)


def test_a_key_is_signed_fits_one_block_and_tells_no_more_than_the_day(clock):
    once = proof.new_once()
    assert once.startswith("261104.") and len(f"{once}:3:999999") <= 55
    assert proof.is_ours(once) and not proof.is_ours(once.replace("261104", "261105"))


def test_a_proof_is_good_today_and_tomorrow_and_no_longer(clock):
    once = proof.new_once()
    right = proof.found(once)
    clock(days=1)
    assert proof.proves(once, right)
    clock(days=1)
    assert not proof.proves(once, right) and proof.is_ours(once)


def test_without_a_proof_it_is_taken_and_held(speak):
    assert speak(proved=False).status_code == 200
    assert Voice.objects.get().is_held


def test_a_proof_used_for_another_form_is_held(speak, fill):
    used = fill()
    speak(**used)
    speak(proof=used["proof"])
    assert sorted(Voice.objects.values_list("is_held", flat=True)) == [False, True]


def test_a_used_form_sent_again_makes_no_second_voice(speak, fill):
    form = fill()
    first, second = speak(**form), speak(**form)
    assert Voice.objects.count() == 1 and second.status_code == 200
    assert Voice.objects.get().no in first.content.decode() and Voice.objects.get().no in second.content.decode()


def test_above_the_rate_of_its_channel_it_is_held_and_the_next_hour_is_another(speak, poster, clock):
    Channel.objects.update(per_hour=2)
    held = []
    for _n in range(3):
        speak()
    held = list(Voice.objects.values_list("is_held", flat=True))
    assert sorted(held) == [False, False, True]
    pace.forget()
    clock(hours=1)
    speak()
    assert Voice.objects.filter(is_held=True).count() == 1


def test_the_count_ends_with_the_hour_whenever_it_began(clock):
    clock(minutes=17, seconds=5)
    assert pace.left_of_the_hour() == 42 * 60 + 55
    clock(minutes=42, seconds=54, microseconds=900_000)
    assert pace.left_of_the_hour() == 1
    assert moments.now().minute == 59


def test_the_count_says_how_many_and_never_who(speak, poster):
    speak()
    speak()
    assert cache.get(pace.KEY) == {"bathhs22": 2}
