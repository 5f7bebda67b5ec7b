"""A bad line, a phone that others use, somebody looking over the shoulder. 弱网与共用手机。"""

import pytest

from secondhalf.files.tests.sending import phone_photo
from tests.browser.phone import WORDS, arrived, kept, proved, send, spoken

pytestmark = [pytest.mark.browser]
OLD = "() => { const key = Object.keys(localStorage).find((key) => key.startsWith('v:draft:')); const draft = JSON.parse(localStorage[key]); draft.at -= 25 * 3600e3; localStorage[key] = JSON.stringify(draft); }"  # noqa: E501


def go_offline(page):
    page.context.set_offline(True)
    send(page)
    page.locator("[data-offline]").wait_for()


def test_without_a_line_the_words_stay_and_go_when_it_is_back(phone):
    page = phone()
    go_offline(page)
    assert page.locator("textarea").input_value() == WORDS and not kept(page)
    page.context.set_offline(False)
    page.locator("[data-again]").click()
    arrived(page)
    assert spoken().get().words == WORDS


def test_the_phone_keeps_it_only_if_asked_and_sends_it_once(phone):
    page = phone()
    page.locator("#id_photos").set_input_files([{"name": "1.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}])
    page.locator("[data-list] li").wait_for()
    proved(page)
    go_offline(page)
    page.locator("[data-queue]").click()
    page.locator("[data-queued]").wait_for()
    assert kept(page) == ["v:queue"] and not spoken().exists()
    page.context.set_offline(False)
    arrived(page)
    voice = spoken().get()
    assert (voice.words, voice.is_held, voice.shots.count()) == (WORDS, False, 1) and not kept(page)


def test_what_waits_on_the_phone_goes_when_any_public_page_is_opened(phone):
    page = phone()
    go_offline(page)
    page.locator("[data-queue]").click()
    page.locator("[data-queued]").wait_for()
    page.route("**/v/bathhs22", lambda route: route.abort() if route.request.method == "POST" else route.fallback())
    page.context.set_offline(False)
    page.goto("/v/notice")
    assert kept(page) == ["v:queue"]
    page.unroute("**/v/bathhs22")
    page.goto("/v/notice")
    arrived(page)
    assert spoken().count() == 1 and not kept(page)


def test_an_answer_that_was_lost_on_the_way_gives_the_same_receipt(phone):
    page, lost = phone(), []

    def lose(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.fallback()

    page.route("**/v/bathhs22", lose)
    send(page)
    page.locator("[data-offline]").wait_for()
    page.locator("[data-again]").click()
    assert arrived(page) == spoken().get().no


def test_a_draft_is_kept_only_if_asked_and_gone_once_it_is_sent(phone):
    page = phone()
    assert not kept(page)
    page.locator("[data-draft] input").check()
    page.reload()
    assert page.locator("textarea").input_value() == WORDS
    send(page)
    arrived(page)
    assert not kept(page)


def test_a_draft_never_holds_a_name_and_is_gone_after_a_day(phone):
    page = phone()
    page.locator("[data-draft] input").check()
    page.locator("[value=named]").check()
    page.locator("#id_name").fill("宁远")
    assert "宁远" not in page.evaluate("() => JSON.stringify(localStorage)")
    page.evaluate(OLD)
    page.reload()
    assert page.locator("textarea").input_value() == "" and not kept(page)


def test_leaving_quickly_takes_everything_along(phone):
    page = phone()
    page.locator("[data-draft] input").check()
    page.locator("[data-quickly]").click()
    page.wait_for_url("**/v/calendar")
    assert not kept(page) and "工会" not in page.content()
    page.go_back()
    assert "bathhs22" not in page.url


def test_leaving_quickly_from_a_receipt_asks_nothing(phone):
    page = phone()
    send(page)
    arrived(page)
    page.locator("[data-quickly]").click()
    page.wait_for_url("**/v/calendar")
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == "receipt"]


def test_a_receipt_that_is_not_kept_is_not_left_without_a_word(phone):
    page, asked = phone(), []
    send(page)
    arrived(page)
    page.get_by_role("link", name="公示栏").click()
    page.locator("[data-stay]").wait_for()
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    groups = page.locator("[data-digits] span").all_inner_texts()
    page.locator("#typed").fill("".join(groups))
    page.get_by_role("button", name="核对").click()
    page.get_by_text("您抄对了").wait_for()
    page.get_by_role("link", name="公示栏").click()
    page.wait_for_url("**/v/board")
    assert asked == ["beforeunload"]


def test_large_type_comes_without_losing_the_receipt(phone):
    page = phone()
    send(page)
    number = arrived(page)
    page.get_by_role("button", name="关怀版").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    assert page.locator("[data-no]").inner_text() == number
