"""Time left in words, in both languages."""

import datetime

import pytest
from django.utils import translation

from secondhalf.core.timeleft import left
from secondhalf.core.worktime import CHINA, Calendar, Due, Rule, due

BUNDLED = Calendar.bundled()


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=CHINA)


def said(now, end):
    found = left(moment(now), end, BUNDLED)
    words = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            words.append(found.text)
    return tuple(words)


FIVE_DAYS = due(moment("2026-11-18T09:48"), Rule(5, "workday"), BUNDLED)
FOUR_HOURS = due(moment("2026-11-20T08:10"), Rule(4, "workhour"), BUNDLED)
OVER_NIGHT = due(moment("2026-11-20T16:00"), Rule(4, "workhour"), BUNDLED)
TWO_HOURS = due(moment("2026-11-20T21:10"), Rule(2, "hour"), BUNDLED)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-20T08:30", ("还剩3个工作日", "3 working days left")),
        ("2026-11-22T08:30", ("还剩3个工作日", "3 working days left")),
        ("2026-11-24T23:59", ("还剩1个工作日", "1 working day left")),
        ("2026-11-25T08:30", ("今天到期", "due today")),
        ("2026-11-26T00:00", ("逾期1个工作日", "1 working day over")),
        ("2026-11-27T10:00", ("逾期2个工作日", "2 working days over")),
        ("2026-11-29T10:00", ("逾期2个工作日", "2 working days over")),
    ],
)
def test_days_left_are_working_days_after_today(now, words):
    assert said(now, FIVE_DAYS) == words


@pytest.mark.parametrize(
    ("now", "end", "words"),
    [
        ("2026-11-20T10:35", FOUR_HOURS, ("还剩1小时55分", "1 h 55 min left")),
        ("2026-11-20T11:30", FOUR_HOURS, ("还剩1小时", "1 h left")),
        ("2026-11-20T12:10", FOUR_HOURS, ("还剩30分钟", "30 min left")),
        ("2026-11-20T14:05", FOUR_HOURS, ("逾期5分钟", "5 min over")),
        ("2026-11-20T18:00", OVER_NIGHT, ("还剩2小时30分", "2 h 30 min left")),
        ("2026-11-20T22:00", TWO_HOURS, ("还剩1小时10分", "1 h 10 min left")),
        ("2026-11-21T08:00", TWO_HOURS, ("已逾期", "overdue")),
    ],
)
def test_less_than_a_working_day_is_told_in_hours(now, end, words):
    assert said(now, end) == words


def test_the_end_is_told_by_hour_or_by_day():
    with translation.override("zh-hans"):
        assert left(moment("2026-11-20T10:35"), FOUR_HOURS, BUNDLED).by == "今天 14:00 前"
        assert left(moment("2026-11-19T10:35"), FOUR_HOURS, BUNDLED).by == "明天 14:00 前"
        assert left(moment("2026-11-20T10:35"), OVER_NIGHT, BUNDLED).by == "11月23日 11:00 前"
        assert left(moment("2026-11-20T10:35"), FIVE_DAYS, BUNDLED).by == "11月25日前"
    with translation.override("en"):
        assert left(moment("2026-11-20T10:35"), FOUR_HOURS, BUNDLED).by == "by 14:00 today"
        assert left(moment("2026-11-20T10:35"), FIVE_DAYS, BUNDLED).by == "by the end of 25 Nov"


def test_while_the_clock_stands_it_says_so():
    stands = due(moment("2026-11-04T10:00"), Rule(5, "workday"), BUNDLED, pauses=[(moment("2026-11-06T15:00"), None)])
    assert said("2027-06-01T10:00", stands) == ("暂停计时", "clock paused")


def test_any_moment_of_a_day_can_be_told():
    for minute in range(0, 24 * 60, 7):
        now = moment("2026-11-20T00:00") + datetime.timedelta(minutes=minute)
        for end in (FIVE_DAYS, FOUR_HOURS, OVER_NIGHT, TWO_HOURS, Due(now, False, now.date())):
            found = left(now, end, BUNDLED)
            assert found.text
            assert found.by
            assert found.late == (now >= end.ends_at)
