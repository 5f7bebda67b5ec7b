"""Whoever left the desk is signed out; signing in leads back to where they were. 闲置退出。"""

import time

import pytest

from secondhalf.people import idling


@pytest.fixture
def since(client):
    """since(minutes): the last request was so long ago."""

    def idle(actor, minutes):
        client.force_login(actor.person)
        client.get("/healthz")
        session = client.session
        session["seen"] = int(time.time()) - 60 * minutes
        session.save()
        return client

    return idle


def test_an_officer_is_signed_out_after_half_an_hour_and_led_back(world, since):
    client = since(world.baiyang, 31)
    page = client.get("/matters?stage=admitted")
    assert page.status_code == 401 and "/accounts/login/?next=/matters%3Fstage%3Dadmitted" in page.text
    assert "_auth_user_id" not in client.session


def test_a_request_in_between_keeps_the_session(world, since):
    client = since(world.baiyang, 29)
    assert client.get("/matters").status_code == 200
    assert time.time() - client.session["seen"] < 60


def test_a_worker_has_longer(world, since):
    assert since(world.ningyuan, 120).get("/voices").status_code == 200
    assert since(world.ningyuan, 241).get("/voices").status_code == 401


def test_what_was_typed_is_not_lost(world, since):
    page = since(world.baiyang, 31).post(
        "/matters/register", {"title": "关于四区浴室热水不足的问题", "summary": "夜班水凉。"}
    )
    assert page.status_code == 401 and "夜班水凉。" in page.text


def test_not_every_request_writes(world, since):
    client = since(world.baiyang, 0)
    noted = client.session["seen"]
    client.get("/matters")
    assert client.session["seen"] == noted


def test_nought_means_never(world, since, settings):
    settings.IDLE_MINUTES = 0
    assert since(world.baiyang, 60 * 24).get("/matters").status_code == 200


def test_only_whoever_acts_for_an_office_counts_as_staff(world):
    assert idling.allowed(world.baiyang) < idling.allowed(world.ningyuan)
