"""Copy, correct, let know, take back, erase: by account and by receipt (PIPL arts 44-50; DOMAIN §13.1)."""

import io
import json
import zipfile

import pytest

from secondhalf.core.access import allowed, find
from secondhalf.core.actors import Actor
from secondhalf.core.problems import NotFound, NotValid, Refused, StillMissing
from secondhalf.voices import copying, policy
from secondhalf.voices.revealing import AlreadyNamed, NobodyToName, NotNamed
from secondhalf.voices.tests.conftest import WORDS

WHO = {"name": "宁远", "contact": "13800138000"}


def bearer(voice):
    return Actor(name="raiser", bearer=voice.pk)


@pytest.fixture
def hidden(lodge):
    return lodge(by=Actor(name="raiser"), mode="hidden", channel="poster", raiser=WHO, secret="1" * 26)


def test_a_correction_stands_beside_the_words_and_the_office_is_told(world, lodge):
    voice = lodge()
    voice.correct(by=world.ningyuan, text="不是四区，是五区")
    assert voice.words == WORDS and voice.unread_by_office
    assert (voice.corrections.get().text, voice.story().last().person) == ("不是四区，是五区", None)


def test_an_empty_correction_is_none(world, lodge):
    voice = lodge()
    with pytest.raises(NotValid):
        voice.correct(by=world.ningyuan, text="")
    assert voice.story().count() == 1


def test_only_whoever_spoke_has_these_rights(world, lodge, hidden):
    for voice, mine in ((lodge(), world.ningyuan), (hidden, bearer(hidden))):
        assert {"correct", "reveal", "erase"} <= set(allowed(policy, mine, voice))
        for name in ("baiyang", "jianghe", "qinling", "anran", "xitong"):
            assert not {"correct", "reveal", "erase", "conceal"} & set(allowed(policy, getattr(world, name), voice))
    with pytest.raises(Refused):
        find(policy, world.baiyang, "erase", pk=hidden.pk)
    with pytest.raises(NotFound):
        find(policy, world.anran, "correct", pk=hidden.pk)


def test_for_whom_an_officer_wrote_it_down_the_office_erases(world, lodge):
    voice = lodge(by=world.baiyang, channel="phone", raiser=WHO)
    assert {"erase", "withdraw"} <= set(allowed(policy, world.baiyang, voice))


def test_consent_is_given_and_taken_back(world, lodge):
    voice = lodge()
    assert voice.shown_as is None
    voice.reveal(by=world.ningyuan)
    assert voice.shown_as.name == "宁远"
    with pytest.raises(AlreadyNamed):
        voice.reveal(by=world.ningyuan)
    voice.conceal(by=world.ningyuan)
    assert voice.shown_as is None
    with pytest.raises(NotNamed):
        voice.conceal(by=world.ningyuan)


def test_a_hidden_person_types_what_is_shown_and_nothing_is_unsealed(hidden, monkeypatch):
    monkeypatch.setattr("secondhalf.voices.sealing.unseal", lambda *_: 1 / 0)
    with pytest.raises(StillMissing):
        hidden.reveal(by=bearer(hidden))
    hidden.reveal(by=bearer(hidden), name="小宁", contact="微信 xn")
    assert hidden.shown_as == ("小宁", "微信 xn")
    hidden.conceal(by=bearer(hidden))
    kept = hidden.consents.get()
    assert (kept.name, kept.contact, kept.salt) == ("", "", None) and kept.ended


def test_who_gave_no_name_has_none_to_show(lodge):
    voice = lodge(by=Actor(name="raiser"), mode="anonymous", channel="poster", danger=True)
    with pytest.raises(NobodyToName):
        voice.reveal(by=bearer(voice), name="我")


def test_the_copy_holds_everything_but_the_sealed_name(world, hidden):
    hidden.tell(by=bearer(hidden), text="还有热水器")
    hidden.ask(by=world.baiyang, text="哪一间？")
    hidden.ask_opening(by=world.baiyang, cause="law", reason="依法调取")
    hidden.correct(by=bearer(hidden), text="是五区")
    text = copying.as_text(hidden)
    for said in (hidden.no, WORDS, "还有热水器", "哪一间？", "是五区", world.baiyang.title):
        assert said in text, said
    assert WHO["name"] not in text and WHO["contact"] not in text


def test_the_archive_is_readable_by_machines_and_tells_no_time(lodge, world):
    archive = zipfile.ZipFile(io.BytesIO(copying.as_archive(lodge())))
    assert archive.namelist() == ["copy.txt", "copy.json"]
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    data = json.loads(archive.read("copy.json"))
    assert data["words"] == WORDS and data["who"] == "宁远"
    assert data["received_on"] == "2026-11-04"
    text = archive.read("copy.txt").decode()
    assert WORDS in text and "2026年11月4日" in text and "2026-11" not in text
