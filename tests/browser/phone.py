"""A phone at a poster: the public form opened, filled in and sent. 手机与海报。"""

import pytest

from secondhalf.testing.again import world_again
from secondhalf.voices.models import Channel, Voice

WORDS = "晚上十点以后洗澡没有热水"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def poster(live_server, clock):
    """The code of the bath house."""
    places = world_again().places
    name = "第四服务区 · 职工浴室"
    return Channel.objects.create(
        realm=places.works.realm, code="bathhs22", unit=places.steel, holder=places.works, name=name, place=name
    )


@pytest.fixture
def phone(poster, enter):
    """The form on a phone; what the console says is looked at in the end."""
    opened = []

    def open_form(words=WORDS, **options):
        page = enter(None, **PHONE | options)
        page.goto("/v/bathhs22")
        page.locator("textarea").fill(words)
        opened.append(page)
        return page

    yield open_form
    assert not [line for page in opened for line in page.said]


def send(page, mode="anonymous"):
    page.locator(f"[value={mode}]").check()
    page.locator("main form .btn-1").click()


def arrived(page):
    page.locator("[data-receipt]").wait_for()
    return page.locator("[data-no]").inner_text()


def kept(page):
    """What lies in the phone of ours."""
    return page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('v:'))")


def spoken():
    """The voices that came through the poster."""
    return Voice.objects.filter(via__code="bathhs22")


def proved(page):
    """The proof of work, once it is found: a busy machine is slower than a phone."""
    return page.evaluate(
        "async () => { const field = document.querySelector('[name=proof]');"
        " while (!field.value) await new Promise((on) => setTimeout(on, 50)); return field.value; }"
    )
