"""When something is due: the vectors of the domain, and each unit, pause and extension by example."""

import datetime

import pytest

from secondhalf.core.worktime import CHINA, Calendar, OfficeHours, Rule, due, extend

BUNDLED = Calendar.bundled()


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=CHINA)


def day(text):
    return datetime.date.fromisoformat(text)


def last_day(start, amount, unit, **options):
    return due(moment(start), Rule(amount, unit), BUNDLED, **options).last_day.isoformat()


@pytest.mark.parametrize(
    ("start", "amount", "unit", "expected"),
    [
        ("2026-09-23", 15, "workday", "2026-10-21"),
        ("2026-09-30", 5, "workday", "2026-10-13"),
        ("2026-02-10", 15, "workday", "2026-03-09"),
        ("2026-04-30", 5, "workday", "2026-05-11"),
        ("2026-09-18", 3, "workday", "2026-09-22"),
        ("2026-09-18", 15, "day", "2026-10-08"),
        ("2026-08-03", 60, "day", "2026-10-08"),
        ("2026-02-01", 15, "day", "2026-02-24"),
        ("2026-01-31", 1, "month", "2026-02-28"),
    ],
)
def test_the_vectors_of_the_2026_calendar_hold(start, amount, unit, expected):
    found = due(moment(f"{start}T09:48"), Rule(amount, unit), BUNDLED)
    assert (found.last_day, found.provisional) == (day(expected), False)
    assert found.ends_at == moment(expected) + datetime.timedelta(days=1)


@pytest.mark.parametrize("start", ["2026-12-20", "2027-06-01", "1999-12-20", "1949-09-01", "2150-04-20", "1986-05-03"])
@pytest.mark.parametrize(("amount", "unit"), [(15, "workday"), (30, "day"), (1, "month"), (90, "workhour")])
def test_a_year_without_a_notice_is_provisional_and_never_crashes(start, amount, unit):
    assert due(moment(f"{start}T10:00"), Rule(amount, unit), BUNDLED).provisional


def test_a_deadline_that_stays_in_known_years_is_not_provisional():
    assert not due(moment("2003-12-31T10:00"), Rule(5, "workday"), BUNDLED).provisional
    assert not due(moment("2026-12-24T10:00"), Rule(5, "workday"), BUNDLED).provisional


def test_the_day_of_the_event_is_the_local_day():
    in_utc = datetime.datetime(2026, 9, 22, 16, 30, tzinfo=datetime.UTC)
    assert due(in_utc, Rule(15, "workday"), BUNDLED).last_day == day("2026-10-21")


def test_it_is_late_from_midnight_on_and_not_before():
    end = due(moment("2026-09-18T09:00"), Rule(3, "workday"), BUNDLED)
    assert not end.is_late(moment("2026-09-22T23:59:59"))
    assert end.is_late(moment("2026-09-23T00:00"))


def test_a_rule_may_end_at_the_close_of_business():
    end = due(moment("2026-09-18T09:00"), Rule(3, "workday", at_close=True), BUNDLED)
    assert end.ends_at == moment("2026-09-22T17:30")
    assert end.last_day == day("2026-09-22")


def test_hours_run_through_night_and_holiday():
    assert due(moment("2026-09-30T23:00"), Rule(2, "hour"), BUNDLED).ends_at == moment("2026-10-01T01:00")
    assert due(moment("2026-09-30T23:00"), Rule(24, "hour"), BUNDLED).ends_at == moment("2026-10-01T23:00")


@pytest.mark.parametrize(
    ("start", "hours", "ends_at"),
    [
        ("2026-11-20T06:55", 1, "2026-11-20T09:30"),
        ("2026-11-04T09:48", 4, "2026-11-04T15:18"),
        ("2026-11-04T08:30", 7.5, "2026-11-04T17:30"),
        ("2026-11-04T13:30", 11.5, "2026-11-05T17:30"),
        ("2026-11-04T11:00", 1, "2026-11-04T12:00"),
        ("2026-11-04T12:30", 1, "2026-11-04T14:30"),
        ("2026-09-30T16:30", 4, "2026-10-08T11:30"),
        ("2026-09-19T10:00", 4, "2026-09-20T14:00"),
        ("2026-09-30T20:00", 76, "2026-10-21T09:30"),
    ],
)
def test_office_hours_count_only_while_the_office_is_open(start, hours, ends_at):
    assert due(moment(start), Rule(hours, "workhour"), BUNDLED).ends_at == moment(ends_at)


def test_office_hours_come_from_the_profile_as_text():
    assert OfficeHours.read("08:30-12:00, 13:30-17:30") == OfficeHours()
    short = OfficeHours.read("9:00-12:00")
    assert due(moment("2026-11-04T11:00"), Rule(2, "workhour"), BUNDLED, hours=short).ends_at == moment(
        "2026-11-05T10:00"
    )


@pytest.mark.parametrize("text", ["", "12:00-08:30", "08:30-12:00,11:00-17:00", "morning"])
def test_office_hours_without_sense_are_refused(text):
    with pytest.raises(ValueError):
        OfficeHours.read(text)


