"""Milestones are put right and dropped; progress follows, and what was planned first is told. 进度节点调整。"""

import datetime
import re
import secrets

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import NotFound, StillMissing, WrongStage
from secondhalf.matters.models import Matter
from secondhalf.practical import ledger
from secondhalf.practical.models import Item
from secondhalf.practical.progress import Pace
from secondhalf.practical.scheduling import MilestoneChange, ReachedBefore
from secondhalf.practical.stories import told


def in_days(days):
    return moments.today() + datetime.timedelta(days=days)


@pytest.fixture
def item(story):
    """An item under way with two milestones: a pump (2 of 3), pipes (1 of 3)."""
    item = story.listed()
    item.matter.admit(by=story.world.baiyang, route="short")
    item.matter.dispatch(by=story.world.baiyang, lead=story.world.places.welfare)
    item.matter.sign_for(by=story.world.jianghe)
    story.determine(item.matter)
    for title, days, weight in (("循环泵到货", 10, 2), ("管路保温", 20, 1)):
        item.set_milestone(by=story.world.jianghe, title=title, due_on=in_days(days), weight=weight)
    return Item.objects.get(pk=item.pk)


def stone_of(item, title="循环泵到货"):
    return next(stone for stone in item.stones if stone.plan.title == title)


def pace(item):
    return Pace(Item.objects.get(pk=item.pk))


def test_put_right_it_says_the_new_and_the_history_the_old(story, item):
    change = {"title": "两台循环泵到货", "due_on": in_days(12), "weight": 3}
    item.change_milestone(by=story.world.jianghe, milestone=stone_of(item), **change)
    stone = stone_of(item, "两台循环泵到货")
    assert stone.plan.words == change and (stone.title, stone.weight) == ("循环泵到货", 2)
    text = told(item)[0]["text"]
    assert "循环泵到货 → 两台循环泵到货" in text and "2 → 3" in text and "2026年11月14日 → 2026年11月16日" in text


def test_progress_follows_a_change(story, item, clock):
    item.reach_milestone(by=story.world.linxi, milestone=stone_of(item))
    assert pace(item).actual == 67
    clock(days=10)
    before = pace(item).scheduled
    stone = stone_of(item)
    item.change_milestone(by=story.world.baiyang, milestone=stone, weight=1, reason="权重填错。")
    assert pace(item).actual == 50 and pace(item).scheduled < before
    assert stone_of(item).is_reached, "what was reached stays reached"


def test_its_matter_tells_the_same_after_every_step(story, item, clock):
    """Two pages with two figures for one thing would be believed by nobody: supervision reads the matter."""
    steps = (
        lambda: clock(days=3),
        lambda: item.reach_milestone(by=story.world.linxi, milestone=stone_of(item)),
        lambda: item.change_milestone(by=story.world.baiyang, milestone=stone_of(item), weight=5, reason="权重填错。"),
        lambda: item.set_milestone(by=story.world.jianghe, title="试运行", due_on=in_days(20)),
        lambda: item.drop_milestone(by=story.world.jianghe, milestone=stone_of(item, "管路保温")),
    )
    for step in steps:
        step()
        matter, told_by_item = Matter.objects.get(pk=item.matter_id), pace(item)
        stones = [(s.plan.due_on, s.plan.weight, s.is_reached) for s in told_by_item.milestones]
        assert stones == [tuple(stone) for stone in matter.stones]
        assert (matter.scheduled, matter.actual) == (told_by_item.scheduled, told_by_item.actual)


def test_what_is_dropped_counts_neither_as_scheduled_nor_as_done(story, item, clock):
    item.drop_milestone(by=story.world.jianghe, milestone=stone_of(item))
    assert [stone.plan.title for stone in pace(item).milestones] == ["管路保温"] and pace(item).actual == 0
    assert "循环泵到货 · 2026年11月14日" in told(item)[0]["text"]
    (row,) = ledger.dress(list(ledger.rows(story.world.baiyang)))
    assert ledger.milestones(row) == "11-24 管路保温"
    with pytest.raises(NotFound):
        item.reach_milestone(by=story.world.linxi, milestone=item.milestones.get(title="循环泵到货"))


def test_without_milestones_left_the_last_report_counts_again(story, item):
    item.matter.report(by=story.world.linxi, percent=30, text="已订货。")
    for stone in item.stones:
        item.drop_milestone(by=story.world.jianghe, milestone=stone)
    assert not pace(item).by_milestones and pace(item).actual == 30
    with pytest.raises(StillMissing):
        item.drop_milestone(by=story.world.jianghe, milestone=item.milestones.first())


