"""What departments read is the office's own summary: what would give somebody away is asked again once."""

import pytest

from secondhalf.core.actors import Actor
from secondhalf.voices.models import Voice
from secondhalf.voices.rewriting import Source, given_away, repeats
from secondhalf.voices.tests.conftest import WORDS


@pytest.fixture
def sent(client, world, about):
    """sent(voice, **changes): the answer to the form of take_up."""

    def send(voice, **changes):
        client.force_login(world.baiyang.person)
        data = {
            "title": about["title"], "summary": about["summary"], "category": about["category"].pk,
            "complexity": "hard", "urgency": "normal", "regime": "unit", "turn": voice.turn, **changes,
        }  # fmt: skip
        return client.post(f"/voices/{voice.no}/take_up", data)

    return send


def test_its_own_words_go_through_at_once(lodge, sent):
    voice = lodge()
    assert sent(voice).status_code == 302 and Voice.objects.get().matter


@pytest.mark.parametrize(
    "summary",
    [
        f"职工反映：{WORDS[2:16]}",
        "请联系 138-0013-8000 核实。",
        "请联系 ny@example.cn。",
        "宁远反映夜班水凉。",
        "安然反映夜班水凉。",
    ],
)
def test_it_is_asked_again_once_and_then_taken(lodge, sent, summary):
    voice = lodge()
    again = sent(voice, summary=summary)
    assert again.status_code == 422 and 'name="asked_again"' in again.content.decode()
    assert 'value="on"' in again.content.decode() and not Voice.objects.get().matter
    assert sent(voice, summary=summary, asked_again="on").status_code == 302


def test_the_answer_is_the_same_whoever_spoke(lodge, sent, world):
    """Trying names teaches nobody who it was: every name at the unit is pointed out, the right one no differently."""
    pages = set()
    for voice in (lodge(), lodge(by=world.anran), lodge(mode="hidden")):
        page = sent(voice, summary="宁远反映夜班水凉。").content.decode()
        pages.add("姓名" in page and page.count('class="err"'))
    assert len(pages) == 1


def test_nothing_sealed_is_opened_for_it(lodge, sent, monkeypatch):
    monkeypatch.setattr("secondhalf.voices.sealing.unseal", lambda *_: 1 / 0)
    voice = lodge(
        by=Actor(name="raiser"), mode="hidden", channel="poster", raiser={"name": "王五", "contact": "王五微信"}
    )
    assert sent(voice, summary="王五反映夜班水凉。").status_code == 302


def test_what_the_office_wrote_down_itself_it_may_be_reminded_of(lodge, sent, world):
    voice = lodge(by=world.baiyang, channel="phone", raiser={"name": "王五", "contact": "小卖部转"})
    assert sent(voice, summary="王五反映夜班水凉。").status_code == 422
    assert sent(voice, summary="水凉，小卖部转。").status_code == 422


def test_whom_it_accuses_may_be_named(lodge, sent, world):
    voice = lodge(named=[world.jianghe.person], nature="report", words="克扣加班费")
    assert sent(voice, summary="反映江禾克扣加班费。").status_code == 302


def test_written_down_and_registered_at_once_is_looked_at_too(client, world, about):
    client.force_login(world.baiyang.person)
    data = {
        "channel": "phone", "words": WORDS, "nature": "help", "mode": "named", "unit": world.places.steel.pk,
        "raiser_name": "王五", "register": "on", "title": about["title"], "summary": "王五说水凉",
        "category": about["category"].pk, "urgency": "normal", "complexity": "hard",
    }  # fmt: skip
    assert client.post("/speak/for", data).status_code == 422
    assert client.post("/speak/for", data | {"asked_again": "on"}).status_code == 302
    assert client.post("/speak/for", {k: v for k, v in data.items() if k != "register"}).status_code == 302


def test_blanks_and_punctuation_hide_nothing():
    assert repeats("四区 新浴室，晚上十点 以后水是凉", WORDS)
    assert not repeats("四区新浴室晚上十点", WORDS)
    assert repeats("the water is cold after ten in the evening", "Well: the water is cold after ten, in the evening!")
    assert not repeats("cold water in the bathhouse", "the bathhouse is cold")


def test_a_very_long_text_is_quick(world):
    source = Source("很" * 20_000, world.places.steel, [])
    assert given_away("夜班热水不足。" * 300, [source]) == []
