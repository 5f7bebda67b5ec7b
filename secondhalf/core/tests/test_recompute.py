"""A new notice and the deadlines that run: what would change, shown before it is done."""

import datetime

from secondhalf.core.recompute import Running, recompute
from secondhalf.core.workdays import bundled_days
from secondhalf.core.worktime import CHINA, Calendar, Rule, due

OLD = Calendar.bundled()
DAYS, OFFICIAL = bundled_days()
MOVED = {datetime.date(2027, 1, day): works for day, works in [(1, False), (2, True), (4, False), (5, False)]}
NEW = Calendar(DAYS | MOVED, OFFICIAL | {2027})


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=CHINA)


def one(*running):
    return next(recompute(OLD, NEW, [running]))


def test_a_provisional_end_moves_and_is_confirmed():
    change = one("a", moment("2026-12-20T10:00"), Rule(15, "workday"))
    assert (change.old.last_day, change.old.provisional) == (datetime.date(2027, 1, 11), True)
    assert (change.new.last_day, change.new.provisional) == (datetime.date(2027, 1, 12), False)
    assert (change.key, change.changed, change.moved) == ("a", True, True)


def test_an_end_that_stays_is_only_confirmed():
    change = one("b", moment("2026-12-20T10:00"), Rule(40, "day"))
    assert (change.changed, change.moved) == (True, False)


def test_what_the_notice_does_not_touch_stays():
    change = one("c", moment("2026-09-23T10:00"), Rule(15, "workday"))
    assert (change.changed, change.moved) == (False, False)


def test_pauses_and_extensions_are_recomputed_with_it():
    pause = (moment("2026-12-22T10:00"), moment("2026-12-24T10:00"))
    change = one("d", moment("2026-12-20T10:00"), Rule(10, "workday"), [pause], [Rule(5, "workday")])
    assert (change.old.last_day, change.new.last_day) == (datetime.date(2027, 1, 13), datetime.date(2027, 1, 14))


def test_the_end_as_kept_is_compared_not_a_new_reckoning_of_it():
    kept = due(moment("2026-12-20T10:00"), Rule(3, "workday"), OLD)
    change = next(recompute(OLD, NEW, [Running("e", moment("2026-12-20T10:00"), Rule(15, "workday"), old_due=kept)]))
    assert change.old == kept
    assert change.moved
