"""A finding's new day is counted with its matter."""

import datetime

from secondhalf.core.sequencer import settle
from secondhalf.indicators.models import Counted
from secondhalf.rectification.models import Inspection
from secondhalf.testing.walk import Walk


def test_another_day_of_a_finding_is_counted_like_one_of_its_matter(world):
    inspection = Inspection.receive(
        by=world.baiyang, name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组", unit=world.places.steel,
        head=world.fangzheng.person, feedback_on=datetime.date(2026, 9, 18),
    )  # fmt: skip
    row = {"outline": "1.1", "aspect": "民主管理", "words": "公开不及时。", "due_on": datetime.date(2026, 12, 1)}
    (finding,) = inspection.enter_findings(by=world.baiyang, rows=[row])
    Walk.of(world, finding.matter, "register").to("determine")
    settle()
    before = str(Counted.objects.get(pk=finding.matter_id).marks)
    finding.ask_change(by=world.jianghe, reason="供货推迟。", due_on=datetime.date(2026, 12, 15))
    finding.grant_change(by=world.shiyan, explanation="同意。")
    settle()
    after = str(Counted.objects.get(pk=finding.matter_id).marks)
    assert before != after and "2026-12-15" in after


def test_the_day_of_a_finding_that_moves_with_its_inspection_is_counted_too(world):
    inspection = Inspection.receive(
        by=world.baiyang, name="2026年第二轮巡察", source="tour", inspector="市委第三巡察组", unit=world.places.steel,
        head=world.fangzheng.person, feedback_on=datetime.date(2026, 9, 18),
    )  # fmt: skip
    row = {"outline": "1.1", "aspect": "民主管理", "words": "公开不及时。"}
    (finding,) = inspection.enter_findings(by=world.baiyang, rows=[row])
    Walk.of(world, finding.matter, "register").to("determine")
    settle()
    inspection.move_dates(by=world.qinling, reason="同意延长。", stage_end_on=datetime.date(2027, 1, 29))
    settle()
    assert "2027-01-29" in str(Counted.objects.get(pk=finding.matter_id).marks)
