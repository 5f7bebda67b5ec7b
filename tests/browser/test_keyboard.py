"""The keyboard is enough: lists, search, and the way to what one came for. 键盘操作。"""

import pytest

from tests.browser.pages import of

pytestmark = pytest.mark.browser
WHERE = "() => document.activeElement.href || document.activeElement.id"
OUTLINE = "() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
ITEMS = ".row .row-t a, .t tbody tr .t-title a"
FAR = 60  # more steps of Tab than anybody should need


@pytest.mark.parametrize(("reader", "address"), [("baiyang", "/work"), ("jianghe", "/matters")])
def test_a_list_is_walked_with_j_and_k_and_opened_with_enter(reader, address, scene, enter):
    page = enter(getattr(scene.world, reader))
    page.goto(address)
    first, second = (item.evaluate("(a) => a.href") for item in page.locator(ITEMS).all()[:2])
    for key, there in (("j", first), ("j", second), ("k", first), ("k", first), ("j", second)):
        page.keyboard.press(key)
        assert page.evaluate(WHERE) == there
    page.keyboard.press("Enter")
    page.wait_for_url(second)


def test_a_slash_leads_to_the_search(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto(of(scene.under_way))
    page.keyboard.press("/")
    assert page.evaluate(WHERE) == "find"
    page.keyboard.type("j/k 热水")  # keys are letters again while one types
    page.keyboard.press("Enter")
    page.wait_for_url("**/matters?q=*")
    assert page.locator("#find").input_value() == "j/k 热水"


def test_keys_can_be_switched_off_in_the_list_of_keys(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto("/matters")
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate(WHERE) != "find"


@pytest.mark.parametrize("what", ["sign-in", "admit", "dispatched matter", "verify", "speak"])
def test_tab_reaches_the_primary_action_and_shows_where_it_is(what, scene, enter):
    reader, address = {
        "sign-in": (None, "/accounts/login/"),
        "admit": (scene.world.baiyang, of(scene.registered, "admit")),
        "dispatched matter": (scene.world.jianghe, of(scene.dispatched)),
        "verify": (scene.world.yunzhou, of(scene.in_verification, "verify")),
        "speak": (scene.world.ningyuan, "/speak"),
    }[what]
    page = enter(reader)
    page.goto(address)
    for _step in range(FAR):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINE) >= 2, page.evaluate("() => document.activeElement.outerHTML")
        if page.evaluate("() => document.activeElement.matches('main .btn-1')"):
            return
    pytest.fail(f"not reached in {FAR} steps")


def test_the_first_step_of_tab_skips_to_the_content(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto("/matters")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(WHERE) == "main"
