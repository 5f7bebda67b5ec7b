"""Random calendars and random limits, against counters that go day by day and minute by minute."""

import datetime
import timeit

from hypothesis import given, settings
from hypothesis import strategies as st

from secondhalf.core import statutory
from secondhalf.core.worktime import CHINA, OFFICE, Calendar, OfficeHours, Rule, due

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

FIRST = datetime.date(2024, 1, 1)
SPAN = 900
ONE_DAY = datetime.timedelta(days=1)
MINUTE = datetime.timedelta(minutes=1)


@st.composite
def calendars(draw):
    """Known and unknown years, with days removed and weekends added."""
    moved = draw(st.dictionaries(st.integers(0, SPAN).map(lambda n: FIRST + n * ONE_DAY), st.booleans(), max_size=200))
    calendar = Calendar(moved, draw(st.sets(st.sampled_from([2024, 2025, 2026, 2027]))))
    calendar.moved = moved
    return calendar


days = st.integers(0, SPAN - 100).map(lambda n: FIRST + n * ONE_DAY)
moments = st.tuples(days, st.integers(0, 24 * 60 - 1)).map(
    lambda at: datetime.datetime.combine(at[0], datetime.time(), CHINA) + at[1] * MINUTE
)
pauses = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 60), st.integers(0, 20 * 24 * 60)), max_size=3
)  # minutes after the start, length


def dated(start, spans):
    return [(start + begins * MINUTE, start + (begins + length) * MINUTE) for begins, length in spans]


def holds(calendar, day):
    """Day by day: may this day be counted?"""
    if day in calendar.moved:
        return calendar.moved[day]
    by_law = {} if day.year in calendar.official else statutory.days_off(day.year)
    return day.weekday() not in (5, 6) and day not in by_law


@given(calendars(), moments, st.integers(1, 80))
def test_working_days_agree_with_a_counter(calendar, start, amount):
    day, counted = start.date(), 0
    while counted < amount:
        day += ONE_DAY
        counted += holds(calendar, day)
    found = due(start, Rule(amount, "workday"), calendar)
    assert found.last_day == day
    assert found.provisional == any(
        calendar.is_provisional(year) for year in range((start.date() + ONE_DAY).year, day.year + 1)
    )


@given(calendars(), moments, st.integers(0, 200))
def test_natural_days_agree_with_a_counter(calendar, start, amount):
    day = start.date()
    for _step in range(amount):
        day += ONE_DAY
    while not holds(calendar, day):
        day += ONE_DAY
    assert due(start, Rule(amount, "day"), calendar).last_day == day


@given(calendars(), moments, st.integers(0, 24))
def test_months_agree_with_a_counter(calendar, start, amount):
    day = start.date().replace(day=1)
    for _step in range(amount):
        day = (day + 31 * ONE_DAY).replace(day=1)
    month = day.month
    while day.day < start.day and (day + ONE_DAY).month == month:
        day += ONE_DAY
    while not holds(calendar, day):
        day += ONE_DAY
    assert due(start, Rule(amount, "month"), calendar).last_day == day


@given(calendars(), days, days)
def test_counting_and_stepping_agree(calendar, one, other):
    first, last = min(one, other), max(one, other)
    brute = sum(holds(calendar, first + n * ONE_DAY) for n in range(1, (last - first).days + 1))
    assert calendar.count(first, last) == brute
    if brute:
        stepped = calendar.nth_after(first, brute)
        assert first < stepped <= last
        assert calendar.nth_before(stepped + ONE_DAY, brute) == calendar.nth_after(first, 1)


def is_open(calendar, hours, at):
    return holds(calendar, at.date()) and any(opens <= at.time() < closes for opens, closes in hours.spans)


def paused(at, spans):
    return any(begins <= at < ends for begins, ends in spans)


@settings(max_examples=40)
@given(calendars(), moments, st.integers(1, 30), pauses, st.sampled_from(["08:30-12:00, 13:30-17:30", "09:00-18:00"]))
def test_office_hours_agree_with_a_counter_of_minutes(calendar, start, amount, spans, text):
    hours, spans = OfficeHours.read(text), dated(start, spans)
    at, left = start, amount * 60
    while left:
        left -= is_open(calendar, hours, at) and not paused(at, spans)
        at += MINUTE
    assert due(start, Rule(amount, "workhour"), calendar, hours, spans).ends_at == at


@settings(max_examples=40)
@given(calendars(), moments, st.integers(1, 200), pauses)
def test_plain_hours_agree_with_a_counter_of_minutes(calendar, start, amount, spans):
    spans = dated(start, spans)
    at, left = start, amount * 60
    while left:
        left -= not paused(at, spans)
        at += MINUTE
    assert due(start, Rule(amount, "hour"), calendar, pauses=spans).ends_at == at


@given(calendars(), moments, st.integers(1, 40), pauses, st.sampled_from(["workday", "day"]))
def test_paused_days_agree_with_a_counter(calendar, start, amount, spans, unit):
    spans = dated(start, spans)
    counts = (lambda day: holds(calendar, day)) if unit == "workday" else (lambda day: True)
    end = brute_end(calendar, start, amount, counts)
    moved = 0
    for day_number in range(200):
        day = start.date() + day_number * ONE_DAY
        begun = [ends for begins, ends in spans if begins.date() <= day < ends.date() and begins.date() <= end]
        if begun and counts(day):
            moved += 1
            end = brute_end(calendar, start, amount + moved, counts)
    assert due(start, Rule(amount, unit), calendar, pauses=spans).last_day == end


def brute_end(calendar, start, amount, counts):
    day = start.date()
    while amount:
        day += ONE_DAY
        amount -= counts(day)
    while not holds(calendar, day):
        day += ONE_DAY
    return day


@given(calendars(), moments, st.integers(0, 60), pauses)
def test_office_time_between_agrees_with_a_counter_of_minutes(calendar, start, amount, spans):
    end = start + amount * 7 * MINUTE
    brute = sum(is_open(calendar, OFFICE, start + n * MINUTE) for n in range(amount * 7))
    assert OFFICE.between(start, end, calendar) == brute * MINUTE


def test_the_bundled_days_are_those_of_the_official_notices_of_2026():
    calendar = Calendar.bundled()
    year = [datetime.date(2026, 1, 1) + n * ONE_DAY for n in range(365)]
    worked = [day for day in year if day.weekday() > 4 and calendar.is_workday(day)]
    assert [f"{day:%m-%d}" for day in worked] == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert sum(map(calendar.is_workday, year)) == 248


def test_fifteen_working_days_take_well_under_fifty_microseconds():
    calendar, rule = Calendar.bundled(), Rule(15, "workday")
    start = datetime.datetime(2026, 9, 23, 9, 48, tzinfo=CHINA)
    due(start, rule, calendar)
    assert min(timeit.repeat(lambda: due(start, rule, calendar), number=200, repeat=5)) / 200 < 50e-6