def test_a_fixed_date_is_that_date_even_on_a_day_off():
    end = due(moment("2026-09-01T10:00"), Rule(0, "date", date=day("2026-10-01")), BUNDLED)
    assert end.ends_at == moment("2026-10-02")
    assert not due(moment("2026-09-01T10:00"), Rule(0, "date", date=day("2030-10-01")), BUNDLED).provisional


@pytest.mark.parametrize(
    "rule", [(3, "weeks"), (-1, "day"), (0, "date"), (10**9, "workday"), (10**9, "hour"), (10**9, "month")]
)
def test_a_rule_without_sense_is_refused(rule):
    with pytest.raises(ValueError):
        Rule(*rule)


def test_nothing_to_wait_for_ends_today_or_on_the_next_working_day():
    assert last_day("2026-11-20T10:00", 0, "workday") == "2026-11-20"
    assert last_day("2026-11-21T10:00", 0, "workday") == "2026-11-23"
    assert last_day("2026-11-21T10:00", 0, "day") == "2026-11-23"


PAUSED = [(moment("2026-11-06T15:00"), moment("2026-11-10T09:00"))]


@pytest.mark.parametrize(
    ("amount", "unit", "ends_at"),
    [
        (5, "workday", "2026-11-14"),
        (9, "day", "2026-11-18"),
        (1, "month", "2026-12-09"),
        (72, "hour", "2026-11-11T04:00"),
        (20, "workhour", "2026-11-10T10:30"),
    ],
)
def test_a_pause_moves_the_end_by_what_was_paused(amount, unit, ends_at):
    assert due(moment("2026-11-04T10:00"), Rule(amount, unit), BUNDLED, pauses=PAUSED).ends_at == moment(ends_at)


def test_a_pause_after_the_end_does_not_revive_it():
    late = [(moment("2026-11-12T00:00"), moment("2026-11-20T00:00"))]
    assert last_day("2026-11-04T10:00", 5, "workday", pauses=late) == "2026-11-11"
    on_the_last_day = [(moment("2026-11-11T16:00"), moment("2026-11-20T09:00"))]
    assert last_day("2026-11-04T10:00", 5, "workday", pauses=on_the_last_day) == "2026-11-20"


def test_a_pause_that_brings_the_end_behind_the_next_pause_lets_both_count():
    two = [
        (moment("2026-11-05T10:00"), moment("2026-11-09T10:00")),
        (moment("2026-11-12T10:00"), moment("2026-11-13T10:00")),
    ]
    assert last_day("2026-11-04T10:00", 5, "workday", pauses=two[:1]) == "2026-11-13"
    assert last_day("2026-11-04T10:00", 5, "workday", pauses=two) == "2026-11-16"


def test_overlapping_pauses_count_once():
    twice = [*PAUSED, (moment("2026-11-05T09:00"), moment("2026-11-09T09:00")), *PAUSED]
    once = [(moment("2026-11-05T09:00"), moment("2026-11-10T09:00"))]
    assert last_day("2026-11-04T10:00", 5, "workday", pauses=twice) == last_day(
        "2026-11-04T10:00", 5, "workday", pauses=once
    )


def test_while_the_clock_stands_nothing_is_late():
    end = due(moment("2026-11-04T10:00"), Rule(5, "workday"), BUNDLED, pauses=[(moment("2026-11-06T15:00"), None)])
    assert end.stands
    assert not end.is_late(moment("2027-06-01T10:00"))


def test_an_extension_is_counted_on_from_the_end():
    first = due(moment("2026-08-03T10:00"), Rule(60, "day"), BUNDLED)
    assert extend(first, Rule(30, "day"), BUNDLED).last_day == day("2026-11-09")
    assert extend(first, Rule(5, "workday"), BUNDLED).last_day == day("2026-10-14")
    hours = due(moment("2026-11-04T09:48"), Rule(4, "workhour"), BUNDLED)
    assert extend(hours, Rule(4, "workhour"), BUNDLED).ends_at == moment("2026-11-05T10:18")


def test_each_pause_counts_in_the_time_in_which_it_begins():
    first = due(moment("2026-11-04T10:00"), Rule(5, "workday"), BUNDLED, pauses=PAUSED)
    assert extend(first, Rule(5, "workday"), BUNDLED, pauses=PAUSED).last_day == day("2026-11-20")
    second = (moment("2026-11-16T10:00"), moment("2026-11-18T10:00"))
    assert extend(first, Rule(5, "workday"), BUNDLED, pauses=[*PAUSED, second]).last_day == day("2026-11-24")


def test_what_follows_a_provisional_end_is_provisional():
    first = due(moment("2026-12-20T10:00"), Rule(15, "workday"), BUNDLED)
    assert extend(first, Rule(5, "workday"), BUNDLED).provisional
    assert not extend(first, Rule(0, "date", date=day("2027-03-01")), BUNDLED).provisional
