"""A year of upkeep by the clock: the cycle and the seasons bring checks, and nothing is forgotten. 长效管护。"""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.problems import WrongStage
from secondhalf.practical import daily, waiting
from secondhalf.practical.forms import ITEM_FORMS
from secondhalf.practical.models import Item
from secondhalf.practical.tests.conftest import COLD, WARM

VISIT = {"place": "浴室", "points": [WARM]}


def a_year(item, by, clock, *, visits=True):
    """Day after day the daily jobs run; somebody goes on the day that a check is due. [(planned on, why, due)]."""
    planned = []
    for _day in range(365):
        before = set(item.checks.values_list("pk", flat=True))
        daily.plan_checks(moments.today())
        daily.plan_checks(moments.today())
        planned += [(moments.today(), check.why, check.due_on) for check in item.checks.exclude(pk__in=before)]
        for check in item.checks.filter(visit=None, due_on=moments.today()) if visits else ():
            item.pass_check(by=by, check=check, visited_on=moments.today(), **VISIT)
        clock(days=1)
    return planned


def test_a_year_brings_its_seasons_and_its_cycle(story, clock):
    item = story.regular(clock, seasons=["heating", "heat"], amount=3, unit="month")  # handed over on 19 November
    day = datetime.date
    assert a_year(item, story.world.yunzhou, clock) == [
        (day(2026, 11, 19), "heating", day(2026, 11, 26)),
        (day(2027, 2, 19), "cycle", day(2027, 2, 26)),
        (day(2027, 5, 19), "cycle", day(2027, 5, 26)),
        (day(2027, 6, 15), "heat", day(2027, 6, 22)),
        (day(2027, 9, 15), "cycle", day(2027, 9, 22)),
        (day(2027, 11, 15), "heating", day(2027, 11, 22)),
    ]


def test_a_check_that_nobody_makes_waits_and_is_shown_late_instead_of_multiplying(story, clock, client):
    item = story.regular(clock, seasons=["heating"], amount=1, unit="month")
    planned = a_year(item, story.world.yunzhou, clock, visits=False)
    assert [why for _on, why, _due in planned] == ["heating", "cycle", "heating"]
    client.force_login(story.world.yunzhou.person)
    assert client.get(item.get_absolute_url()).text.count("已逾期</span>") >= 2


def test_what_is_completed_waits_until_somebody_keeps_it(story, clock):
    by = story.world.baiyang
    item = story.rated(story.work(story.listed()), good=9, bad=0, clock=clock)
    assert [group["key"] for group in waiting.groups(by)] == ["keep"]
    item.hand_over(by=by, owner=story.world.places.welfare, amount=6, unit="month", seasons=["heat"], rules="每周测温")
    assert [group["key"] for group in waiting.groups(by)] == []


def test_after_a_relapse_it_is_handed_over_again_as_it_was(story, clock):
    by = story.world.baiyang
    item = story.regular(clock, amount=6, seasons=["heating"], rules="每周测温")
    daily.plan_checks(moments.today())
    failed = {"check": item.checks.get(), "visited_on": moments.today(), **VISIT, "points": [COLD]}
    item.fail_check(by=story.world.yunzhou, **failed)
    item = story.rated(story.work(item), good=9, bad=0, clock=clock)
    assert item.stage == "done" and [group["key"] for group in waiting.groups(by)] == ["keep"]
    with pytest.raises(WrongStage):
        item.plan_check(by=by, why="cycle", due_on=moments.today())
    fields = ITEM_FORMS["hand_over"](thing=item, actor=by).fields
    assert (fields["amount"].initial, fields["seasons"].initial) == (6, ["heating"])
    assert (fields["owner"].initial, fields["rules"].initial) == (story.world.places.welfare.pk, "每周测温")


def test_the_page_shows_what_was_found_with_its_photo_and_note(story, clock, client):
    from secondhalf.testing.walk import picture

    item = story.regular(clock)
    daily.plan_checks(moments.today())
    photo = picture(story.world.yunzhou)
    check = item.checks.get()
    seen = {"place": "浴室", "points": [{**WARM, "photos": [photo]}], "note": "夜班复测一次"}
    item.pass_check(by=story.world.yunzhou, check=check, visited_on=moments.today(), **seen)
    client.force_login(story.world.linxi.person)
    page = client.get(item.get_absolute_url()).text
    assert "夜班复测一次" in page and str(photo.pk) in page


def test_in_regular_upkeep_the_first_button_is_not_another_handover(story, clock, client):
    item = story.regular(clock)
    client.force_login(story.world.baiyang.person)
    assert "btn-1" not in client.get(item.get_absolute_url()).text.split("您可以办理")[1].split("</section>")[0]


def test_the_page_names_who_answers_for_it_and_how_far_it_is(story, client):
    item = story.listed()
    story.applied(item)
    client.force_login(story.world.linxi.person)
    page = client.get(Item.objects.get(pk=item.pk).get_absolute_url()).text
    for words in ("五定与进展", "林溪", "换泵", "生活福利部", "已完工。", "填报100%"):
        assert words in page, words
