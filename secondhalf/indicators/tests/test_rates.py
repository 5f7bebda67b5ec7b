"""Rates print numerator, denominator and rule; the vectors of DOMAIN §16.1."""

import datetime

import pytest

from secondhalf.core.figures import Rate
from secondhalf.indicators import rates
from secondhalf.indicators.models import NAMES, Tally

FIRST, LAST = datetime.date(2021, 1, 1), datetime.date(2021, 2, 28)
RULES = {rule.key: rule for rule in rates.RULES}


@pytest.fixture
def beijing(world):
    """12351 of Beijing, January and February 2021 [W111]: some of what was dispatched is due only in March."""
    place = world.places.works
    days = [
        (datetime.date(2021, 1, 20), {"dispatched": 4190, "due": 3000, "finished": 2980, "in_time": 2950}),
        (datetime.date(2021, 2, 28), {"due": 1028, "finished": 1013, "in_time": 1002}),
        (datetime.date(2021, 3, 9), {"due": 162, "finished": 20, "in_time": 20}),
    ]
    for day, counts in days:
        Tally.objects.create(realm=place.realm, organisation=place, day=day, **counts)
    return place


def test_the_rate_of_finishing_is_over_what_was_due_by_the_cut_off(beijing):
    found = rates.numbers(beijing, FIRST, LAST, due_until=LAST)
    finished, in_time = RULES["finished"].rate(found), RULES["in_time"].rate(found)
    assert (finished.counts, finished.text) == ("3993/4028", "99.13 %")
    assert (in_time.counts, in_time.text) == ("3952/4028", "98.11 %")
    assert Rate(3993, 4190).text == "95.3 %"


def test_what_is_due_after_the_cut_off_is_left_out_also_when_it_is_finished(beijing):
    found = rates.numbers(beijing, FIRST, datetime.date(2021, 3, 31), due_until=LAST)
    assert (found["finished"], found["due"], found["dispatched"]) == (3993, 4028, 4190)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(688, 697, "98.71 %"), (19, 25, "76 %"), (0, 0, "—"), (2, 3, "66.67 %"), (146, 146, "100 %"), (22, 92, "23.91 %")],
)
def test_the_vectors_of_the_domain(part, whole, text):
    assert RULES["finished"].rate({"finished": part, "due": whole}).text == text


def test_nothing_counted_is_a_dash_never_nought_per_cent(world):
    found = rates.numbers(world.places.works, FIRST, LAST, due_until=LAST)
    assert found == dict.fromkeys(NAMES, 0)
    assert {rule.rate(found).text for rule in rates.RULES} == {"—"}


def test_every_rate_has_a_rule_in_words_and_counts_that_exist():
    for rule in rates.RULES:
        assert str(rule.words) and {rule.part, rule.whole} <= set(NAMES)
