"""Close-out: every striking off has a number of its own, in the order in which it happened. 销号。"""

import pytest

from secondhalf.core import numbering
from secondhalf.matters.needs import NoticeRunning
from secondhalf.testing.walk import Walk


def numbers(matter):
    return list(matter.closures.order_by("id").values_list("no", flat=True))


def test_each_close_out_draws_the_next_number_of_its_year(world):
    first, second = (Walk(world).to("close") for _time in range(2))
    assert numbers(first) + numbers(second) == ["XH2026-0001", "XH2026-0002"]


def test_what_is_struck_off_again_keeps_both_numbers(world):
    walk = Walk(world)
    matter = walk.to("close")
    matter.redo(by=world.baiyang, reason="职工反映仍不热。")
    Walk.of(world, matter, "determine").to("close")
    assert numbers(matter) == ["XH2026-0001", "XH2026-0002"]


def test_a_close_out_that_is_refused_uses_up_no_number(world):
    matter = Walk(world, route="full").to("approve")
    with pytest.raises(NoticeRunning):
        matter.close(by=world.baiyang, answer="已修好。")
    assert numbers(matter) == [] and numbering.draw(matter.realm, "close-out", "2026") == 1


def test_the_page_tells_the_number(world, client):
    matter = Walk(world).to("close")
    client.force_login(world.baiyang.person)
    assert "XH2026-0001" in client.get(matter.get_absolute_url()).text
