"""Following by a receipt: every page can be read and used, in both languages, with large type, without a script."""

import pytest

from secondhalf.core.actors import Actor
from secondhalf.core.sequencer import settle
from secondhalf.voices.models import Voice
from secondhalf.voices.receipts import check_digit
from secondhalf.voices.releasing import release
from tests.browser.scene import WORDS, Scene
from tests.browser.sight import faults

pytestmark = pytest.mark.browser
FIRST, SECOND = (
    "48213077592610488371509" + more + check_digit("48213077592610488371509" + more) for more in ("62", "63")
)


def spoken(scene, secret):
    """An anonymous voice that the office has seen and asked something about."""
    said = {"words": WORDS, "unit": scene.world.places.steel, "mode": "anonymous", "channel": "poster"}
    voice = Voice.lodge(by=Actor(name="raiser"), secret=secret, **said)
    release()
    settle()
    voice.refresh_from_db()
    voice.ask(by=scene.world.baiyang, text="是哪一间浴室？")
    return voice


def show(page, voice, digits):
    page.goto("/v/follow")
    page.fill("#id_no", voice.no)
    page.fill("#id_digits", digits)
    page.click("main button.btn-1")
    page.wait_for_url("**/v/my")


@pytest.mark.parametrize(("locale", "tag", "size"), [
    ("zh-CN", "zh-Hans", ""), ("en-GB", "en", ""), ("zh-CN", "zh-Hans", "large"),
])  # fmt: skip
def test_every_page_of_a_receipt_can_be_read_and_used(locale, tag, size, live_server, clock, enter):
    scene = Scene(tag[:2])
    asked, answered = spoken(scene, FIRST), spoken(scene, SECOND)
    scene.see_through(answered)
    page = enter(None, locale)
    page.context.add_cookies([{"name": "size", "value": size, "url": live_server.url}] if size else [])
    found = {}

    def look(what):
        found[what] = [*faults(page, tag), *page.said]
        page.said.clear()

    page.goto("/v/follow")
    page.fill("#id_digits", "123")
    page.click("main button.btn-1")
    look("wrong")
    show(page, asked, FIRST)
    look("asked")
    for verb in ("tell", "urge", "withdraw", "report_harm"):
        page.goto(f"/v/my/{verb}")
        look(verb)
    page.goto("/v/my")
    page.locator("form[action='/v/leave'] button").click()
    show(page, answered, SECOND)
    look("answered")
    assert not any(found.values()), "\n".join(f"{what}: {fault}" for what, wrong in found.items() for fault in wrong)
    assert not [url for url in page.asked if not url.startswith(live_server.url)]


def test_without_a_script_one_answers_judges_and_leaves(scene, enter):
    voice = spoken(scene, FIRST)
    page = enter(None, java_script_enabled=False, viewport={"width": 390, "height": 844})
    show(page, voice, " ".join(FIRST))
    page.fill("#talk textarea", "东头那间")
    page.click("text=发给工会")
    assert page.locator("#talk .own p").inner_text() == "东头那间"
    scene.see_through(voice)
    page.reload()
    page.check("[name=solved][value=no]")
    page.check("[name=satisfaction][value=unsatisfied]")
    page.click("text=提交评价")
    assert "请写" in page.locator("[role=alert]").inner_text()
    page.fill("#verdict textarea", "晚上又凉了")
    page.click("text=提交评价")
    assert "一小时内" in page.inner_text("main")
    page.click("button:has-text('退出')")
    assert page.goto("/v/my").url.endswith("/v/follow")


def test_two_clicks_say_it_once(scene, enter):
    voice = spoken(scene, FIRST)
    page = enter(None, java_script_enabled=False, viewport={"width": 390, "height": 844})
    show(page, voice, FIRST)
    page.fill("#talk textarea", "东头那间")
    page.dblclick("text=发给工会")
    page.wait_for_url("**/v/my?done=tell**")
    assert voice.messages.filter(from_office=False).count() == 1


def test_the_page_of_a_receipt_weighs_less_than_100_kilobytes(scene, enter):
    voice = spoken(scene, FIRST)
    page, sizes = enter(None), []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    show(page, voice, FIRST)
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 100_000
