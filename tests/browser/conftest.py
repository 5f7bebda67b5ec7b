"""A browser in which anybody of the cast is signed in, and a scene to look at. 浏览器测试公用。"""

import contextlib

import pytest
from django.conf import settings
from django.test import Client

from conftest import is_error
from tests.browser.phone import phone, poster  # noqa: F401 (fixtures)
from tests.browser.scene import Scene
from tests.browser.sight import NOTE_VIOLATIONS


@pytest.fixture
def scene(live_server, clock):
    return Scene()


@pytest.fixture
def enter(browser, live_server):
    """enter(actor, language): a page of a browser in which they are signed in (None: nobody is).

    `page.said` gathers what the console says, `page.asked` every address that is asked for.
    """
    with contextlib.ExitStack() as open_until_the_end:

        def entered(actor=None, language="zh-CN", **options):
            context = browser.new_context(base_url=live_server.url, locale=language, **options)
            open_until_the_end.enter_context(contextlib.closing(context))
            context.add_init_script(NOTE_VIOLATIONS)
            if actor:
                context.add_cookies([session_of(actor, live_server.url)])
            return watched(context.new_page())

        yield entered


def session_of(actor, address):
    client = Client()
    client.force_login(actor.person)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies["sessionid"].value, "url": address}


def watched(page):
    page.said, page.asked = [], []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("console", lambda line: page.said.append(line.text) if is_error(line) else None)
    page.on("request", lambda request: page.asked.append(request.url))
    return page
