"""The matter's page: what it shows, to whom, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.testing.walk import Walk, picture

VERBS = ("register", "admit", "dispatch", "sign_for", "determine", "report", "apply", "review", "verify", "endorse",
         "approve", "close", "archive")  # fmt: skip


@pytest.fixture
def sign_in(client):
    def sign_in(actor, language="zh-hans"):
        client.force_login(actor.person)
        client.cookies["language"] = language
        return client

    return sign_in


def see(client, matter):
    return client.get(matter.get_absolute_url())


@pytest.mark.parametrize("last", VERBS)
def test_the_page_stands_at_every_stage(world, sign_in, last):
    matter = Walk(world).to(last)
    page = see(sign_in(world.baiyang), matter)
    assert page.status_code == 200
    assert matter.title in page.text
