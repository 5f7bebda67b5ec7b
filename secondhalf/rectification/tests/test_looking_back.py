"""Look-back: a sample that anybody can draw again, seen by somebody without a part; a relapse reopens the number."""

import pytest

from secondhalf.core import moments
from secondhalf.core.problems import StillMissing
from secondhalf.matters.models import Matter
from secondhalf.rectification import figures, looking_back
from secondhalf.rectification.looking_back import HadAPart, SampleTooLarge, SeenAlready
from secondhalf.rectification.models import LookBackItem

SEEN = {"place": "四号浴室", "found": "夜班出水又低于40℃。"}


@pytest.fixture
def struck(world, inspection, planned, enter):
    """Five findings struck off, the plan approved."""
    for n in range(2, 6):
        enter(f"1.1.{n}")
    Matter.objects.filter(finding__inspection=inspection).update(stage="closed")
    return inspection


def test_the_sample_follows_from_seed_and_frame_alone(world, struck):
    sample = struck.draw_sample(by=world.gaoyuan, size=3, seed="20261104")
    drawn = [item.finding.matter.no for item in sample.items.order_by("order")]
    assert drawn == looking_back.drawn(sample.frame, "20261104", 3) and len(drawn) == 3
    assert sample.frame == [f"XC2026-1.1.{n}" for n in range(1, 6)]


def test_without_a_size_all_are_drawn_and_never_more_than_there_are(world, struck):
    assert struck.draw_sample(by=world.gaoyuan).items.count() == 5
    with pytest.raises(SampleTooLarge):
        struck.draw_sample(by=world.gaoyuan, size=6)


def test_only_what_was_struck_off_long_enough_ago_is_drawn_if_that_is_asked(world, struck, desk, clock):
    matters = Matter.objects.filter(finding__inspection=struck)
    matters.filter(no="XC2026-1.1.1").update(closed_at=moments.now())
    with pytest.raises(SampleTooLarge):
        struck.draw_sample(by=world.gaoyuan, ripe=True)
    clock(days=100)
    assert "已销号5项中有1项。" in desk.read("gaoyuan", "/rectification/XC2026/draw_sample")
    desk.press("gaoyuan", "/rectification/XC2026/draw_sample", ripe="on")
    assert struck.look_backs.get().frame == ["XC2026-1.1.1"]


def test_nothing_struck_off_gives_no_sample(world, inspection, planned):
    with pytest.raises(StillMissing):
        inspection.draw_sample(by=world.gaoyuan)


def test_a_relapse_reopens_the_number_and_counts_in_the_rate(world, struck):
    first, second, *_rest = struck.draw_sample(by=world.gaoyuan, size=5).items.order_by("order")
    struck.look_back(by=world.yunzhou, item=first, result="relapsed", **SEEN)
    struck.look_back(by=world.yunzhou, item=second, result="held", place="二食堂", found="保持良好。")
    matter = Matter.objects.get(pk=first.finding.matter_id)
    assert (matter.printed_no, matter.stage) == ("XC2026-1.1.1-R1", "under_way")
    assert matter.redoings.get().relapse
    rate = figures.RELAPSE.rate(LookBackItem.objects.all())
    assert (rate.counts, rate.text) == ("1/2", "50 %")


def test_whoever_had_a_part_does_not_look_back(world, struck):
    item = struck.draw_sample(by=world.gaoyuan).items.earliest("order")
    with pytest.raises(HadAPart):
        struck.look_back(by=world.jianghe, item=item, result="held", **SEEN)


def test_what_was_looked_at_once_is_not_looked_at_again(world, struck):
    item = struck.draw_sample(by=world.gaoyuan).items.earliest("order")
    struck.look_back(by=world.yunzhou, item=item, result="held", **SEEN)
    with pytest.raises(SeenAlready):
        struck.look_back(by=world.yunzhou, item=item, result="relapsed", **SEEN)


def test_a_failed_reopening_leaves_no_result(world, struck):
    item = struck.draw_sample(by=world.gaoyuan).items.earliest("order")
    Matter.objects.filter(pk=item.finding.matter_id).update(stage="under_way")
    with pytest.raises(Exception, match="wrong_stage"):
        struck.look_back(by=world.yunzhou, item=item, result="relapsed", **SEEN)
    assert not LookBackItem.objects.exclude(seen=None).exists()
