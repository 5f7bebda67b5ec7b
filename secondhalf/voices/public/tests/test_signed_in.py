"""A signed-in worker: named goes on the account, hidden on a receipt alone, anonymous to the public page."""

import pytest
from django.test import Client

from secondhalf.voices import policy, sealing
from secondhalf.voices.models import Raiser, Voice
from secondhalf.voices.public import notice, proof

SAID = {"words": "食堂的菜是隔夜的", "mode": "hidden"}


@pytest.fixture
def speak(client, world):
    """The form of /speak, sent by Ningyuan."""
    client.force_login(world.ningyuan.person)
    return lambda **said: client.post("/speak", SAID | {"holder": world.places.works.pk} | said)


def test_a_hidden_voice_gets_a_receipt_and_hangs_on_no_account(world, speak):
    once = proof.new_once()
    page = speak(once=once)
    voice = Voice.objects.get()
    assert page.status_code == 200 and page["Cache-Control"] == "no-store" and voice.no in page.content.decode()
    assert voice not in policy.visible_to(world.ningyuan) and voice.receipt and voice.no.startswith("SY-")
    kept = Raiser.objects.get()
    assert (kept.person, kept.name) == (None, "") and voice.notice_version == notice.PRESENT
    assert sealing.unseal(kept.wrapped, kept.sealed, voice.pk)["person"] == str(world.ningyuan.person.pk)


def test_the_same_hidden_form_sent_twice_is_one_voice_with_one_receipt(speak):
    once = proof.new_once()
    first, second = speak(once=once).content.decode(), speak(once=once).content.decode()
    assert Voice.objects.count() == 1
    assert first.partition("data-digits")[2][:200] == second.partition("data-digits")[2][:200]


@pytest.mark.parametrize("once", ["", "1"])
def test_a_key_that_is_not_ours_still_gets_a_receipt_of_its_own(speak, once):
    pages = [speak(once=once).content.decode().partition("data-digits>")[2].partition("</dd>")[0] for _time in range(2)]
    assert Voice.objects.count() == 2 and pages[0] != pages[1] and all(pages)


def test_the_receipt_is_checked_and_followed_on_the_public_pages(client, speak):
    once = proof.new_once()
    speak(once=once)
    assert "可以放心离开" in client.post("/v/check", {"once": once, "kept": "1"}).content.decode()
    assert client.get("/v/my").status_code == 200
    assert Client().get("/v/my").status_code != 200


def test_a_named_voice_goes_on_as_ever(world, speak):
    answer = speak(mode="named", once=proof.new_once())
    assert answer.status_code == 302 and Voice.objects.get() in policy.visible_to(world.ningyuan)


def test_anonymous_leads_to_the_page_that_never_reads_the_sign_in(world, client):
    client.force_login(world.ningyuan.person)
    page = client.get("/speak").content.decode()
    assert f'href="/v/unit/{world.places.steel.pk}" rel="noreferrer"' in page
    assert "anonymous" not in page.partition("<form")[2].partition("</fieldset>")[0]
