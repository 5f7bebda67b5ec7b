"""Law 5: three counts and “not rated” stand beside every rate; silence never counts as satisfied."""

import datetime

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.voices import rates
from secondhalf.voices.models import Voice

DAY = datetime.date(2026, 11, 4)


@pytest.fixture
def four(world, lodge, walk):
    """Four voices of one closed matter: satisfied, basically satisfied, silent, withdrawn."""
    people = (world.ningyuan, world.anran, world.xiahe, world.linxi)
    voices = [lodge(by=by) for by in people]
    matter = walk(*voices)
    Voice.objects.get(pk=voices[3].pk).withdraw(by=world.linxi)
    _close(world, matter)
    for voice in map(_fresh, voices[:3]):
        voice.answer(by=world.baiyang, text="已修好", how="page")
    _fresh(voices[0]).rate(by=world.ningyuan, solved="yes", satisfaction="satisfied")
    _fresh(voices[1]).rate(by=world.anran, solved="partly", satisfaction="basic")
    return Matter.objects.get(pk=matter.pk)


def _fresh(voice):
    return Voice.objects.get(pk=voice.pk)


def _close(world, matter):
    from secondhalf.testing.walk import Walk

    walk = Walk(world, route="short")
    walk.matter, walk.done = Matter.objects.get(pk=matter.pk), 1
    walk.to("close")


def test_a_matter_shows_three_counts_and_the_silent(four):
    said = rates.of_matter(four)
    assert (said.voices, said.answered, said.rated, said.unrated) == (3, 3, 2, 1)
    assert (said.solved_rate.counts, said.solved_rate.text) == ("1/2", "50 %")
    assert (said.satisfied_rate.counts, said.satisfied_rate.text) == ("2/2", "100 %")
    assert said.three == (1, 1, 0)


def test_nobody_asked_is_a_dash_not_a_hundred(world, lodge, walk):
    said = rates.of_matter(walk(lodge()))
    assert (said.satisfied_rate.text, said.satisfied_rate.counts) == ("—", "0/0")


def test_a_period_counts_what_was_answered_in_it(world, four, clock):
    everything = Matter.objects.all()
    assert rates.of_period(everything, DAY, DAY).voices == 3
    assert rates.of_period(everything, DAY - datetime.timedelta(days=9), DAY - datetime.timedelta(days=1)).voices == 0
    assert rates.of_period(Matter.objects.none(), DAY, DAY).voices == 0


def test_it_is_told_apart_by_department(world, four):
    by_lead = rates.by("lead", Matter.objects.all(), DAY, DAY)
    assert by_lead[world.places.welfare.pk].satisfied_rate.counts == "2/2"


def test_after_a_redo_the_new_round_counts_and_the_old_stays_on_record(world, answered):
    answered.rate(by=world.ningyuan, solved="no", satisfaction="unsatisfied", reason="凉")
    settle()
    matter = Matter.objects.get(pk=answered.matter_id)
    assert (rates.of_matter(matter).answered, rates.of_matter(matter).rated) == (0, 0)
    assert rates.of_period(Matter.objects.all(), DAY, DAY).three == (0, 0, 1)
    assert answered.verdicts.count() == 1


def test_a_matter_asks_once(django_assert_num_queries, four):
    with django_assert_num_queries(1):
        rates.of_matter(four)
