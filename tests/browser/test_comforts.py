"""What is typed is not lost, and what is pressed twice is done once. 草稿与重复点击。"""

import pytest

from secondhalf.core.models import Event
from tests.browser.pages import of

pytestmark = pytest.mark.browser
WORDS = "已到现场看过，暂不属本单位职责。"


def test_what_was_typed_survives_a_reload_and_an_error_until_it_is_sent(scene, enter):
    page, address = enter(scene.world.baiyang), of(scene.registered, "decline")
    page.goto(address)
    page.locator("[name=explanation]").fill(WORDS)
    page.reload()
    assert page.locator("[name=explanation]").input_value() == WORDS
    page.locator("main form .btn-1, main form .btn").first.click()  # without a reason
    page.locator("[data-wrong]").wait_for()
    assert page.locator("[name=explanation]").input_value() == WORDS
    page.locator("[name=reason]").first.check()
    page.locator("main form .btn").first.click()
    page.wait_for_url(f"**{of(scene.registered)}")
    assert not page.evaluate("() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))")


def test_a_draft_is_gone_with_whoever_signs_out(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto(of(scene.registered, "decline"))
    page.locator("[name=explanation]").fill(WORDS)
    page.locator(".acting summary").first.click()
    page.locator("form[data-forgets] button").click()
    page.wait_for_url("**/accounts/**")
    assert page.evaluate("() => sessionStorage.length") == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_makes_one_event(scripts, scene, enter):
    page = enter(scene.world.baiyang, java_script_enabled=scripts)
    page.goto(of(scene.registered, "admit"))
    page.locator("main form .btn-1").dblclick()
    page.wait_for_url(f"**{of(scene.registered)}")
    assert Event.objects.filter(name="matter.admit", subject=scene.registered.pk).count() == 1
    assert page.locator("h1").inner_text() == scene.registered.title
