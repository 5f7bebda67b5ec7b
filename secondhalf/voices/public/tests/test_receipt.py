"""The receipt without scripts: typed back or said to be kept, and until then it comes again."""

import pytest
from django.test import Client

from secondhalf.voices import receipts
from secondhalf.voices.public import proof


@pytest.fixture
def stub(speak, fill):
    """(once, groups) of a voice that was just lodged."""
    form = fill()
    speak(**form)
    return form["once"], receipts.grouped(receipts.secret_of(form["once"])).split()


@pytest.fixture
def check(client):
    def send(**said):
        return client.post("/v/check", said).content.decode()

    return send


def test_the_third_group_typed_back_is_right(stub, check):
    once, groups = stub
    page = check(once=once, typed=groups[2])
    assert "您抄对了" in page and "可以放心离开" in page and "data-kept" in page and "/v/my" in page


def test_the_whole_code_with_blanks_and_wide_figures_is_right_too(stub, check):
    once, groups = stub
    wide = " ".join(groups).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert "您抄对了" in check(once=once, typed=wide)


def test_wrong_figures_bring_the_receipt_again_with_what_was_typed(stub, check):
    once, groups = stub
    page = check(once=once, typed="00000")
    assert "请再看一眼第三组" in page and 'value="00000"' in page and "data-kept" not in page
    assert all(f"<span>{group}</span>" in page for group in groups)


def test_who_photographed_it_may_say_so(stub, check):
    assert "可以放心离开" in check(once=stub[0], kept="1", typed="")


@pytest.mark.parametrize("once", ["", "x", "hello.world.x"])
def test_a_key_that_is_not_ours_shows_nothing(stub, client, once):
    answer = client.post("/v/check", {"once": once, "typed": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/v/")


def test_a_key_of_a_form_that_was_never_sent_shows_nothing(stub, client):
    assert client.post("/v/check", {"once": proof.new_once()}).status_code == 302


def test_the_receipt_is_not_on_any_page_that_can_be_asked_for_later(stub, client):
    _once, groups = stub
    for address in ("/v/bathhs22", "/v/check", "/v/my", "/v/follow", "/v/"):
        assert groups[2] not in client.get(address).content.decode()


def test_no_token_is_asked_for_since_there_is_no_sign_in(poster, fill):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/v/bathhs22", fill())
    assert answer.status_code == 200 and set(answer.cookies) == {"receipt"}
