"""What stands around every page: menu, acting as, and the reader's own choices."""

import re
from types import SimpleNamespace

import pytest
from django.shortcuts import render
from django.test import RequestFactory
from django.utils import translation

from secondhalf.core.actors import Actor
from secondhalf.web import frame as frames
from secondhalf.web import preferences


def actor(*roles, title="head", posts=()):
    organisation = SimpleNamespace(name="Public Welfare", realm=None)
    post = SimpleNamespace(pk=1, title=title, organisation=organisation, roles=list(roles), roles_set=frozenset(roles))
    person = SimpleNamespace(name="Jiang He", current_posts=lambda: [post, *posts])
    return Actor(person=person, post=post)


def framed(acting=None, path="/", **cookies):
    request = RequestFactory().get(path)
    request.actor = acting
    request.COOKIES.update(cookies)
    return request


@pytest.fixture
def addresses(monkeypatch):
    known = {"workbench": "/", "matters": "/matters/", "system": "/system"}
    monkeypatch.setattr(frames, "address", lambda name: known.get(name, ""))


def names(links):
    return [link["url"] for link in links]


@pytest.mark.usefixtures("addresses")
def test_the_menu_shows_pages_that_exist_and_that_the_post_may_open():
    assert names(frames.Frame(framed(actor("handler"))).menu) == ["/", "/matters/"]
    assert names(frames.Frame(framed(actor("union_office"))).menu) == ["/", "/matters/", "/system"]


@pytest.mark.usefixtures("addresses")
@pytest.mark.parametrize("acting", [None, actor("worker")], ids=["signed out", "a worker"])
def test_who_handles_nothing_has_no_office_menu(acting):
    assert frames.Frame(framed(acting)).menu == []


@pytest.mark.usefixtures("addresses")
def test_the_menu_says_where_one_is():
    menu = frames.Frame(framed(actor("handler"), "/matters/SQ1/")).menu
    assert [link["url"] for link in menu if link["current"]] == ["/matters/"]


def test_an_address_that_does_not_exist_is_empty():
    assert frames.address("no-such-page") == ""
    assert frames.address("set_size")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_other_language_keeps_the_page(language):
    with translation.override(language):
        page = frames.Frame(framed(path="/matters/?q=x"))
        assert page.other_language["code"] != language
        assert page.here == "/matters/?q=x"


@pytest.mark.usefixtures("addresses")
def test_a_page_names_who_acts_and_offers_the_other_posts():
    other = SimpleNamespace(pk=2, title="chair", organisation=SimpleNamespace(name="Union"))
    page = frames.Frame(framed(actor("handler", posts=[other])))
    assert [post.pk for post in page.posts] == [2]
    with translation.override("en"):
        html = render(framed(actor("handler")), "core/base.html").content.decode()
    assert "Jiang He · head" in html and "Public Welfare" in html


def test_large_type_and_theme_come_from_cookies():
    html = render(framed(size="large", theme="dark"), "core/public.html").content.decode()
    assert 'data-size="large"' in html
    assert re.search(r'dark\.css" media="screen"', html)
    light = render(framed(theme="light"), "core/public.html").content.decode()
    assert "data-size" not in light and "dark.css" not in light


def test_large_type_is_switched_on_and_off():
    on = preferences.size(RequestFactory().post("/", {"size": "large", "next": "/matters/?q=1"}))
    assert (on.status_code, on["Location"], on.cookies["size"].value) == (302, "/matters/?q=1", "large")
    assert on.cookies["size"]["httponly"]
    off = preferences.size(RequestFactory().post("/", {"size": ""}))
    assert off.cookies["size"]["max-age"] == 0


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_switch_never_leads_away(target):
    answer = preferences.theme(RequestFactory().post("/", {"theme": "dark", "next": target}))
    assert answer["Location"] == "/"


def test_an_unknown_theme_is_not_kept():
    assert preferences.theme(RequestFactory().post("/", {"theme": "x"})).cookies["theme"]["max-age"] == 0