@pytest.mark.parametrize("verb", ["change_milestone", "drop_milestone"])
def test_what_was_reached_or_is_overdue_needs_a_reason(story, item, clock, verb):
    plan = {"due_on": in_days(30)} if verb == "change_milestone" else {}
    move = getattr(item, verb)
    item.reach_milestone(by=story.world.linxi, milestone=stone_of(item, "管路保温"))
    clock(days=11)
    for title in ("管路保温", "循环泵到货"):
        with pytest.raises(StillMissing):
            move(by=story.world.baiyang, milestone=stone_of(item, title), **plan)
        move(by=story.world.baiyang, milestone=stone_of(item, title), reason="厂家延期交货。", **plan)
        assert "厂家延期交货。" in told(item)[0]["text"]


def test_nothing_different_is_no_change_and_what_is_reached_is_not_reached_twice(story, item):
    stone = stone_of(item)
    with pytest.raises(StillMissing):
        item.change_milestone(by=story.world.jianghe, milestone=stone, **stone.plan.words)
    item.reach_milestone(by=story.world.linxi, milestone=stone)
    with pytest.raises(ReachedBefore):
        item.reach_milestone(by=story.world.linxi, milestone=stone)


def test_a_milestone_of_another_item_is_not_found(story, item):
    other = story.listed(title="食堂")
    other.set_milestone(by=story.world.baiyang, title="设计", due_on=in_days(5))
    with pytest.raises(NotFound):
        item.change_milestone(by=story.world.jianghe, milestone=other.stones[0], weight=5)


def test_after_the_work_the_plan_stands(story, item):
    done = story.work(item)
    for verb in ("change_milestone", "drop_milestone"):
        with pytest.raises(WrongStage):
            getattr(done, verb)(by=story.world.baiyang, milestone=done.milestones.first(), reason="x")


def test_a_failure_halfway_leaves_nothing_behind(story, item, monkeypatch):
    stone, events = stone_of(item), Event.objects.count()
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        item.change_milestone(by=story.world.jianghe, milestone=stone, weight=9)
    with pytest.raises(ZeroDivisionError):
        item.drop_milestone(by=story.world.jianghe, milestone=stone)
    assert Event.objects.count() == events and not MilestoneChange.objects.exists() and len(item.stones) == 2


def ask(client, item, who, verb, **sent):
    client.force_login(who.person)
    return client.post(f"/practical/items/{item.pk}/{verb}", {"turn": item.turn, "once": secrets.token_hex(8), **sent})


def test_a_department_moves_what_is_ahead_and_only_the_office_what_is_past(story, item, clock, client):
    w = story.world
    for who, status in ((w.ningyuan, 404), (w.yunzhou, 403), (w.xiahe, 403), (w.jianghe, 200), (w.baiyang, 200)):
        client.force_login(who.person)
        for verb in ("change_milestone", "drop_milestone"):
            assert client.get(f"/practical/items/{item.pk}/{verb}").status_code == status, (who, verb)
    stone = stone_of(item)
    said = {"milestone": stone.pk, "title": "循环泵到货", "due_on": in_days(40), "weight": 2, "reason": "延期"}
    clock(days=11)
    refused = ask(client, item, w.jianghe, "change_milestone", **said)
    assert refused.status_code == 422 and "只能由清单所属工会的办公室" in refused.text
    assert ask(client, item, w.jianghe, "drop_milestone", milestone=stone.pk, reason="x").status_code == 422
    assert ask(client, item, w.baiyang, "change_milestone", **{**said, "reason": ""}).status_code == 422
    assert ask(client, item, w.baiyang, "change_milestone", **said).status_code == 302
    assert stone_of(item).plan.due_on == said["due_on"]


def test_the_page_offers_each_row_to_whoever_may_and_tells_the_first_day(story, item, clock, client):
    stone, late = stone_of(item), stone_of(item, "管路保温")
    item.change_milestone(by=story.world.jianghe, milestone=stone, due_on=in_days(12))
    clock(days=13)
    client.force_login(story.world.jianghe.person)
    page = client.get(item.get_absolute_url()).text
    assert re.search("原定(<[^>]*>)?11月14日", page)
    assert f"change_milestone?milestone={late.pk}" in page and f"change_milestone?milestone={stone.pk}" not in page
    opened = client.get(f"/practical/items/{item.pk}/change_milestone?milestone={late.pk}").text
    assert 'value="管路保温"' in opened and "循环泵到货" not in opened
