"""open: looking at who spoke."""

import pytest

from secondhalf.core.access import allowed, find
from secondhalf.core.problems import NotFound, StillMissing
from secondhalf.voices import policy
from secondhalf.voices.models import Opening


def test_the_office_gives_a_reason_and_the_person_is_told(client, world, lodge):
    voice = lodge()
    client.force_login(world.baiyang.person)
    seen = client.post(f"/voices/{voice.no}/open", {"reason": "需要上门测水温"})
    assert "宁远" in seen.content.decode() and "no-store" in seen["Cache-Control"]
    assert voice.story().last().name == "voice.open"
    client.force_login(world.ningyuan.person)
    page = client.get(voice.get_absolute_url()).content.decode()
    assert "需要上门测水温" in page and world.baiyang.title in page


def test_without_a_reason_nothing_is_opened(client, world, lodge):
    voice = lodge()
    client.force_login(world.baiyang.person)
    assert client.post(f"/voices/{voice.no}/open", {"reason": " "}).status_code == 422
    assert not Opening.objects.exists()


def test_the_name_is_shown_once_and_masked_again(client, world, lodge):
    voice = lodge()
    client.force_login(world.baiyang.person)
    client.post(f"/voices/{voice.no}/open", {"reason": "核实"})
    assert "宁远" not in client.get(voice.get_absolute_url()).content.decode()


def test_a_sealed_identity_is_opened_by_nobody_alone(world, lodge):
    voice = lodge(mode="hidden")
    with pytest.raises(policy.Sealed):
        find(policy, world.baiyang, "open", pk=voice.pk)
    assert policy.RULES["take_up"](world.baiyang, voice) is True


def test_there_is_nothing_to_open_where_nobody_told_a_name(world, lodge):
    voice = lodge(by=world.baiyang, channel="box", mode="anonymous")
    with pytest.raises(StillMissing):
        voice.open(by=world.baiyang, reason="看看")


def test_nobody_else_opens_it(world, lodge):
    voice = lodge()
    assert {n for n, a in world.people.items() if "open" in allowed(policy, a, voice)} == {"baiyang"}
    for name in ("jianghe", "shiyan", "wenxin", "luyuan", "xitong", "anquan", "shenji"):
        with pytest.raises(NotFound):
            find(policy, getattr(world, name), "open", pk=voice.pk)
