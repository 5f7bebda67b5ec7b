"""One of very many, by keyboard, by finger, and without scripts. 选择器。"""

import pytest

from secondhalf.matters.models import Matter
from secondhalf.people.organisations import Kind, found
from secondhalf.testing.again import world_again
from secondhalf.testing.walk import Walk
from tests.browser.sight import PHONE, faults

pytestmark = pytest.mark.browser


@pytest.fixture
def matter(live_server, clock):
    """An admitted matter of a unit with 64 more departments."""
    world = world_again()
    for n in range(64):
        found(kind=Kind.DEPARTMENT, name=f"第{n}炼钢车间", parent=world.places.steel)
    matter = Walk(world).to("admit")
    matter.world = world
    return matter


def at_dispatch(enter, matter, **options):
    page = enter(matter.world.baiyang, **options)
    page.goto(f"{matter.get_absolute_url()}/dispatch")
    return page


def dispatched(page, matter):
    """(name of the lead department, how many have a duty) after the form was sent."""
    page.locator("main form .btn-1").click()
    page.wait_for_url(f"**{matter.get_absolute_url()}")
    matter = Matter.objects.get(pk=matter.pk)
    return matter.lead.name, len(matter.duties)


def test_the_keyboard_is_enough(enter, matter):
    page = at_dispatch(enter, matter)
    lead = page.locator("input[name=lead]")
    assert lead.input_value() == "生活福利部"  # from the dispatch directory
    lead.fill("炼钢 7")
    page.get_by_role("option").first.wait_for()
    assert not faults(page, "zh-Hans")
    lead.press("ArrowDown")
    assert lead.get_attribute("aria-activedescendant")
    lead.press("Enter")
    assert page.get_by_role("option").count() == 0
    chosen = lead.input_value()
    assert "炼钢车间" in chosen and dispatched(page, matter) == (chosen, 1) and not page.said


def test_several_are_gathered_with_a_finger(enter, matter):
    page = at_dispatch(enter, matter, viewport=PHONE, has_touch=True)
    further = page.locator("input[name=assisting_more]")
    for part in ("设备", "安全"):
        further.fill(part)
        page.get_by_role("option").first.tap()
        assert further.input_value() == ""
    assert page.locator("input[name=assisting]:checked").count() == 2
    assert dispatched(page, matter) == ("生活福利部", 3)


def test_without_scripts_what_is_doubtful_is_offered(enter, matter):
    page = at_dispatch(enter, matter, java_script_enabled=False)
    page.locator("input[name=lead]").fill("第6炼钢")
    page.locator("main form .btn-1").click()
    page.get_by_label("第6炼钢车间").check()
    page.locator("input[name=assisting_more]").fill("设备管理部; 安全环保部")
    assert dispatched(page, matter) == ("第6炼钢车间", 3)
