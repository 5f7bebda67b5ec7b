"""/v/follow: number and digits lead to one's own voice; wrong ones reveal nothing and are slowed, never locked."""

import re

import pytest

from secondhalf.core import holding, moments
from secondhalf.voices import slowing
from secondhalf.voices.models import WrongTries
from secondhalf.voices.public.doors import COOKIE
from secondhalf.voices.receipts import grouped
from secondhalf.voices.tests.conftest import SECRET, WORDS

OTHER = "0" * 26


@pytest.fixture
def waits(monkeypatch):
    """How long each wrong try waited: nobody waits in a test."""
    kept = []
    monkeypatch.setattr(holding.time, "sleep", kept.append)
    return kept


def show(client, no, digits):
    return client.post("/v/follow", {"no": no, "digits": digits})


def wide(digits):
    return "".join(chr(ord(sign) + 0xFEE0) for sign in digits)


@pytest.mark.parametrize(
    "typed",
    [SECRET, grouped(SECRET), grouped(SECRET).replace(" ", "-"), wide(SECRET), f" {SECRET[:13]}，{SECRET[13:]} "],
)
def test_the_digits_open_it_however_they_are_typed(client, whisper, waits, typed):
    voice = whisper()
    for no in (voice.no, voice.no.lower().replace("-", " "), voice.no.removeprefix("SY-")):
        answer = show(client, no, typed)
        assert (answer.status_code, answer["Location"]) == (302, "/v/my") and answer.cookies[COOKIE].value
        assert WORDS in client.get("/v/my").content.decode()
        client.cookies.clear()
    assert waits == []


@pytest.mark.parametrize(
    "typed", ["", "123", SECRET[:-1], SECRET + "1", SECRET[1] + SECRET[0] + SECRET[2:], "回执丢了"]
)
def test_a_slip_of_the_finger_is_told_before_anything_is_looked_up(client, whisper, waits, typed):
    answer = show(client, whisper().no, typed)
    assert answer.status_code == 422 and COOKIE not in answer.cookies
    assert waits == [] and not WrongTries.objects.exists()


def test_wrong_digits_say_the_same_and_wait_the_same_whether_the_number_exists_or_not(client, whisper, waits):
    voice = whisper()
    pages = [show(client, no, OTHER).content.decode() for no in (voice.no, "SY-11111-22222")]
    with_number_and_key = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert with_number_and_key[0] == with_number_and_key[1] and "对不上" in pages[0]
    assert waits == [slowing.FIRST] * 2


def test_after_a_thousand_wrong_tries_the_right_digits_get_in_at_once(client, whisper, waits):
    voice = whisper()
    for _ in range(1000):
        slowing.hold_up(voice.no)
    assert show(client, voice.no, OTHER).status_code == 422
    assert waits[:6] == [0.125, 0.25, 0.5, 1, 2, 2] and max(waits) == slowing.LONGEST
    waits.clear()
    assert show(client, voice.no, SECRET)["Location"] == "/v/my" and waits == []


def test_too_many_at_once_are_told_so_and_the_right_digits_still_get_in(client, whisper, waits, monkeypatch):
    voice = whisper()
    monkeypatch.setattr(
        holding.time, "sleep", lambda _seconds: waits.append(show(client, voice.no, SECRET).status_code)
    )
    for _ in range(holding.WAITING_AT_ONCE - 1):
        holding.places.acquire()
    assert show(client, voice.no, OTHER).status_code == 422 and waits == [302]
    holding.places.acquire()
    client.cookies.clear()
    try:
        assert show(client, voice.no, OTHER).status_code == 429
    finally:
        holding.places.release(holding.WAITING_AT_ONCE)


def test_what_is_kept_of_wrong_tries_tells_neither_number_nor_time_and_goes_next_day(client, whisper, waits, clock):
    show(client, whisper().no, OTHER)
    row = WrongTries.objects.get()
    assert row.pk.version == 4 and row.bucket < 65536 and row.day == moments.today()
    assert {field.name for field in WrongTries._meta.fields} == {"id", "day", "bucket", "count"}
    clock(days=1)
    slowing.sweep(moments.today())
    assert not WrongTries.objects.exists()


def test_a_link_opened_by_a_preview_shows_a_form_and_nothing_else(client, whisper):
    voice = whisper()
    for path in ("/v/follow", "/v/my", "/v/my/tell", "/v/my/rate", "/v/my/1"):
        answer = client.get(path, follow=True)
        html = answer.content.decode()
        assert answer.status_code == 200 and WORDS not in html and voice.no not in html and 'name="digits"' in html


def test_the_secret_never_stands_in_an_address_or_in_a_page(client, whisper):
    voice = whisper()
    answer = client.post("/v/follow", {"no": voice.no, "digits": SECRET}, follow=True)
    assert SECRET not in answer.content.decode() and not any(SECRET in path for path, _status in answer.redirect_chain)


def test_whoever_leaves_has_to_show_the_receipt_again(client, whisper):
    show(client, whisper().no, SECRET)
    client.post("/v/leave")
    assert client.get("/v/my")["Location"] == "/v/follow"


def test_half_an_hour_without_a_page_forgets_the_receipt(client, whisper, monkeypatch):
    show(client, whisper().no, SECRET)
    monkeypatch.setattr("secondhalf.voices.public.doors.STAYS", -1)
    assert client.get("/v/my")["Location"] == "/v/follow"


def test_no_cookie_but_that_of_the_receipt_is_set(client, whisper):
    voice = whisper()
    show(client, voice.no, SECRET)
    client.get("/v/my")
    client.post("/v/my/tell", {"text": "东头那间", "of": voice.no})
    assert set(client.cookies) == {COOKIE} and not client.cookies[COOKIE]["max-age"]
