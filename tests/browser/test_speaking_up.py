"""A worker with a phone and no account speaks: on a good line, on a bad one, and without scripts. 公开反映。"""

import io

import pytest
from PIL import Image

from secondhalf.files import storing
from secondhalf.files.tests.sending import phone_photo
from secondhalf.voices.public import proof
from tests.browser.phone import PHONE, WORDS, arrived, proved, send, spoken

pytestmark = [pytest.mark.browser]


def test_the_first_load_is_five_requests_and_less_than_100_kilobytes(poster, enter):
    page, sizes = enter(None, **PHONE), []
    page.on("requestfinished", lambda request: sizes.append(sum(request.sizes().values())))
    page.goto("/v/bathhs22", wait_until="networkidle")
    assert 3 <= len(sizes) <= 5 and sum(sizes) < 100_000


def test_a_worker_speaks_with_a_proof_of_work_and_keeps_the_receipt_as_a_picture(phone):
    page = phone()
    proved(page)
    send(page)
    number = arrived(page)
    voice = spoken().get()
    assert (voice.no, voice.words, voice.is_held) == (number, WORDS, False)
    with page.expect_download() as saved:
        page.locator("[data-save]").click()
    with Image.open(saved.value.path()) as picture:
        assert picture.width == 1080 and number in saved.value.suggested_filename
    page.locator("[data-onward] a").click()
    page.wait_for_url("**/v/my")


def test_the_phone_computes_what_the_house_checks(phone):
    page = phone()
    found = proved(page)
    assert found == proof.found(page.locator("[name=once]").input_value())


def test_a_photo_is_made_small_on_the_phone_and_tells_nothing(phone):
    page, large = phone(), io.BytesIO()
    with Image.open(io.BytesIO(phone_photo())) as small:
        small.resize((4000, 3000)).save(large, "JPEG", exif=small.getexif())
    photo = {"name": "IMG_宁远.jpg", "mimeType": "image/jpeg", "buffer": large.getvalue()}
    page.locator("#id_photos").set_input_files([photo])
    page.locator("[data-list] li").wait_for()
    sent = page.evaluate(
        "async () => { const [file] = document.querySelector('#id_photos').files;"
        " const made = await createImageBitmap(file);"
        " return [made.width, made.height, (await file.text()).includes('Exif')]; }"
    )
    assert sent == [1200, 1600, False]  # upright, as it was held
    send(page)
    arrived(page)
    file = spoken().get().shots.get().file
    assert (file.width, file.height) == (1200, 1600) and b"PhoneMaker" not in storing.path_of(file.pk).read_bytes()


def test_a_fourth_photo_is_not_taken_and_one_can_be_taken_back(phone):
    page = phone()
    photos = [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()} for n in range(4)]
    page.locator("#id_photos").set_input_files(photos)
    page.get_by_text("最多三张照片").wait_for()
    page.locator("[data-list] button").first.click()
    assert page.evaluate("() => document.querySelector('#id_photos').files.length") == 2


def test_without_scripts_everything_works(phone):
    page = phone(java_script_enabled=False)
    send(page)
    arrived(page)
    assert spoken().get().is_held
    groups = page.locator("[data-digits] span").all_inner_texts()
    page.locator("#typed").fill("00000")
    page.get_by_role("button", name="核对").click()
    page.get_by_text("请再看一眼第三组").wait_for()
    assert page.locator("[data-onward] a").is_hidden()
    page.locator("#typed").fill(groups[2])
    page.get_by_role("button", name="核对").click()
    page.get_by_text("可以放心离开").wait_for()
    page.get_by_role("link", name="查进度").last.click()
    page.wait_for_url("**/v/my")


def test_a_double_click_and_two_tabs_make_one_voice(phone):
    page = phone()
    page.locator("[value=anonymous]").check()
    page.locator("main form .btn-1").dblclick()
    arrived(page)
    assert spoken().count() == 1


def test_back_after_the_receipt_opens_a_fresh_form(phone):
    page = phone()
    send(page)
    arrived(page)
    page.locator("[data-print]").wait_for()
    page.evaluate("() => { document.querySelector('[data-receipt]').dataset.kept = ''; }")
    page.goto("/v/notice")
    page.go_back()
    page.locator("textarea").wait_for()
    assert page.locator("textarea").input_value() == "" and page.locator("[data-receipt]").count() == 0
    page.reload()
    assert spoken().count() == 1


def test_what_is_wrong_comes_back_with_words_photos_and_proof(phone):
    page = phone()
    page.locator("#id_photos").set_input_files([{"name": "1.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}])
    page.locator("[data-list] li").wait_for()
    proved(page)
    send(page, "named")  # without a name
    page.locator("[data-wrong]").wait_for()
    assert page.locator("textarea").input_value() == WORDS and page.locator("[data-list] li").count() == 1
    page.locator("#id_name").fill("宁远")
    page.locator("#id_contact").fill("13800138000")
    page.locator("main form .btn-1").click()
    arrived(page)
    assert (spoken().get().is_held, spoken().get().shots.count()) == (False, 1)


def test_the_language_changes_amid_writing_and_nothing_is_lost(phone):
    page = phone()
    page.locator("#id_photos").set_input_files([{"name": "1.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}])
    page.locator("[data-list] li").wait_for()
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Tell the union what is wrong").wait_for()
    assert page.locator("textarea").input_value() == WORDS and page.locator("[data-list] li").count() == 1
    send(page)
    arrived(page)
    assert page.get_attribute("html", "lang") == "en"


def test_a_microphone_that_is_not_there_is_said_in_words(phone):
    page = phone()
    page.locator("[value=named]").check()
    page.get_by_role("button", name="录音").click()
    page.get_by_text("用不了麦克风").wait_for()
