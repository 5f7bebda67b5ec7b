"""The agenda: in the order of the rule, never with what accuses somebody, and for each reader what is in sight."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.meetings import policy
from secondhalf.meetings.agenda import NeverOnAgenda, To, in_order
from secondhalf.meetings.models import Meeting
from secondhalf.meetings.tests.meeting_of import begun, planned
from secondhalf.testing.walk import Walk


@pytest.fixture
def ranked(world, clock):
    """Six matters in the order in which the rule has them, and what it says of each."""
    later, sooner = Walk(world).to("report"), Walk(world).to("report")
    pended = Walk(world).to("report")
    pended.ask_pending(by=world.jianghe, reason_code="funds", reason="等资金。", review_on=day(60))
    pended.pend(by=world.shiyan, explanation="同意。")
    pended_later = Walk(world).to("report")
    clock(hours=1)
    pended_later.ask_pending(by=world.jianghe, reason_code="funds", reason="等资金。", review_on=day(30))
    pended_later.pend(by=world.shiyan, explanation="同意。")
    red, late = Walk(world).to("determine"), Walk(world).to("determine")
    due(later, 40), due(sooner, 20), due(red, 10), due(late, -1)
    Matter.objects.filter(pk=red.pk).update(start_at=moments.now() - datetime.timedelta(days=30))
    expected = [late, red, pended, pended_later, sooner, later]
    return expected, ["overdue", "red", "pended", "pended", "due", "due"]


def day(days):
    return moments.today() + datetime.timedelta(days=days)


def due(matter, days):
    Matter.objects.filter(pk=matter.pk).update(due_at=moments.now() + datetime.timedelta(days=days))


def test_overdue_then_red_then_longest_pended_then_next_due(ranked):
    expected, words = ranked
    found = in_order(Matter.objects.filter(pk__in=[matter.pk for matter in expected]).order_by("-id"))
    assert [(matter.pk, why) for matter, why in found] == list(zip((m.pk for m in expected), words, strict=True))


def keys(meeting):
    return list(meeting.standing_items().values_list("matter", flat=True))


def test_the_chair_moves_an_item_takes_it_out_and_orders_by_the_rule_again(world):
    matters = [Walk(world).to("report") for _n in range(3)]
    meeting = planned(world, matters)
    a, b, c = (item.matter_id for item in meeting.standing_items())

    def move(to, place):
        meeting.arrange(by=world.fangzheng, to=to, item=meeting.standing_items()[place] if place is not None else None)

    move(To.FIRST, 2)
    assert keys(meeting) == [c, a, b]
    assert meeting.standing_items()[0].why == "chair"
    move(To.DOWN, 0)
    assert keys(meeting) == [a, c, b]
    move(To.UP, 2)
    assert keys(meeting) == [a, b, c]
    move(To.OUT, 0)
    assert keys(meeting) == [b, c]
    meeting.put_on(by=world.gaoyuan, matters=[Matter.objects.get(pk=a)])
    move(To.FIRST, 2)
    move(To.RULE, None)
    assert keys(meeting) == [a, b, c]


def test_an_accusation_and_what_is_for_named_persons_only_is_never_put_on(world):
    for kept in ("accusation", "named"):
        apart = Walk(world, confidentiality=kept).to("register")
        with pytest.raises(NeverOnAgenda):
            planned(world, [apart])
        meeting = planned(world)
        with pytest.raises(NeverOnAgenda):
            meeting.put_on(by=world.gaoyuan, matters=[apart])
        assert not meeting.items.exists()
    assert Meeting.objects.count() == 2


def test_what_comes_to_accuse_somebody_later_is_gone_for_everybody_without_a_trace(world):
    named, other = Walk(world).to("report"), Walk(world).to("report")
    meeting = begun(world, [named, other])
    named.name_object(by=world.baiyang, organisations=[world.places.equipment], reason="反映对象为设备部。")
    for who in (world.gaoyuan, world.fangzheng, world.luming):
        items, left_out = policy.items_for(who, meeting)
        assert ([item.matter_id for item in items], left_out) == ([other.pk], 0)
        assert items[0].n == 1


def test_each_reader_sees_the_matters_in_sight_and_reads_that_others_are_left_out(world, client):
    shared, theirs = Walk(world).to("report"), Walk(world).to("register")
    meeting = planned(world, [shared, theirs], attendants=[world.suqing.post, world.jianghe.post], by="baiyang")
    client.cookies["language"] = "en"
    for who, seen in ((world.baiyang, 2), (world.jianghe, 1), (world.suqing, 0)):
        client.force_login(who.person)
        page = client.get(meeting.get_absolute_url()).text
        assert (shared.no in page, theirs.no in page) == (seen > 0, seen > 1)
        assert ("left out here" in page) == (seen < 2)
        wall = client.get(f"/meetings/{meeting.pk}/wall?at=2").text
        assert (theirs.no in wall) <= (seen == 2)
