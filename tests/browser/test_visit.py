"""The record of a visit on a bad line: kept with its photo and signature, sent once, never lost. 现场核验离线。"""

import pytest

from secondhalf.core.models import Event
from secondhalf.files.tests.sending import phone_photo
from secondhalf.matters.verifying import Verification
from secondhalf.testing.again import world_again
from secondhalf.testing.walk import Walk
from tests.browser.pages import of
from tests.browser.phone import PHONE

pytestmark = pytest.mark.browser
DRAFTS = """new Promise((done) => { const asked = indexedDB.open('secondhalf', 1);
  asked.onsuccess = () => { const all = asked.result.transaction('visits').objectStore('visits').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); }; }; })"""
KEPT = f"async () => (await {DRAFTS}).length"
WAIT = "await new Promise((on) => setTimeout(on, 50))"
WRITTEN = f"async () => {{ while ((await {DRAFTS})[0]?.files.length !== 2) {WAIT}; }}"
STORED = f"""async () => {{ const kept = await caches.open('visits');
  const there = async () => (await kept.keys()).length > 8 && kept.match(location.href, {{ ignoreVary: true }});
  while (!navigator.serviceWorker.controller || !(await there())) {WAIT}; }}"""


@pytest.fixture
def on_the_spot(live_server, clock, enter):
    """(matter, phone): the verifier stands in the bath house, the page is open, the line is gone."""
    world = world_again()
    matter = Walk(world).to("review")
    page = enter(world.yunzhou, **PHONE)
    page.goto(of(matter, "verify"))
    page.evaluate(STORED)  # the page opens without a line from now on
    page.context.set_offline(True)
    return world, matter, page


def write_down(page):
    page.locator("[name=points-0-name]").fill("淋浴水温")
    page.locator("[name=points-0-standard]").fill("不低于40℃")
    page.locator("[name=points-0-measured]").fill("43")
    page.locator("[name=points-0-passed][value=True]").check()
    photo = {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}
    page.locator("[name=points-0-photos]").set_input_files([photo])
    page.locator(".shots img").wait_for()
    page.locator("[name=place]").fill("男浴3号位")
    page.get_by_role("button", name="满意: ").nth(1).click()
    page.locator("[name=conclusion][value=verify]").check()
    pad = page.locator("[data-pad] canvas").first
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 80, steps=5)
    page.mouse.up()
    page.evaluate(WRITTEN)


def test_a_record_is_kept_without_a_line_with_its_photo_and_signature_and_sent_once(on_the_spot):
    _world, matter, page = on_the_spot
    write_down(page)
    page.locator(".stick .btn-1").click()
    page.locator("[data-unsent]").filter(has_text="没有网络").wait_for()
    assert "照片1张" in page.locator("[data-unsent]").inner_text().replace(" ", "")
    assert page.evaluate(KEPT) == 1 and not Verification.objects.exists()
    lost = []

    def lose(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.fallback()

    page.route("**/verify", lose)
    page.context.set_offline(False)
    page.locator("[data-unsent]").filter(has_text="没有回应").wait_for()
    page.goto(of(matter, "verify"))  # the page is another one by now: what was on its way is asked for again
    page.wait_for_url(f"**{of(matter)}")
    visit = Verification.objects.get()
    assert visit.points.get().photo and visit.signatures.get().drawing and visit.workers_satisfied == 1
    assert Event.objects.filter(name="matter.verify").count() == 1 and page.evaluate(KEPT) == 0


def test_a_record_survives_a_reload_and_a_matter_that_has_moved_on(on_the_spot):
    world, matter, page = on_the_spot
    write_down(page)
    page.reload()
    page.locator("[data-unsent]").filter(has_text="未提交").wait_for()
    page.context.set_offline(False)
    page.goto("/work")
    page.locator("[data-unsent-of] a").click()
    page.locator("[data-unsent]").filter(has_text="未提交").wait_for()
    assert page.locator("[name=points-0-measured]").input_value() == "43"
    assert page.locator(".shots img").count() == 1
    matter.send_back(by=world.gaoyuan, reason="东侧淋浴36℃，低于标准")
    page.locator(".stick .btn-1").click()
    page.locator("[data-unsent]").filter(has_text="没有丢失").wait_for()
    assert page.locator("[name=points-0-measured]").input_value() == "43" and page.evaluate(KEPT) == 1
    page.reload()
    page.locator("[data-left]").wait_for()
    assert "43" in page.locator("[data-lines]").inner_text() and page.locator("[data-shots] img").count() == 2
    page.said.clear()  # the browser notes the answer 409
