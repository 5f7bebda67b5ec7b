"""Scheduled progress and lights: the rule of §5.8 at its edges."""

import datetime

import pytest
from django.utils import translation

from secondhalf.core.lights import LAMPS, LightRule, lamp, light, progress
from secondhalf.core.timeleft import left
from secondhalf.core.worktime import CHINA, Calendar, Rule, due

BUNDLED = Calendar.bundled()
START = datetime.datetime(2026, 11, 4, 9, 48, tzinfo=CHINA)
END = due(START, Rule(15, "workday"), BUNDLED)


def at(day, hour=9):
    return datetime.datetime(2026, 11, day, hour, tzinfo=CHINA)


def date(day):
    return datetime.date(2026, 11, day)


def test_scheduled_progress_is_days_gone_over_days_in_all():
    assert END.last_day == date(25)
    assert progress(at(20), START, END) == 76
    assert progress(at(20), START, END.ends_at) == 76
    assert progress(at(20), date(4), date(25)) == 76


def test_progress_stays_between_nothing_and_everything():
    assert [progress(at(day), START, END) for day in (3, 4, 25, 26)] == [0, 0, 100, 100]


def test_a_limit_within_a_day_goes_by_the_clock():
    end = due(at(20, 14), Rule(2, "hour"), BUNDLED)
    assert progress(at(20, 15), at(20, 14), end) == 50
    assert progress(at(20, 15), at(20, 14), date(20)) == 100


def test_milestones_weigh():
    milestones = [(date(24), 1), (date(14), 3)]
    assert [progress(at(day), START, END, milestones) for day in (4, 9, 14, 19, 24)] == [0, 38, 75, 88, 100]
    assert progress(at(3), START, END, [(date(2), 1)]) == 0
    assert progress(at(9), START, END, [(date(2), 1), (date(14), 1)]) == 75


@pytest.mark.parametrize(
    ("behind", "colour"), [(-20, "green"), (0, "green"), (9, "green"), (10, "yellow"), (30, "yellow"), (31, "red")]
)
def test_being_behind_changes_the_light(behind, colour):
    early = left(at(10), END, BUNDLED)
    assert light(early, scheduled=60, actual=60 - behind).colour == colour


@pytest.mark.parametrize(("day", "colour"), [(19, "green"), (20, "yellow"), (25, "yellow"), (26, "red"), (30, "red")])
def test_coming_near_the_end_changes_the_light(day, colour):
    assert light(left(at(day), END, BUNDLED)).colour == colour


def test_the_light_says_why():
    with translation.override("zh-hans"):
        assert str(light(left(at(10), END, BUNDLED), scheduled=60, actual=42)) == "进度滞后18个百分点"
        assert str(light(left(at(27), END, BUNDLED))) == "逾期2个工作日"
        assert str(light(left(at(24), END, BUNDLED))) == "临近到期"
    with translation.override("en"):
        assert str(light(left(at(10), END, BUNDLED), scheduled=60, actual=42)) == "18 points behind"


def test_what_is_not_under_way_is_neither_late_nor_on_time():
    late = left(at(30), END, BUNDLED)
    assert light(late, stage="idle").colour == "grey"
    assert light(late, stage="shut").colour == "blue"
    assert light(None).colour == "green"
    stands = due(START, Rule(5, "workday"), BUNDLED, pauses=[(at(6), None)])
    assert light(left(at(30), stands, BUNDLED), scheduled=90, actual=0).colour == "paused"


def test_the_thresholds_come_from_the_profile():
    rule = LightRule(near_days=1, behind_near=5, behind_late=8)
    assert light(left(at(23), END, BUNDLED), rule=rule).colour == "green"
    assert light(left(at(10), END, BUNDLED), scheduled=60, actual=51, rule=rule).colour == "red"


def test_every_lamp_has_class_icon_and_word():
    for colour in LAMPS:
        shown = lamp(colour)
        assert shown.css.startswith("light-")
        assert shown.icon
        assert str(shown)
