"""forget: who spoke goes two years after the close-out, a sealed identity after one, words after ten."""

import logging

import pytest

from secondhalf.core import moments, profile
from secondhalf.core.actors import Actor
from secondhalf.core.sequencer import settle
from secondhalf.voices import forgetting, rates
from secondhalf.voices.models import Raiser, Voice
from secondhalf.voices.tests.conftest import WORDS

SOMEBODY = Actor(name="raiser")
WHO = {"name": "宁远", "contact": "13800138000"}


@pytest.fixture
def closed(world, lodge, walk):
    """A named and a hidden voice of a matter that is closed and answered."""
    named = lodge()
    hidden = lodge(by=SOMEBODY, mode="hidden", channel="poster", raiser=WHO)
    hidden.reveal(by=Actor(name="raiser", bearer=hidden.pk), name="小宁")
    walk(named, hidden, to="close")
    for voice in (named, hidden):
        voice = Voice.objects.get(pk=voice.pk)
        voice.answer(by=world.baiyang, text="循环泵已更换。", how="page")
    settle()
    return Voice.objects.get(pk=named.pk), Voice.objects.get(pk=hidden.pk)


def kept():
    return set(Raiser.objects.values_list("voice__mode", flat=True))


def test_each_class_goes_on_its_day(clock, closed):
    forgetting.forget(moments.today())
    assert kept() == {"named", "hidden"}
    clock(days=360)
    forgetting.forget(moments.today())
    assert kept() == {"named", "hidden"}
    clock(days=10)
    assert forgetting.forget(moments.today()) == (1, 0)
    assert kept() == {"named"} and closed[1].consents.get().name == ""
    clock(days=370)
    assert forgetting.forget(moments.today()) == (1, 0)
    assert kept() == set() and Voice.objects.first().words == WORDS
    clock(days=365 * 8 + 10)
    assert forgetting.forget(moments.today()) == (0, 2)
    assert not Voice.objects.exclude(words="").exists()
    assert forgetting.forget(moments.today()) == (0, 0)


def test_what_is_counted_stays(clock, closed):
    before = rates.of_matter(closed[0].matter)
    clock(days=4000)
    forgetting.forget(moments.today())
    after = rates.of_matter(Voice.objects.first().matter)
    assert (after.voices, after.answered) == (before.voices, before.answered) == (2, 2)


def test_nothing_goes_while_a_matter_is_open(clock, lodge, walk):
    walk(lodge(), to="determine")
    lodge()
    clock(days=4000)
    assert forgetting.forget(moments.today()) == (0, 0)


def test_what_was_taken_back_or_not_taken_in_goes_too(world, clock, lodge, walk):
    lodge().withdraw(by=world.ningyuan)
    matter = walk(lodge())
    matter.decline(by=world.baiyang, reason="out_of_scope", explanation="不属于工会职责")
    clock(days=740)
    assert forgetting.forget(moments.today()) == (2, 0)


def test_the_profile_says_when(world, clock, closed):
    limit = {"amount": 1, "unit": "month", "regime": ""}
    profile.put(world.places.province.pk, "retention.identity", limit, from_on="2026-01-01")
    clock(days=40)
    assert forgetting.forget(moments.today()) == (1, 0)
    assert kept() == {"hidden"}


def test_reopened_it_is_kept(world, clock, closed):
    clock(days=20)
    closed[0].matter.reopen(by=world.baiyang, reason="又坏了")
    clock(days=800)
    assert forgetting.forget(moments.today()) == (0, 0)


def test_the_log_tells_counts_and_nothing_else(clock, closed, caplog):
    caplog.set_level(logging.INFO)
    clock(days=800)
    forgetting.forget(moments.today())
    assert "2 identities, 0 texts" in caplog.text
    assert "宁远" not in caplog.text and closed[0].no not in caplog.text


def test_the_person_reads_until_when(world, closed, client):
    client.force_login(world.ningyuan.person)
    page = client.get(f"/voices/{closed[0].no}/rights").content.decode()
    assert "保存至" in page and str(moments.today().year + 2) in page
