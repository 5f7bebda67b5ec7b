"""Every main page, at a desk and on a phone, in both languages, for everybody whose work it is. 无障碍。"""

import pytest

from tests.browser.pages import of, pages, status_of
from tests.browser.scene import Scene
from tests.browser.sight import DESK, PHONE, faults

pytestmark = pytest.mark.browser
# What the rules read is the same in both languages: each is asked at one width, so that each width is asked once.
LANGUAGES = {"zh": ("zh-CN", "zh-Hans", PHONE), "en": ("en-GB", "en", DESK)}
POOR = """<html lang="fr"><body><main><h1>一</h1><h1>二</h1><img src="data:,"><label>x</label><input>
<button>y</button><p><a href="/">{}</a></p></main></body></html>""".format("w" * 400)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_main_page_can_be_read_and_used(language, live_server, clock, enter, settings):
    settings.DEMO = True  # for the page of patterns
    scene, found = Scene(language), {}
    locale, tag, size = LANGUAGES[language]
    for reader, places in pages(scene).items():
        page = enter(getattr(scene.world, reader) if reader else None, locale)
        for what, address in places.items():
            status = page.goto(address).status
            wrong = [] if status == status_of(what) else [f"answers {status}"]
            found[f"{reader}: {what}"] = [*wrong, *faults(page, tag, [size]), *page.said]
            page.said.clear()
        found[f"{reader}: asks elsewhere"] = [url for url in page.asked if not url.startswith(live_server.url)]
    assert not any(found.values()), "\n".join(f"{what}: {fault}" for what, wrong in found.items() for fault in wrong)


def test_the_check_finds_what_is_wrong(page):
    page.set_content(POOR)
    found = "\n".join(faults(page, "en"))
    for fault in ("2 first headings", "lang is fr", "image-alt", "label", "wider than the screen", "px high"):
        assert fault in found


@pytest.mark.parametrize(
    ("reader", "address"), [("ningyuan", "/speak"), ("ningyuan", "/voices"), (None, "/accounts/login/")]
)
def test_a_workers_first_page_weighs_less_than_100_kilobytes(reader, address, scene, enter):
    page = enter(getattr(scene.world, reader) if reader else None)
    sizes = []
    page.on(
        "requestfinished",
        lambda request: sizes.append(sum(request.sizes()[of] for of in ("responseBodySize", "responseHeadersSize"))),
    )
    page.goto(address, wait_until="networkidle")
    assert len(sizes) >= 4 and sum(sizes) < 100_000


def test_dark_pages_have_contrast_too(scene, enter):
    for reader, address in (("baiyang", "/work"), ("baiyang", "/dashboard"), ("ningyuan", "/speak")):
        page = enter(getattr(scene.world, reader), color_scheme="dark")
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
        assert not faults(page, "zh-Hans")


def test_large_type_fits_a_phone(scene, enter, live_server):
    for reader, address in (("ningyuan", "/speak"), ("jianghe", "/work"), ("baiyang", of(scene.under_way))):
        page = enter(getattr(scene.world, reader), "en")
        page.context.add_cookies([{"name": "size", "value": "large", "url": live_server.url}])
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
        assert not faults(page, "en")
