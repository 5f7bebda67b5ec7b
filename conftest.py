"""What every test may ask for: the cast, a clock that is set, compiled translations, a browser. 测试公用。"""

import contextlib
import datetime
import os
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from secondhalf.core import kept, moments, schema
from secondhalf.core.kept import forget_all
from secondhalf.messages import compile_stale
from secondhalf.testing.chromium import CHROMIUM
from secondhalf.testing.start import START

ROOT = Path(__file__).resolve().parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config):
    kept._SECONDS = 3600  # a slow machine must not count more queries than a quick one
    if not hasattr(config, "workerinput"):
        compile_stale()


def pytest_collection_modifyitems(config, items):
    """Without Chromium the browser tests say so; where CI must run them (SECONDHALF_BROWSER=1) they fail instead.

    Beside PostgreSQL only what asks a database is run, and not what is marked `embedded`: the rest has been run beside
    SQLite and would answer the same.
    """
    if os.environ.get("TEST_DATABASE_URL"):
        beside = [item for item in items if asks_a_database(item) and not item.get_closest_marker("embedded")]
        config.hook.pytest_deselected(items=list(set(items) - set(beside)))
        items[:] = beside
    items.sort(key=long_ones_first)
    if CHROMIUM or os.environ.get("SECONDHALF_BROWSER") == "1":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="not run: Chromium is not installed (apt-get install chromium)"))


def long_ones_first(item):
    """A long test that is begun last keeps one process busy while the other has nothing left to do.

    What empties the tables behind it stays after what reads them: it takes away what migrations put in.
    """
    mark = item.get_closest_marker("django_db")
    empties = {"transactional_db", "live_server"}.intersection(item.fixturenames)
    place = 1 if empties or (mark and mark.kwargs.get("transaction")) else 0 if asks_a_database(item) else 2
    return place, not item.get_closest_marker("long")


def asks_a_database(item):
    """By its mark or a fixture; and whatever starts installations (`tests/`), which have databases of their own."""
    fixtures = {"db", "transactional_db", "live_server"}.intersection(item.fixturenames)
    whole = ROOT / "tests" in item.path.parents and ROOT / "tests" / "house" not in item.path.parents
    return bool(item.get_closest_marker("django_db") or fixtures or whole)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Django made the tables from the models (TEST MIGRATE is off), as an installation does."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        schema.complete(editor)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """A fresh page at the live server, in Chinese; an error in the page's console fails the test."""
    with contextlib.closing(browser.new_context(base_url=live_server.url, locale="zh-CN")) as context:
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if is_error(line) else None)
        yield page
    assert not errors, errors


def is_error(line):
    """A refused step answers 403, 404, 409 or 422 on purpose; the console's note of that is not a fault."""
    return line.type == "error" and "Failed to load resource" not in line.text


@pytest.fixture(autouse=True)
def _clean_kept():
    forget_all()
    yield
    forget_all()
    moments.set_clock(None)
    translation.deactivate()  # a request leaves the reader's language behind


@pytest.fixture
def clock():
    """The clock stands at START; `clock(days=..., hours=...)` moves it on."""
    moments.set_clock(START)

    def on(**delta):
        moments.set_clock(moments.now() + datetime.timedelta(**delta))
        return moments.now()

    return on


@pytest.fixture
def world(db, clock):
    """The cast of testing/world.py, in Chinese."""
    from secondhalf.testing.again import world_again

    return world_again()
