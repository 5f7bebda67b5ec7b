"""Scheduled beside actual progress: findings go by the days of their measures, practical matters by milestones."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.matters.pacing import Pace, Stone, pace, stones_of
from secondhalf.testing.walk import Walk

FIRST, LAST = datetime.date(2026, 11, 1), datetime.date(2026, 11, 21)


def day(n):
    return datetime.date(2026, 11, n)


@pytest.mark.parametrize(
    ("now", "stones", "came_back", "expected"),
    [
        (11, [], False, Pace(50, 30)),
        (6, [Stone(day(11), 1, False), Stone(day(21), 1, False)], False, Pace(25, 0)),
        (11, [Stone(day(11), 1, True), Stone(day(21), 1, False)], False, Pace(50, 50)),
        (11, [Stone(day(11), 3, True), Stone(day(21), 1, False)], False, Pace(75, 75)),
        (11, [Stone(day(11), 1, True), Stone(day(21), 1, True)], True, Pace(50, 30)),
    ],
)
def test_stones_weigh_both_what_should_be_and_what_is(now, stones, came_back, expected):
    assert pace(day(now), FIRST, LAST, stones=stones, percent=30, came_back=came_back) == expected


def test_without_days_nothing_is_scheduled():
    assert pace(day(3), None, LAST, percent=30) == Pace(None, 30)


def test_measures_of_an_earlier_round_are_over():
    kept = [["2026-10-01", True], ["2026-11-30", False]]
    start_at = moments.start_of(datetime.date(2026, 11, 4))
    assert stones_of(kept, start_at) == [Stone(datetime.date(2026, 11, 30), 1, False)]
    assert stones_of(None, None) == []


@pytest.fixture
def measured(world, clock):
    """measured(kind): a matter under way with two measures, in 10 and 20 days, the first one finished."""

    def make(kind):
        walk = Walk(world)
        matter = walk.to("determine")
        Matter.objects.filter(pk=matter.pk).update(kind=kind, percent=10)
        matter = Matter.objects.get(pk=matter.pk)
        task = matter.set_task(by=world.jianghe, title="整改", due_on=moments.today() + datetime.timedelta(days=20))
        for days in (10, 20):
            due_on = moments.today() + datetime.timedelta(days=days)
            matter.set_measure(by=world.jianghe, task=task, title=f"第{days}天", due_on=due_on)
        matter.finish_measure(by=world.linxi, measure=matter.measures.earliest("due_on"), result="已完成")
        return Matter.objects.get(pk=matter.pk)

    return make


def test_a_finding_goes_by_its_measures_without_asking_for_them(measured, django_assert_num_queries):
    matter = measured("inspection_finding")
    with django_assert_num_queries(0):
        assert [stone.is_reached for stone in matter.stones] == [True, False] and matter.actual == 50


def test_another_matter_goes_by_days_and_what_was_reported(measured):
    matter = measured("demand")
    assert matter.plan_days is None and matter.stones == [] and matter.actual == 10


def test_a_measure_that_is_not_set_after_all_leaves_the_days_as_they_were(world, measured, monkeypatch):
    matter = measured("inspection_finding")
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        matter.set_measure(by=world.jianghe, task=matter.tasks.get(), title="……", due_on=moments.today())
    assert len(matter.plan_days) == 2 and len(Matter.objects.get(pk=matter.pk).plan_days) == 2


def test_page_and_supervision_say_the_same(world, measured, client, clock):
    matter = measured("inspection_finding")
    clock(days=15)
    client.cookies["language"] = "zh-hans"
    client.force_login(world.gaoyuan.person)
    page, board = (client.get(path).text for path in (matter.get_absolute_url(), "/supervision/"))
    assert "按措施加权，每项以其完成日期为节点：共2项，已完成1项" in page
    matter = Matter.objects.get(pk=matter.pk)
    assert matter.scheduled == 75 and f"{matter.scheduled}%" in page and f"{matter.scheduled}%" in board
    assert "50%" in page and "50%" in board
