"""The pages of a two-person opening: the ask, the ruling without the words, the look, and what the person reads."""

import pytest

from secondhalf.core.actors import Actor
from secondhalf.voices.models import Opening
from secondhalf.voices.telling import story
from secondhalf.voices.tests.conftest import WORDS

WHO = {"name": "宁远", "contact": "13800138000"}
REASON = "有人煤气中毒，要找到本人"


@pytest.fixture
def hidden(lodge):
    return lodge(by=Actor(name="raiser"), mode="hidden", channel="poster", raiser=WHO, secret="1" * 26)


@pytest.fixture
def asked(client, world, hidden):
    client.force_login(world.baiyang.person)
    client.post(f"/voices/{hidden.no}/ask_opening", {"cause": "danger", "reason": REASON})
    return hidden


def test_the_office_s_page_offers_to_ask_and_not_to_look(client, world, hidden):
    client.force_login(world.baiyang.person)
    page = client.get(hidden.get_absolute_url()).content.decode()
    assert f"/voices/{hidden.no}/ask_opening" in page and f"/voices/{hidden.no}/open" not in page.replace(
        "ask_opening", ""
    ).replace("_opening", "")


def test_who_rules_reads_number_reason_and_who_asks_and_not_the_words(client, world, asked):
    client.force_login(world.qinling.person)
    assert asked.no in client.get("/work").content.decode()
    page = client.get(f"/voices/{asked.no}/agree_opening").content.decode()
    assert asked.no in page and REASON in page and "白杨" in page
    assert WORDS[:8] not in page and "宁远" not in page
    for path in (f"/voices/{asked.no}", f"/voices/{asked.no}/ask_opening", f"/voices/{asked.no}/open"):
        assert client.get(path).status_code == 404


def test_agreed_and_looked_at_once(client, world, asked):
    client.force_login(world.qinling.person)
    assert client.post(f"/voices/{asked.no}/agree_opening", {}).status_code == 302
    client.force_login(world.baiyang.person)
    seen = client.post(f"/voices/{asked.no}/open", {"once": "k"})
    assert "宁远" in seen.content.decode() and "13800138000" in seen.content.decode()
    assert "no-store" in seen["Cache-Control"]
    again = client.post(f"/voices/{asked.no}/open", {"once": "k"}, follow=True)
    assert "宁远" not in again.content.decode()
    assert client.get(f"/voices/{asked.no}/open").status_code == 403
    assert Opening.objects.count() == 1


def test_the_person_reads_who_asked_who_agreed_who_looked_and_why(world, asked):
    asked.agree_opening(by=world.qinling)
    asked.open(by=world.baiyang)
    told = story(asked)
    assert [one["title"] for one in told[:3]] == [world.baiyang.title, world.qinling.title, world.baiyang.title]
    assert REASON in told[2]["text"] and all(one["kind"] == "mark" for one in told[:3])
    assert asked.unread_by_raiser and not any("白杨" in str(one.values()) for one in told)


def test_the_person_is_told_too_when_it_was_refused(world, asked):
    asked.refuse_opening(by=world.qinling, reason="理由不足")
    told = story(asked)
    assert told[0]["text"] == "理由不足" and told[0]["title"] == world.qinling.title


def test_the_same_request_twice_is_one_ask(client, world, hidden):
    client.force_login(world.baiyang.person)
    for _time in range(2):
        sent = {"cause": "law", "reason": REASON, "once": "k1"}
        assert client.post(f"/voices/{hidden.no}/ask_opening", sent).status_code == 302
    assert hidden.opening_asks.count() == 1


def test_refusing_asks_for_a_reason(client, world, asked):
    client.force_login(world.qinling.person)
    assert client.post(f"/voices/{asked.no}/refuse_opening", {"reason": ""}).status_code == 422
    assert client.post(f"/voices/{asked.no}/refuse_opening", {"reason": "不足"}).status_code == 302
    assert client.get(f"/voices/{asked.no}/refuse_opening").status_code == 404


def test_only_opening_unseals():
    """What reads a sealed identity is one function, and it leaves an event."""
    from tests.house import sources

    ours = [path for path in sources.python() if "voices" in path.parts and "tests" not in path.parts]
    users = [str(path) for path in ours if "unseal(" in sources.text(path)]
    others = [path for path in sources.python() if path not in ours and "tests" not in path.parts]
    assert not [path for path in others if "voices import sealing" in sources.text(path)]
    assert sorted(users) == ["secondhalf/voices/opening.py", "secondhalf/voices/sealing.py"]
