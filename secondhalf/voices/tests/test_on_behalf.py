"""An officer writes down for somebody, is named, and hands over a receipt that the house shows once."""

import re

import pytest

from secondhalf.voices.models import Voice
from secondhalf.voices.receipts import digits_of, shown

WORDS = "夜班没有热饭。"


@pytest.fixture
def write(client, world):
    def post(who="baiyang", **more):
        client.force_login(getattr(world, who).person)
        given = {"words": WORDS, "unit": world.places.steel.pk, "channel": "visit", "mode": "named", "nature": "help"}
        return client.post("/speak/for", {**given, "raiser_name": "宁远", "once": "k", **more})

    return post


@pytest.mark.parametrize("channel", ["phone", "visit", "letter", "box"])
def test_each_way_names_the_proxy(write, world, channel):
    write(channel=channel)
    voice = Voice.objects.get()
    assert (voice.channel, voice.proxy) == (channel, world.baiyang.person)


def digits_on(page):
    return digits_of("".join(re.findall(r"<span>(\d{1,5})</span>", page.content.decode())))


def test_the_receipt_is_shown_once_and_opens_the_voice(write):
    page = write(receipt="on")
    voice = Voice.objects.get()
    assert page.status_code == 200 and "no-store" in page["Cache-Control"] and len(digits_on(page)) == 26
    assert shown(Voice.objects.all(), voice.no, digits_on(page)) == voice


def test_the_form_sent_again_shows_the_same_receipt(write):
    assert digits_on(write(receipt="on")) == digits_on(write(receipt="on"))
    assert Voice.objects.count() == 1


def test_without_a_wish_there_is_no_receipt(write):
    assert write().status_code == 302
    assert not hasattr(Voice.objects.get(), "receipt")


def test_what_accuses_the_office_rises_and_the_slip_still_comes(write, world):
    page = write(receipt="on", about_person=world.baiyang.person.name, nature="complaint")
    voice = Voice.objects.get()
    assert voice.holder_id == world.places.park.pk
    assert shown(Voice.objects.all(), voice.no, digits_on(page)) == voice
    assert f'href="{voice.get_absolute_url()}"' not in page.content.decode()
