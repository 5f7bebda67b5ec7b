"""A ledger on screen: columns that stand still, keys, filters. 台账表格。"""

import pytest

from tests.browser.sight import faults

pytestmark = pytest.mark.browser
OVERLAPS = """() => [...document.querySelectorAll("table.ledger tr")].flatMap((row) => {
  const still = [...row.cells].filter((cell) => /\\bf[123]\\b/.test(cell.className) && cell.rowSpan < 2)
    .filter((cell) => getComputedStyle(cell).position === "sticky").map((cell) => cell.getBoundingClientRect());
  const numbers = [...row.cells].filter((cell) => /\\bf1\\b/.test(cell.className));
  const inside = numbers.filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
  const wrong = still.slice(1).filter((box, at) => box.left < still[at].right - 1);
  return [...wrong.map((box) => `${row.rowIndex}: at ${box.left}`), ...inside.map((cell) => cell.innerText)];
})"""


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("wide", [1440, 390])
def test_columns_that_stand_still_never_cover_each_other(scene, enter, language, wide):
    page, found = enter(scene.world.baiyang, language), {}
    page.set_viewport_size({"width": wide, "height": 800})
    for key in ("problems", "closed", "rectification", "practical"):
        page.goto(f"/ledgers/{key}/")
        if page.locator(".ledger-frame").count():
            page.evaluate("document.querySelector('.ledger-frame').scrollTo(500, 0)")
            found[key] = page.evaluate(OVERLAPS)
    assert len(found) == 4 and not any(found.values()), found


def test_keys_move_between_cells_and_enter_opens_the_row(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto("/ledgers/problems/")
    page.locator(".ledger-frame").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    row = page.locator(":focus").locator("xpath=ancestor::tr")
    assert row.evaluate("row => row.rowIndex - row.closest('table').tHead.rows.length") == 1
    address = row.locator("td a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_filter_changes_the_table_and_the_address_and_the_pages_can_be_read(scene, enter):
    page = enter(scene.world.baiyang)
    page.goto("/ledgers/problems/")
    page.locator("select[name=stage]").select_option("under_way")
    page.wait_for_url("**stage=under_way**")
    assert not [*faults(page, "zh-Hans"), *page.said]
    for address in ("/ledgers/problems/layout", "/ledgers/problems/import", "/ledgers/problems/print"):
        page.goto(address)
        assert not [*faults(page, "zh-Hans"), *page.said], address
