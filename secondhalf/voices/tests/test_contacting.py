"""When the union was first in touch, and by when it should have been: what the response rate counts."""

import pytest

from secondhalf.core import moments
from secondhalf.voices.models import Voice


def test_the_limit_is_a_working_day_and_two_hours_where_somebody_is_in_danger(world, lodge):
    assert moments.local_day(lodge().contact_due_at - TICK).isoformat() == "2026-11-05"
    assert lodge(danger=True).contact_due_at == moments.now() + 2 * HOUR


def test_an_anonymous_voice_of_which_the_day_is_known_has_its_whole_day(whisper):
    assert moments.local_day(whisper().contact_due_at - TICK).isoformat() == "2026-11-05"
    danger = whisper(danger=True).contact_due_at
    assert danger >= moments.start_of(moments.today()) + 25 * HOUR


@pytest.mark.parametrize(("mode", "contact", "can"), [
    ("named", "13800138000", True), ("named", "", False), ("hidden", "13800138000", False), ("anonymous", "", False),
])  # fmt: skip
def test_who_can_not_be_reached_is_not_due_for_contact(world, mode, contact, can):
    raiser = {"name": "宁远", "contact": contact}
    said = {"words": "停电", "unit": world.places.steel, "channel": "letter", "mode": mode, "raiser": raiser}
    assert bool(Voice.lodge(by=world.baiyang, **said).contact_due_at) is can


def test_the_first_word_to_the_person_counts_and_no_later_one(world, lodge, about, clock):
    voice = lodge()
    assert voice.contacted_at is None
    first = clock(hours=1)
    voice.ask(by=world.baiyang, text="是哪一间？")
    clock(hours=1)
    voice.take_up(by=world.baiyang, **about)
    assert Voice.objects.get().contacted_at == first


@pytest.mark.parametrize("how", ["take_up", "join", "set_aside"])
def test_what_stands_on_the_persons_page_is_contact(world, lodge, about, how):
    matter = lodge().take_up(by=world.baiyang, **about)
    voice = lodge(by=world.anran)
    said = {"take_up": about, "join": {"matter": matter}, "set_aside": {"reason": "广告"}}[how]
    getattr(voice, how)(by=world.baiyang, **said)
    assert Voice.objects.get(pk=voice.pk).contacted_at == moments.now()


def test_whoever_has_no_page_is_told_by_an_answer_or_a_call_only(world, walk):
    raiser = {"name": "宁远", "contact": "13800138000"}
    said = {"words": "停电", "unit": world.places.steel, "channel": "phone", "raiser": raiser}
    voice = Voice.lodge(by=world.baiyang, **said)
    walk(voice, to="close")
    voice.ask(by=world.baiyang, text="是哪一间？")
    voice.answer(by=world.baiyang, text="修好了。", how="page")
    assert voice.contacted_at is None
    voice.miss_call(by=world.baiyang, reason="no_answer")
    assert voice.contacted_at is None
    voice.answer(by=world.baiyang, text="修好了。", how="phone")
    assert Voice.objects.get().contacted_at == moments.now()


HOUR = moments.datetime.timedelta(hours=1)
TICK = moments.datetime.timedelta(microseconds=1)
