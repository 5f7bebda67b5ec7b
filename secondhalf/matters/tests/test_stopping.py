"""The handling clock stops with the application, and goes on when the matter is sent back. 申请销号停钟。"""

import datetime

import pytest
from django.utils import translation

from secondhalf.core import clocks, moments
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.matters.workbench import Waiting
from secondhalf.testing.cases import the_failed_visit
from secondhalf.testing.walk import Walk


def listed(actor, **asked):
    return [matter.no for matter in Listing(actor, asked).rows]


def sent_back(world, matter):
    matter.send_back(by=world.yunzhou, **the_failed_visit(world, matter))
    return Matter.objects.get(pk=matter.pk)


def last_day(matter):
    return clocks.last_day(matter.due_at)


def test_what_was_applied_for_in_time_never_becomes_overdue_while_it_waits(world, clock):
    matter = Walk(world).to("apply")
    clock(days=60)
    fresh = Matter.objects.get(pk=matter.pk)
    assert fresh.stage == "in_review" and fresh.light.colour == "green" and not fresh.left.late
    for actor in (world.jianghe, world.baiyang, world.luyuan):
        assert listed(actor, due="late") == listed(actor, due="near") == listed(actor, due="later") == []
        assert listed(actor) == [matter.no]
    assert not Matter.objects.overdue().exists() and not Matter.objects.due_within(90).exists()
    assert Waiting(world.baiyang).counts["press"] == (0, False)


def test_what_was_applied_for_late_says_by_how_much_and_waits_for_nobody_to_be_urged(world, clock):
    walk = Walk(world)
    walk.to("report")
    clock(days=23)  # the 27th of November: two working days after the last one
    matter = walk.to("apply")
    clock(days=30)
    fresh = Matter.objects.get(pk=matter.pk)
    assert fresh.left.late and fresh.left.days == 2
    with translation.override("en"):
        assert str(fresh.light) == "Applied for late" and fresh.light.colour == "red"
    assert listed(world.baiyang, due="late") == []


def test_sent_back_the_clock_goes_on_with_the_time_that_was_left(world, clock):
    walk = Walk(world)
    walk.to("report")
    assert last_day(walk.matter) == datetime.date(2026, 11, 25)
    clock(days=14)  # Wednesday the 18th: five working days before the last one
    matter = walk.to("review")
    clock(days=12)  # Monday the 30th: eight working days were spent waiting
    matter = sent_back(world, matter)
    assert matter.stopped_at is None and last_day(matter) == datetime.date(2026, 12, 7)
    assert matter.left.days == 5 and listed(world.jianghe, due="later") == [matter.no]
    clock(days=9)
    assert listed(world.jianghe, due="late") == [matter.no]


def test_what_was_already_late_stays_late_when_sent_back(world, clock):
    walk = Walk(world)
    walk.to("report")
    clock(days=30)
    matter = walk.to("review")
    clock(days=5)
    matter = sent_back(world, matter)
    assert last_day(matter) == datetime.date(2026, 11, 25) and matter.light.colour == "red"


def test_an_objection_leaves_the_clock_stopped(world, clock):
    matter = Walk(world).to("approve")
    matter.contest(by=world.qinling, reason="东侧淋浴仍不热。")
    clock(days=60)
    assert Matter.objects.get(pk=matter.pk).stopped_at and listed(world.baiyang, due="late") == []


def test_a_new_round_has_a_clock_that_runs(world, clock):
    matter = Walk(world).to("close")
    matter.redo(by=world.baiyang, reason="仍不热。")
    assert matter.stopped_at is None
    clock(days=60)
    assert listed(world.jianghe, due="late") == [matter.no]


@pytest.mark.parametrize("regime", ["petition", "gov_hotline"])
def test_a_limit_that_the_law_or_a_ticket_sets_runs_on(regime, world, clock):
    walk = Walk(world)
    walk.to("register")
    ticket = {"ticket_due_on": moments.today() + datetime.timedelta(days=20)} if regime == "gov_hotline" else {}
    walk.matter.admit(by=world.baiyang, route="full", regime=regime, **ticket)
    matter = Walk.of(world, walk.matter, "admit").to("review")
    clock(days=90)
    assert listed(world.baiyang, due="late") == [matter.no]
    before = last_day(matter)
    assert last_day(sent_back(world, matter)) == before


def test_pages_say_that_it_was_applied_for_in_time(world, client, clock):
    matter = Walk(world).to("review")
    clock(days=60)
    visitor = Visitor(client, world.yunzhou)
    page = visitor.open(matter).text
    assert "applied for in time" in page and "Close-out applied for" in page and "working days over" not in page
    for address in ("/matters", "/work"):
        page = client.get(address).text
        assert "applied for in time" in page and "Overdue</span>" not in page


def test_sights_and_matters_agree(world, clock):
    for last in ("apply", "verify", "close", "report"):
        Walk(world).to(last)
    back = sent_back(world, Walk(world).to("review"))
    assert not back.sights.filter(is_stopped=True).exists()
    for matter in Matter.objects.all():
        assert {s.is_stopped for s in matter.sights.all()} == {matter.stopped_at is not None}
