"""Each figure has its rule; parts of units are counted apart; progress is weighted by milestones. 指标、序时进度。"""

import datetime

import pytest
from django.db import IntegrityError, transaction

from secondhalf.core import moments, profile
from secondhalf.matters.models import Matter
from secondhalf.practical import figures, seasons
from secondhalf.practical.models import Item
from secondhalf.practical.progress import Pace
from secondhalf.testing.walk import Walk


def of(story):
    return figures.of_list(story.campaign)


def test_an_empty_list_has_no_rate(story):
    assert of(story)["completion"].rate.text == "—"


def test_completed_over_listed_without_the_parts_of_units(story, clock):
    story.rated(story.work(story.listed()), good=9, bad=1, clock=clock)
    item = story.listed(title="食堂")
    item.divide(by=story.world.baiyang, unit=story.world.places.steel, title="夜班窗口")
    found = of(story)
    assert (found["completion"].part, found["completion"].whole) == (1, 2)
    assert found["satisfaction"].three == (9, 0, 1, 2)
    assert (found["rated"].part, found["rated"].whole) == (10, 12)
    assert [one.pk for one in found["completion"].behind] == [one.pk for one in Item.objects.completed()]


def test_a_demand_is_solved_when_every_item_it_led_to_is_completed(story, world, clock):
    demand = Walk(world).to("register")
    story.rated(story.work(story.listed(demands=[demand])), good=9, bad=1, clock=clock)
    assert (of(story)["solved"].part, of(story)["solved"].whole) == (1, 1)
    story.listed(title="食堂", demands=[demand])
    assert (of(story)["solved"].part, of(story)["solved"].whole) == (0, 1)


def test_the_latest_rating_counts_once(story, clock):
    item = story.rated(story.work(story.listed()), good=5, bad=5, clock=clock)
    story.rated(story.work(item), good=10, bad=0, clock=clock)
    assert of(story)["satisfaction"].three[:3] == (10, 0, 0)


def test_few_verdicts_are_masked(story, clock):
    item = story.rated(story.work(story.listed()), good=3, bad=0, clock=clock)
    item.finish(by=story.world.baiyang, note="班前会听取")
    assert of(story)["satisfaction"].masked


def test_one_person_never_lists_an_item_alone(story):
    item = story.collect()
    item.agree(by=story.world.shiyan)
    with pytest.raises(IntegrityError), transaction.atomic():
        item.enlist(by=story.world.shiyan)
    assert not Matter.objects.exists(), "all or nothing"


class TestProgress:
    def under_way(self, story):
        item = story.listed(start_on=moments.today())
        matter = Matter.objects.get(pk=item.matter_id)
        matter.admit(by=story.world.baiyang, route="short")
        matter.dispatch(by=story.world.baiyang, lead=story.world.places.welfare)
        matter.sign_for(by=story.world.jianghe)
        story.determine(matter)
        return item

    def pace(self, item):
        return Pace(Item.objects.get(pk=item.pk))

    def test_without_milestones_days_gone_and_the_last_report(self, story, clock):
        item = self.under_way(story)
        clock(days=30)
        Matter.objects.get(pk=item.matter_id).report(by=story.world.linxi, percent=15, text="已采购")
        pace = self.pace(item)
        assert (pace.scheduled, pace.actual, pace.light.colour) == (50, 15, "red")

    def test_milestones_weigh(self, story, clock):
        item, start = self.under_way(story), moments.today()
        for days, weight in ((10, 1), (30, 3)):
            due = start + datetime.timedelta(days=days)
            item.set_milestone(by=story.world.jianghe, title=f"{days}天", due_on=due, weight=weight)
        clock(days=10)
        item.reach_milestone(by=story.world.linxi, milestone=item.milestones.get(weight=1))
        pace = self.pace(item)
        assert (pace.scheduled, pace.actual, pace.light.colour) == (25, 25, "green")
        clock(days=20)
        pace = self.pace(item)
        assert (pace.scheduled, pace.actual, pace.light.colour) == (100, 25, "red")

    def test_parts_are_counted_and_never_averaged(self, story):
        item = story.listed()
        for title in ("一号楼", "二号楼"):
            item.divide(by=story.world.baiyang, unit=story.world.places.steel, title=title)
        assert self.pace(item).parts.counts == "0/2"


class TestSeasons:
    def test_the_heating_season_reaches_over_the_new_year(self, world):
        realm = world.places.province.pk
        assert seasons.began("heating", datetime.date(2027, 1, 10), realm=realm) == datetime.date(2026, 11, 15)
        assert seasons.began("heating", datetime.date(2026, 11, 14), realm=realm) is None
        assert seasons.began("heat", datetime.date(2026, 7, 1), realm=realm) == datetime.date(2026, 6, 15)

    def test_its_days_stand_in_the_profile_and_nonsense_does_not_stop_the_clock(self, world):
        realm, day = world.places.province.pk, datetime.date(2026, 10, 20)
        profile.put(realm, "practical.season.heating", "10-15至04-15", from_on=moments.today())
        assert seasons.began("heating", day, realm=realm) == datetime.date(2026, 10, 15)
        profile.put(realm, "practical.season.heating", "冬天", from_on=moments.today())
        assert seasons.began("heating", day, realm=realm) is None

    def test_a_month_ends_on_its_last_day(self):
        assert seasons.later(datetime.date(2026, 11, 30), 3, "month") == datetime.date(2027, 2, 28)
