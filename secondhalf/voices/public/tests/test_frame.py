"""What surrounds the public pages: one sheet, one script, no trace, and a way to leave quickly."""

import gzip

import pytest

from secondhalf.voices.public.bundles import BUNDLES, bundle

PAGES = ["/v/notice", "/v/calendar"]


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_leaves_no_cookie_and_is_not_kept(db, client, page):
    answer = client.get(page)
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert not [name for name in answer.cookies if answer.cookies[name].value]
    assert "csrf" not in answer.content.decode()


def test_one_sheet_and_one_script_are_asked_for(db, client):
    html = client.get("/v/notice").content.decode()
    assert html.count('rel="stylesheet"') == 1 and html.count("<script") == 1


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_kept_for_good_and_its_old_address_leads_to_it(db, client, name):
    address = f"/v/b/{bundle(name)['hash']}/{name}"
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert "immutable" in answer["Cache-Control"] and gzip.decompress(answer.content) == bundle(name)["plain"]
    assert client.get(f"/v/b/old/{name}")["Location"] == address


def test_what_is_no_bundle_is_not_there(db, client):
    assert client.get("/v/b/old/settings.py").status_code == 404


def test_dark_is_loaded_where_it_was_chosen(db, client):
    client.cookies["theme"] = "dark"
    assert "/dark.css" in client.get("/v/notice").content.decode()


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("size", "large", "large"), ("size", "", ""), ("language", "en", "en"), ("theme", "x", "")],
)
def test_a_choice_is_kept_in_a_cookie_and_leads_back(db, client, name, value, kept):
    answer = client.post("/v/set", {name: value, "next": "/v/notice"})
    assert (answer.status_code, answer["Location"]) == (302, "/v/notice")
    assert answer.cookies[name].value == kept


@pytest.mark.parametrize("elsewhere", ["https://example.org/v/", "//example.org", "/work", ""])
def test_a_choice_leads_nowhere_else(db, client, elsewhere):
    assert client.post("/v/set", {"size": "large", "next": elsewhere})["Location"] == "/v/"


def test_the_page_to_leave_to_says_nothing_and_forgets_the_receipt(db, client):
    client.cookies["receipt"] = "x"
    answer = client.get("/v/calendar")
    assert answer.cookies["receipt"].value == "" and answer.cookies["receipt"]["max-age"] == 0
    words = answer.content.decode()
    assert "工会" not in words and "后半篇" not in words and "反映" not in words


def test_the_notice_can_be_read_in_every_version_and_in_english(db, client):
    assert "不记网络地址" in client.get("/v/notice?version=2026-1").content.decode()
    assert client.get("/v/notice?version=1999-1").status_code == 404
    client.cookies["language"] = "en"
    assert "No network address" in client.get("/v/notice").content.decode()
