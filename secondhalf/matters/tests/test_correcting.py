"""A day named on the spot is a clock; what was sent back is not all done any more. 现场整改时限。"""

import datetime

from secondhalf.core import clocks, moments
from secondhalf.matters.lists import Listing
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.cases import the_failed_visit
from secondhalf.testing.walk import Walk


def sent_back(world, matter, *, days):
    by = moments.today() + datetime.timedelta(days=days)
    matter.send_back(by=world.yunzhou, **the_failed_visit(world, matter), fix_by=by)
    return Matter.objects.get(pk=matter.pk)


def late(actor):
    return [matter.no for matter in Listing(actor, {"due": "late"}).rows]


def test_the_day_named_on_the_spot_is_due_before_the_time_limit(world, clock):
    matter = sent_back(world, Walk(world).to("review"), days=3)
    assert clocks.last_day(matter.due_at) == moments.today() + datetime.timedelta(days=3)
    fix = matter.clock("fix")
    assert fix.unit == "date" and fix.proof == matter.verifications.get().act_id
    clock(days=4)
    assert late(world.jianghe) == [matter.no] and Matter.objects.get(pk=matter.pk).light.colour == "red"


def test_whoever_verifies_cannot_give_more_time_than_there_is(world, clock):
    matter = Walk(world).to("review")
    limit = matter.due_at
    matter = sent_back(world, matter, days=300)
    assert matter.due_at == limit == matter.clock("handle").ends_at and matter.clock("fix")


def test_applied_for_again_the_correction_is_over_and_the_time_limit_counts(world, clock):
    walk = Walk(world)
    matter = sent_back(world, walk.to("review"), days=3)
    clock(days=2)
    matter.apply(by=world.linxi, done="已修复。", effect="46℃", contact="spoken")
    assert matter.clock("fix") is None and matter.due_at == matter.clock("handle").ends_at
    clock(days=30)
    assert late(world.baiyang) == []
    matter.review(by=world.hechuan, opinion="同意。")
    matter.send_back(by=world.yunzhou, **the_failed_visit(world, matter))
    assert matter.clock("fix") is None, "the earlier visit's day does not come back"


def test_more_time_granted_is_more_time_for_the_correction_too(world, clock):
    matter = sent_back(world, Walk(world).to("review"), days=2)
    first = clocks.last_day(matter.due_at)
    matter.ask_extension(by=world.jianghe, reason="配件在途。", workdays=2)
    matter.extend(by=world.shiyan, explanation="同意。")
    assert first == datetime.date(2026, 11, 6) and clocks.last_day(matter.due_at) == datetime.date(2026, 11, 10)


def test_the_page_tells_both_days(world, client):
    matter = sent_back(world, Walk(world).to("review"), days=3)
    page = Visitor(client, world.jianghe).open(matter).text
    assert "day set on the spot" in page and "7 Nov 2026" in page and "25 Nov 2026" in page


def test_what_was_sent_back_is_as_far_as_was_reported_before(world):
    matter = Walk(world).to("review")
    assert matter.percent == 100
    assert sent_back(world, matter, days=3).percent == 90


def test_percent_of_an_earlier_round_does_not_come_back(world):
    matter = Walk(world).to("close")
    matter.redo(by=world.baiyang, reason="仍不热。")
    matter.report(by=world.linxi, percent=100, text="再修。")
    matter.apply(by=world.linxi, done="再修。", effect="42℃", contact="spoken")
    matter.send_back(by=world.hechuan, reason="佐证不足。")
    assert matter.percent == 0
