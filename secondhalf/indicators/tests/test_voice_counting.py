"""Voices are counted as they stand, in the line of who handles them, by day; never by who spoke."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.indicators import counting, rates
from secondhalf.indicators.models import VOICE_NAMES, VoiceCounted, VoiceTally
from secondhalf.testing.cases import excluded
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice
from secondhalf.voices.releasing import release

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)
SAID = {"solved": "yes", "satisfaction": "satisfied"}


def numbers(place, **span):
    """{name: number} of a place, of all days; what is nought is left out."""
    found = rates.of_voices([place.pk], FIRST, LAST, due_until=span.get("until", LAST))[place.pk]
    return {name: number for name, number in found.items() if number}


def fresh(voice):
    return Voice.objects.get(pk=voice.pk)


@pytest.fixture
def lodge(world):
    def speak(by="ningyuan", **said):
        given = {"words": "水是凉的。", "unit": world.places.steel, **said}
        return Voice.lodge(by=getattr(world, by), **given)

    return speak


@pytest.fixture
def handled(world):
    """handled(voice, ..., to="close"): the matter that is made of them."""

    def on(voice, *others, to="close"):
        walk = Walk(world, route="short")
        about = {"title": "热水不足", "summary": "夜班热水不足。", "category": world.categories["living.bathing"]}
        walk.matter, walk.done = voice.take_up(by=world.baiyang, others=others, **about), 1
        return walk.to(to)

    return on


def test_a_voice_counts_at_its_unit_and_in_the_line_above(world, lodge):
    lodge()
    settle()
    for place in ("province", "city", "park", "works", "steel"):
        assert numbers(getattr(world.places, place)) == {"said": 1, "contact_due": 1}
    assert numbers(world.places.welfare) == numbers(world.places.neighbour) == {}


def test_what_went_one_level_up_is_not_shown_to_the_level_that_was_passed_over(world, lodge):
    lodge(holder=world.places.park)
    settle()
    assert numbers(world.places.park)["said"] == 1
    assert numbers(world.places.works) == numbers(world.places.steel) == {}


def test_once_dispatched_it_counts_at_the_department_too(world, lodge, handled):
    handled(lodge(), to="dispatch")
    settle()
    assert numbers(world.places.welfare) == numbers(world.places.steel) == {
        "said": 1, "contact_due": 1, "contacted": 1,
    }  # fmt: skip


def test_contact_counts_on_the_last_day_of_its_limit_and_in_time_only(world, lodge, handled, clock):
    in_time, late, never = lodge(), lodge("anran"), lodge("linxi")
    handled(in_time, to="register")
    clock(days=3)
    handled(late, to="register")
    settle()
    found = numbers(world.places.works)
    assert (found["said"], found["contact_due"], found["contacted"]) == (3, 3, 1)
    assert never.contact_due_at
    day = VoiceTally.objects.filter(organisation=world.places.works, contact_due=3).order_by("-category").first().day
    assert "contact_due" not in numbers(world.places.works, until=day - datetime.timedelta(days=40))


def test_silence_is_answered_and_not_rated(world, lodge, handled):
    rated, silent = lodge(), lodge("anran")
    handled(rated, silent)
    for voice in (rated, silent):
        fresh(voice).answer(by=world.baiyang, text="已修好", how="page")
    fresh(rated).rate(by=world.ningyuan, **SAID)
    settle()
    found = numbers(world.places.welfare)
    assert (found["answered"], found["rated"], found["solved_yes"], found["satisfied_satisfied"]) == (2, 1, 1, 1)
    assert (found["repeated"], found["said"]) == (1, 2)
    assert "called" not in found


def test_a_call_back_and_a_later_word_of_the_person_are_counted_apart(world, lodge, handled):
    voice = lodge()
    handled(voice)
    fresh(voice).answer(by=world.baiyang, text="已修好", how="page")
    fresh(voice).call_back(by=world.baiyang, contacted=True, **SAID)
    fresh(voice).rate(by=world.ningyuan, solved="no", satisfaction="unsatisfied", reason="又凉了")
    Voice.objects.filter(pk=voice.pk).update(ruling_due_at=None)
    counting.VOICES.recount([voice.pk])
    found = numbers(world.places.works)
    assert (found["called"], found["call_solved_yes"], found["call_satisfied_satisfied"]) == (1, 1, 1)
    assert (found["rated"], found["solved_no"], found["satisfied_unsatisfied"]) == (1, 1, 1)


def test_a_call_that_reached_nobody_is_no_valid_call_back(world, lodge, handled):
    voice = lodge()
    handled(voice)
    fresh(voice).answer(by=world.baiyang, text="已修好", how="page")
    fresh(voice).miss_call(by=world.baiyang, reason="refused")
    settle()
    found = numbers(world.places.works)
    assert (found["missed"], found["answered"]) == (1, 1)
    assert "called" not in found and "rated" not in found


def test_a_question_answered_without_a_dispatch_is_outside_the_three_rates(world, lodge):
    voice = lodge(nature="consult")
    about = {"title": "年休假怎么算", "summary": "咨询年休假。", "category": world.categories["pay"]}
    matter = voice.take_up(by=world.baiyang, **about)
    matter.transfer(by=world.baiyang, destination="人力资源部", explanation="已说明")
    fresh(voice).answer(by=world.baiyang, text="按条例第三条。", how="page")
    settle()
    assert numbers(world.places.steel) == {"said": 1, "consulted": 1}


def test_what_was_taken_back_or_set_aside_counts_nowhere(world, lodge):
    lodge().withdraw(by=world.ningyuan)
    aside = lodge("anran")
    aside.set_aside(by=world.baiyang, reason="广告")
    settle()
    assert numbers(world.places.works) == {}
    fresh(aside).let_in(by=world.baiyang)
    settle()
    assert numbers(world.places.works)["said"] == 1


def test_what_accuses_somebody_is_in_no_number(world, lodge, handled):
    accusing = lodge(nature="report", named=[world.jianghe.person])
    handled(accusing, to="register")
    settle()
    assert numbers(world.places.works) == numbers(world.places.province) == {}


def test_what_turns_out_to_accuse_somebody_leaves_the_numbers(world, lodge, handled):
    matter = handled(lodge(), to="dispatch")
    settle()
    assert numbers(world.places.works)["said"] == 1
    matter.name_object(by=world.baiyang, reason="涉及部长本人", person=world.jianghe.person)
    settle()
    assert numbers(world.places.works) == numbers(world.places.province) == {}


def test_what_is_excluded_is_in_no_number_but_its_own(world, lodge, handled):
    matter = handled(lodge(), to="apply")
    excluded(world, matter)
    settle()
    assert numbers(world.places.works) == numbers(world.places.welfare) == {"left_out": 1}
    matter.count_again(by=world.qinling, reason="异议成立")
    settle()
    assert numbers(world.places.works) == {"said": 1, "contact_due": 1, "contacted": 1}


def test_an_anonymous_voice_is_counted_from_the_hour_on_and_leaves_a_day_only(world):
    said = {"words": "水是凉的。", "unit": world.places.steel, "mode": "anonymous", "channel": "poster"}
    voice = Voice.lodge(by=Actor(name="raiser"), **said)
    settle()
    counting.rebuild()
    assert numbers(world.places.works) == {}
    release()
    settle()
    assert numbers(world.places.works) == {"said": 1}
    counted = VoiceCounted.objects.get(voice=voice)
    assert counted.marks == [["said", moments.today().isoformat(), str(world.places.steel.pk)]]


def test_a_verdict_that_is_held_back_changes_no_number_before_the_hour(world, handled):
    said = {"words": "水是凉的。", "unit": world.places.steel, "mode": "anonymous", "channel": "page"}
    voice = Voice.lodge(by=Actor(name="raiser"), **said)
    release(), settle()
    handled(fresh(voice))
    fresh(voice).answer(by=world.baiyang, text="已修好", how="page")
    fresh(voice).rate(by=Actor(name="raiser", bearer=voice.pk), **SAID)
    settle()
    counting.rebuild()
    assert "rated" not in numbers(world.places.works)
    release(), settle()
    assert numbers(world.places.works)["rated"] == 1


def test_counting_anew_gives_the_same_numbers(world, lodge, handled):
    one, two = lodge(), lodge("anran")
    handled(one, two)
    fresh(one).answer(by=world.baiyang, text="已修好", how="page")
    lodge("linxi")
    settle()
    before = kept()
    for event in Event.objects.filter(name__startswith="voice."):
        counting.count_voice(event)
    assert kept() == before
    VoiceTally.objects.update(said=7)
    assert counting.rebuild() == 4
    assert kept() == before


def kept():
    rows = VoiceTally.objects.values_list("organisation", "category", "day", *VOICE_NAMES)
    return sorted(tuple(map(str, row)) for row in rows if any(row[3:]))


def test_no_number_hangs_on_who_spoke(world, lodge):
    """Law 17: the same three voices by one person or by three make the same rows."""
    for by in ("ningyuan", "ningyuan", "ningyuan"):
        lodge(by)
    settle()
    by_one = kept()
    VoiceTally.objects.all().delete()
    VoiceCounted.objects.all().delete()
    Voice.objects.update(stage="withdrawn")
    for by in ("ningyuan", "anran", "linxi"):
        lodge(by)
    settle()
    assert kept() == by_one
