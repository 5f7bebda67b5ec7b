"""The page of what is kept: for an account and for a receipt, in both languages, and for nobody else."""

import io
import zipfile

import pytest

from secondhalf.core.actors import Actor
from secondhalf.voices.models import Voice
from secondhalf.voices.tests.conftest import WORDS

SECRET = "4" * 26
WHO = {"name": "宁远", "contact": "13800138000"}


@pytest.fixture
def receipt(client, lodge):
    """A browser that showed the receipt of a hidden voice."""
    from secondhalf.voices.receipts import check_digit

    digits = SECRET[:25] + check_digit(SECRET[:25])
    voice = lodge(by=Actor(name="raiser"), mode="hidden", channel="poster", raiser=WHO, secret=digits)
    client.post("/v/follow", {"no": voice.no, "digits": digits})
    return voice


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_account_sees_what_is_kept(client, world, lodge, language):
    voice = lodge()
    client.force_login(world.ningyuan.person)
    client.cookies["language"] = language
    page = client.get(f"/voices/{voice.no}/rights").content.decode()
    assert WORDS in page and "宁远" in page
    assert f"/voices/{voice.no}/rights" in client.get(voice.get_absolute_url()).content.decode()


def test_the_copy_is_a_download_that_no_cache_keeps(client, world, lodge):
    voice = lodge()
    client.force_login(world.ningyuan.person)
    answer = client.get(f"/voices/{voice.no}/copy")
    assert "no-store" in answer["Cache-Control"] and voice.no in answer["Content-Disposition"]
    assert "copy.json" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_an_officer_has_no_copy(client, world, lodge):
    voice = lodge()
    for name in ("baiyang", "jianghe", "anran"):
        client.force_login(getattr(world, name).person)
        for path in ("rights", "copy"):
            assert client.get(f"/voices/{voice.no}/{path}").status_code == 404


def test_a_receipt_opens_the_same(client, receipt):
    assert "/v/my/rights" in client.get("/v/my").content.decode()
    page = client.get("/v/my/rights").content.decode()
    assert WORDS in page and "宁远" not in page
    assert zipfile.ZipFile(io.BytesIO(client.get("/v/my/copy").content)).namelist()[0] == "copy.txt"


def test_without_a_receipt_one_is_asked_for_it(client, db):
    for path in ("/v/my/rights", "/v/my/copy"):
        assert client.get(path)["Location"] == "/v/follow"


def test_by_receipt_one_lets_know_takes_back_corrects_and_erases(client, world, receipt):
    for verb, sent in (
        ("correct", {"text": "是五区"}),
        ("reveal", {"name": "小宁", "agreed": "on"}),
        ("conceal", {}),
        ("erase", {"sure": "on"}),
    ):
        assert client.get(f"/v/my/{verb}").status_code == 200, verb
        assert client.post(f"/v/my/{verb}", {"of": receipt.no, **sent}).status_code == 302, verb
    voice = Voice.objects.get()
    assert voice.is_erased and not voice.reveals
    for path in ("/v/my", "/v/my/rights"):
        page = client.get(path)
        assert page.status_code == 200 and WORDS[:6] not in page.content.decode(), path


def test_consent_is_ticked_and_says_who_will_know(client, world, receipt, walk):
    walk(receipt, to="determine")
    page = client.get("/v/my/reveal").content.decode()
    assert "生活福利部" in page and "设备管理部" in page
    assert client.post("/v/my/reveal", {"of": receipt.no, "name": "小宁"}).status_code == 422


def test_erasing_has_to_be_meant(client, receipt):
    assert client.post("/v/my/erase", {"of": receipt.no}).status_code == 422
    assert not Voice.objects.get().is_erased
