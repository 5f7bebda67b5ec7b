"""The wall, its keys and its fit, and the pages of meetings and supervision, as somebody sees them. 会议投屏。"""

import pytest

from secondhalf.meetings.tests.meeting_of import begun, issued
from tests.browser.sight import faults

pytestmark = pytest.mark.browser
HALL = {"width": 1920, "height": 1080}
SCROLLS = (
    "() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth"
)


def test_the_wall_fits_the_hall_and_is_walked_with_keys(scene, enter):
    meeting = begun(scene.world, [scene.under_way, scene.in_verification, scene.dispatched])
    page = enter(scene.world.gaoyuan)
    page.set_viewport_size(HALL)
    wall = f"/meetings/{meeting.pk}/wall"
    page.goto(wall)
    for key, at in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("Home", 1), ("End", 3)):
        page.keyboard.press(key)
        page.wait_for_url(f"**{wall}?at={at}")
        assert not page.evaluate(SCROLLS)
    page.get_by_label("本次议定事项").fill("先装取暖器。")
    page.keyboard.press("ArrowLeft")  # while one writes, keys are letters
    page.locator("select").select_option(index=1)
    page.locator("input[type=date]").fill("2026-11-24")
    page.get_by_role("button", name="记下").click()
    page.get_by_text("本次已议定").wait_for()
    assert page.url.endswith("?at=3") and meeting.decisions.get().text == "先装取暖器。"
    page.locator("h1").click()
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/meetings/{meeting.pk}")


def test_its_pages_can_be_read_and_used(scene, enter):
    held = issued(scene.world, [scene.under_way])
    meeting = begun(scene.world, [scene.under_way, scene.in_verification])
    page, found = enter(scene.world.gaoyuan), {}
    mine, theirs = f"/meetings/{meeting.pk}", f"/meetings/{held.pk}"
    decision = held.decisions.get().get_absolute_url()
    pages = ["/meetings", "/meetings/plan", "/meetings/decisions", "/supervision/", decision]
    pages += [mine, f"{mine}/wall", f"{mine}/attend", f"{theirs}/minutes", f"{theirs}/sheet"]
    for address in pages:
        page.goto(address)
        found[address] = [*faults(page, "zh-Hans"), *page.said]
    assert not any(found.values()), "\n".join(f"{at}: {fault}" for at, wrong in found.items() for fault in wrong)
