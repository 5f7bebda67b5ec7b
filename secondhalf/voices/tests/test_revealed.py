"""Those who handle the matter see who agreed to be known, and nobody else does; taken back, it is gone."""

import pytest

from secondhalf.core.actors import Actor

SIGN = 'id="revealed"'


@pytest.fixture
def agreed(world, lodge, walk):
    """A matter with a worker who agreed and one who did not."""
    voice, other = lodge(), lodge(by=world.anran)
    matter = walk(voice, other, to="determine")
    voice.reveal(by=world.ningyuan)
    return voice, matter


def page(client, actor, matter):
    client.force_login(actor.person)
    answer = client.get(f"/matters/{matter.no}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_handling_departments_and_the_office_see_name_and_contact(client, world, agreed):
    world.ningyuan.person.phone = "13900139000"
    world.ningyuan.person.save()
    for name in ("jianghe", "linxi", "xiahe", "baiyang"):
        seen = page(client, getattr(world, name), agreed[1])
        assert SIGN in seen and "13900139000" in seen, name


def test_nobody_else_who_sees_the_matter_does(client, world, agreed):
    for name in ("hechuan", "yunzhou", "shiyan", "fangzheng", "qinling", "wenxin", "luyuan"):
        seen = page(client, getattr(world, name), agreed[1])
        assert SIGN not in seen and "宁远" not in seen, name


def test_who_did_not_agree_is_never_shown(client, world, agreed):
    assert "安然" not in page(client, world.linxi, agreed[1])


def test_taken_back_it_is_gone(client, world, agreed):
    agreed[0].conceal(by=world.ningyuan)
    seen = page(client, world.linxi, agreed[1])
    assert SIGN not in seen and "宁远" not in seen


def test_of_a_hidden_person_only_what_they_typed(client, world, lodge, walk):
    voice = lodge(by=Actor(name="raiser"), mode="hidden", channel="poster", raiser={"name": "宁远", "contact": "138"})
    matter = walk(voice, to="determine")
    voice.reveal(by=Actor(name="raiser", bearer=voice.pk), name="小宁", contact="")
    seen = page(client, world.linxi, matter)
    assert "小宁" in seen and "宁远" not in seen


def test_erasing_takes_it_away_too(client, world, agreed):
    agreed[0].erase(by=world.ningyuan)
    assert SIGN not in page(client, world.linxi, agreed[1])
