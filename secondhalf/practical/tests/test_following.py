"""A listed item does not stay as it was when its matter goes another way. 实事随事项变化。"""

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.practical import figures
from secondhalf.practical.models import Item
from secondhalf.practical.needs import StillMissing
from secondhalf.practical.progress import Pace
from secondhalf.testing.walk import Walk


def fresh(item):
    settle()
    return Item.objects.get(pk=item.pk)


def declined(matter, by):
    matter.decline(by=by, reason="already_handled", explanation="已列入技改专项。")


def transferred(matter, by):
    matter.transfer(by=by, destination="属地街道", explanation="厂外道路由街道管养。")


@pytest.mark.parametrize(
    ("away", "words"), [(declined, "已列入技改专项。"), (transferred, "属地街道：厂外道路由街道管养。")]
)
def test_what_is_declined_or_transferred_leaves_the_list_with_the_reason(away, words, story, client):
    item, other = story.listed(), story.listed(title="食堂")
    away(item.matter, story.world.baiyang)
    item = fresh(item)
    assert item.stage == "taken_off" and item.reasons.get().text == words
    completion = figures.completion(story.campaign)
    assert (completion.whole, completion.taken_off) == (1, 1) and list(Item.objects.on_the_list()) == [other]
    client.force_login(story.world.baiyang.person)
    page = client.get(story.campaign.get_absolute_url()).text
    assert "已移出清单1件" in page and words in page
    assert words in client.get(item.get_absolute_url()).text


def test_a_demand_whose_item_was_taken_off_is_not_solved(story, world):
    demand = Walk(world).to("register")
    item = story.listed(demands=[demand])
    declined(item.matter, world.baiyang)
    fresh(item)
    solved = figures.solved(story.campaign)
    assert (solved.part, solved.whole) == (0, 1)


def test_a_units_part_that_was_declined_is_not_counted_among_the_parts(story, world):
    item = story.listed()
    parts = [item.divide(by=world.baiyang, unit=world.places.steel, title=title) for title in ("换热器", "管路")]
    declined(parts[0].matter, world.baiyang)
    assert fresh(parts[0]).stage == "taken_off"
    assert (Pace(fresh(item)).parts.part, Pace(fresh(item)).parts.whole) == (0, 1)


def test_nobody_takes_off_what_is_being_carried_through(story):
    with pytest.raises(StillMissing):
        story.listed().take_off(by=story.world.baiyang, reason="不想做了")


def test_a_merged_one_says_with_what_it_is_handled_and_follows_its_close_out(story, world, client):
    item, master = story.listed(), story.listed(title="食堂")
    item.matter.merge(by=world.baiyang, into=master.matter, reason="同一处管线。")
    item = fresh(item)
    assert item.stage_told == "并案办理" and Pace(item).light.colour == "grey" and Pace(item).scheduled is None
    client.force_login(world.baiyang.person)
    page = client.get(item.get_absolute_url()).text
    assert "并入" in page and master.matter.no in page
    assert "并案办理" in client.get(story.campaign.get_absolute_url()).text
    story.work(master)
    item.matter.refresh_from_db()
    item.matter.close_merged(by=world.baiyang, answer="随食堂改造一并完成。")
    assert fresh(item).stage == "to_rate"


def test_what_was_split_off_is_told_on_its_page(story, world, client):
    item = story.listed()
    child = item.matter.split(by=world.baiyang, title="更衣间暖气", summary="暖气片不热。", reason="另一承办单位。")
    client.force_login(world.baiyang.person)
    page = client.get(item.get_absolute_url()).text
    assert "拆分出" in page and child.no in page


def test_milestones_all_reached_do_not_make_it_done_when_it_came_back(story, world):
    item = story.listed()
    item.set_milestone(by=world.baiyang, title="到货", due_on=item.due_on)
    item.reach_milestone(by=world.baiyang, milestone=item.milestones.get())
    matter = story.applied(item)
    assert Pace(fresh(item)).actual == 100
    matter.send_back(by=world.yunzhou, reason="夜班仍不热。")
    assert Pace(fresh(item)).actual == 0


def test_the_page_of_a_whole_without_parts_left_says_no_empty_numbers(story, world, client):
    item = story.listed()
    declined(item.divide(by=world.baiyang, unit=world.places.steel, title="换热器").matter, world.baiyang)
    settle()
    client.force_login(world.baiyang.person)
    page = client.get(item.get_absolute_url()).text
    assert "移出清单" in page and "已完成项" not in page


def test_what_was_handed_up_stays_listed_and_says_who_holds_it(story, world, client):
    item = story.listed()
    item.matter.hand_up(by=world.baiyang, reason="须市里协调。")
    item = fresh(item)
    assert item.stage == "listed" and item.matter.holder != story.campaign.owner
    client.force_login(world.baiyang.person)
    assert f"现由{item.matter.holder}承接" in client.get(item.get_absolute_url()).text
