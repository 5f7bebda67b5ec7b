"""What was carried over as struck off elsewhere counts nowhere: nobody here verified it."""

from secondhalf.indicators.reading import countings
from secondhalf.matters.models import Matter


def test_what_was_carried_over_has_no_marks(world):
    about = {"title": "关于食堂油烟的问题", "summary": "已更换。", "unit": world.places.works}
    said = {"file_name": "台账.xlsx", "file_sha256": "ab" * 32, "line": 7}
    category = world.categories["living.bathing"]
    matter = Matter.carry_over(by=world.baiyang, category=category, **about, **said)
    assert countings([matter.pk])[matter.pk].marks == []
