"""Rates as they are printed: the vectors of the domain."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhalf.core.figures import Rate, points, rate, rounded


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (3993, 4028, "99.13 %"),
        (3952, 4028, "98.11 %"),
        (3993, 4190, "95.3 %"),
        (688, 697, "98.71 %"),
        (19, 25, "76 %"),
        (22, 92, "23.91 %"),
        (68, 92, "73.91 %"),
        (2, 92, "2.17 %"),
        (146, 146, "100 %"),
        (144, 146, "98.63 %"),
        (271_898, 282_911, "96.11 %"),
        (2, 3, "66.67 %"),
        (1, 800, "0.13 %"),
        (0, 7, "0 %"),
        (0, 0, "—"),
        (5, 0, "—"),
    ],
)
def test_a_rate_has_two_places_rounded_half_up(part, whole, text):
    assert rate(part, whole) == text


def test_a_rate_shows_what_it_was_made_of():
    share = Rate(80, 126)
    assert (str(share), share.counts, share.percent) == ("63.49 %", "80/126", Decimal("63.49"))
    assert str(rounded(Fraction(8000, 126), 1)) == "63.5"


def test_the_published_rate_of_the_beijing_hotline_is_over_what_was_due():
    assert [due for due in range(3993, 4191) if (rate(3993, due), rate(3952, due)) == ("99.13 %", "98.11 %")] == [4028]


def test_few_cases_are_marked():
    assert Rate(3, 9).is_small()
    assert not Rate(3, 10).is_small()


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError):
        rate(-1, 3)


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_half_up_holds_for_every_rate(part, whole):
    hundredths = int(Rate(part, whole).percent * 100)
    exact = Fraction(10_000 * part, whole)
    assert -Fraction(1, 2) < hundredths - exact <= Fraction(1, 2)


def test_points_are_whole():
    assert (points(16, 21), points(1, 8), points(0, 0)) == (76, 13, 0)
