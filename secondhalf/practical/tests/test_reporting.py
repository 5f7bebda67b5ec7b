"""The monthly report: asked for once a month, of what is under way and silent, and answered by a report. 月报。"""

import datetime

import pytest

from secondhalf.core import moments, profile
from secondhalf.core.actors import CLOCK
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.practical import daily, policy, waiting
from secondhalf.practical.models import Item
from secondhalf.practical.stories import told


@pytest.fixture
def item(story):
    """Under way since 4 November 2026, with nothing reported."""
    item = story.listed()
    item.matter.admit(by=story.world.baiyang, route="short")
    item.matter.dispatch(by=story.world.baiyang, lead=story.world.places.welfare)
    item.matter.sign_for(by=story.world.jianghe)
    story.determine(item.matter)
    return Item.objects.get(pk=item.pk)


def days_of(item):
    return list(item.reports_due.order_by("id").values_list("since", "due_on"))


def pass_days(clock, days):
    """Day after day the daily jobs run, each of them twice."""
    for _day in range(days):
        clock(days=1)
        daily.ask_reports(moments.today())
        daily.ask_reports(moments.today())


def keys(actor):
    return [group["key"] for group in waiting.groups(actor)]


def test_a_month_without_a_word_is_asked_for_once_and_the_next_one_again(item, clock):
    day = datetime.date
    pass_days(clock, 30)
    assert days_of(item) == [], "4 December is the last day in time"
    pass_days(clock, 1)
    assert days_of(item) == [(day(2026, 11, 4), day(2026, 12, 4))]
    pass_days(clock, 29)
    assert len(days_of(item)) == 1
    pass_days(clock, 3)
    assert days_of(item)[1:] == [(day(2026, 11, 4), day(2027, 1, 4))]


def test_a_clock_that_stood_for_months_asks_once(item, clock):
    clock(days=100)
    daily.ask_reports(moments.today())
    assert [due for _since, due in days_of(item)] == [datetime.date(2027, 2, 4)]


def test_a_report_begins_a_month_anew(story, item, clock):
    pass_days(clock, 20)
    item.matter.report(by=story.world.linxi, percent=30, text="已订货。")
    pass_days(clock, 20)
    assert days_of(item) == [] and keys(story.world.linxi) == []
    pass_days(clock, 11)
    assert days_of(item) == [(datetime.date(2026, 11, 24), datetime.date(2026, 12, 24))]


def test_it_waits_for_the_lead_department_until_somebody_reports(story, item, clock, client):
    pass_days(clock, 31)
    w = story.world
    assert [keys(who) for who in (w.linxi, w.jianghe, w.xiahe, w.baiyang, w.shiyan)] == [["report"]] * 2 + [[]] * 3
    client.force_login(w.linxi.person)
    page = client.get(item.get_absolute_url()).text
    assert "缺月报" in page and f"{item.matter.get_absolute_url()}/report" in page
    assert "自2026年11月4日起未填报进展" in told(item)[0]["text"]
    assert item.title in client.get("/work").text.split("满一个月未报进展的实事")[1]
    item.matter.report(by=w.linxi, percent=30, text="已订货。")
    assert keys(w.linxi) == [] and item.report_due is None
    assert "已提醒" not in client.get(item.get_absolute_url()).text


def test_what_is_not_being_worked_on_owes_no_report(story, item, clock):
    story.applied(item)
    pass_days(clock, 40)
    assert days_of(item) == []
    matter = Item.objects.get(pk=item.pk).matter
    matter.send_back(by=story.world.yunzhou, reason="仍不热。")
    pass_days(clock, 20)
    assert days_of(item) == [], "it counts from the day on which the work began again"
    pass_days(clock, 12)
    assert len(days_of(item)) == 1


def test_an_unanswered_month_of_an_earlier_round_is_past(story, item, clock):
    pass_days(clock, 31)
    story.applied(item)
    Item.objects.get(pk=item.pk).matter.send_back(by=story.world.yunzhou, reason="仍不热。")
    assert keys(story.world.linxi) == [] and item.report_due is None


def test_how_long_stands_in_the_profile(item, clock):
    weekly = {"amount": 10, "unit": "day"}
    profile.put(item.realm, "practical.report", weekly, from_on=moments.today())
    pass_days(clock, 13)
    assert [due for _since, due in days_of(item)] == [datetime.date(2026, 11, 16)], "the 14th is a Saturday"


def test_the_clock_alone_asks_and_only_of_what_is_under_way(story, item):
    assert not policy.ITEM_RULES["ask_report"](story.world.baiyang, item)
    about = {"since": moments.today(), "due_on": moments.today()}
    fresh = story.listed(title="食堂")
    with pytest.raises(StillMissing):
        fresh.ask_report(by=CLOCK, **about)
    with pytest.raises(Problem):
        story.collect(title="车棚").ask_report(by=CLOCK, **about)
    assert not fresh.reports_due.exists()


def test_a_failure_halfway_leaves_nothing_behind(item, clock, monkeypatch):
    clock(days=40)
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        daily.ask_reports(moments.today())
    assert days_of(item) == []


def test_one_question_is_enough_for_the_workbench(story, item, clock, django_assert_max_num_queries):
    pass_days(clock, 31)
    with django_assert_max_num_queries(1):
        assert keys(story.world.linxi) == ["report"]
