"""The three rates and friends: what stands above and below each line, the vectors of DOMAIN §16.1, the laws."""

import datetime

import pytest

from secondhalf.core import profile
from secondhalf.indicators import formulas
from secondhalf.indicators.formulas import BY_KEY, FRIENDS, RATES, THREE, Terms
from secondhalf.indicators.models import NAMES, VOICE_NAMES

DAY = datetime.date(2026, 11, 4)


@pytest.fixture
def where(world):
    return formulas.where_of(world.places.works)


@pytest.fixture
def terms(where):
    return Terms.of(where, DAY)


def rate(key, terms, **numbers):
    return BY_KEY[key].rate(dict.fromkeys((*NAMES, *VOICE_NAMES), 0) | numbers, terms)


def test_every_rate_of_the_domain_is_there():
    assert {rate.key for rate in RATES} == {*THREE, *FRIENDS} and len(RATES) == 11


def test_every_rate_says_what_stands_above_and_below_by_which_day_and_what_is_left_out(terms):
    for formula in RATES:
        assert str(formula.title) and " ÷ " in formula.words(terms)
        assert str(formula.on) and str(formula.without)
        assert {formula.whole, *formula.parts(terms)} <= {*NAMES, *VOICE_NAMES}


def test_response_is_contacted_in_time_over_due_for_contact(terms):
    assert rate("response", terms, contacted=18, contact_due=20, said=40).counts == "18/20"


def test_solved_on_call_backs_is_over_valid_call_backs_not_over_all_voices(terms):
    numbers = {"called": 10, "call_solved_yes": 7, "missed": 5, "answered": 60, "rated": 30, "solved_yes": 9}
    assert rate("solved_called", terms, **numbers).counts == "7/10"
    assert rate("solved", terms, **numbers).counts == "9/30"


def test_146_satisfied_or_basically_satisfied_are_all_of_146(terms):
    """[W30]: 144 satisfied, 2 basically: 100 % by custom, with 98.63 % satisfied beside it."""
    both = rate("satisfied", terms, satisfied_satisfied=144, satisfied_basic=2, rated=146)
    assert (both.text, both.counts) == ("100 %", "146/146")
    assert formulas.Rate(144, 146).text == "98.63 %"


def test_due_is_not_dispatched(terms):
    """12351 of Beijing, January and February 2021 [W111]."""
    numbers = {"dispatched": 4190, "due": 4028, "finished": 3993, "in_time": 3952}
    assert rate("finished", terms, **numbers).text == "99.13 %"
    assert rate("in_time", terms, **numbers).text == "98.11 %"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (688, 697, "98.71 %"),  # 4 basically completed, 5 not [W61]
        (19, 25, "76 %"),  # 6 under way [W62]
        (80, 126, "63.49 %"),  # originals filed of those received, not the 64 cases they became [W24]
        (22, 92, "23.91 %"), (68, 92, "73.91 %"), (2, 92, "2.17 %"),  # classes A, B, C [W26]
        (146, 146, "100 %"), (144, 146, "98.63 %"),  # [W30]
        (271_898, 282_911, "96.11 %"),  # thousands of members and of employees in unionised units [W90]
        (0, 0, "—"), (2, 3, "66.67 %"),
    ],
)  # fmt: skip
def test_the_vectors_of_the_domain(terms, part, whole, text):
    assert rate("finished", terms, finished=part, due=whole).text == text


def test_nothing_counted_is_a_dash_for_every_rate(terms):
    assert {rate(formula.key, terms).text for formula in RATES} == {"—"}


def test_a_province_may_leave_basically_satisfied_out_from_a_day_on(world, where):
    profile.put(
        world.places.province.realm, "rates.satisfied", ["very", "satisfied"], from_on=datetime.date(2027, 1, 1)
    )
    before, after = Terms.of(where, DAY), Terms.of(where, datetime.date(2027, 1, 1))
    numbers = {"satisfied_satisfied": 144, "satisfied_basic": 2, "rated": 146}
    assert rate("satisfied", before, **numbers).text == "100 %"
    assert rate("satisfied", after, **numbers).text == "98.63 %"
    assert formulas.changed_in(where, DAY, datetime.date(2027, 1, 1)) and not formulas.changed_in(where, DAY, DAY)


def test_the_words_name_the_answers_that_count(world, where):
    assert "基本满意" in BY_KEY["satisfied"].numerator(Terms.of(where, DAY))
    profile.put(world.places.province.realm, "rates.satisfied", ["very", "satisfied"], from_on=DAY)
    assert "基本满意" not in BY_KEY["satisfied"].numerator(Terms.of(where, DAY))


def test_what_the_profile_names_that_no_answer_can_be_is_passed_over(world, where):
    profile.put(world.places.province.realm, "rates.solved", ["yes", "nonsense"], from_on=DAY)
    assert Terms.of(where, DAY).solved == ("yes",)


def test_the_profile_says_which_are_shown_first(world, where):
    assert formulas.shown_first(where, DAY)[1] == "solved_called"
    profile.put(world.places.province.realm, "rates.basis", "verdicts", from_on=DAY)
    assert formulas.shown_first(where, DAY)[1] == "solved"
    assert set(formulas.shown_first(where, DAY)) == set(THREE)
