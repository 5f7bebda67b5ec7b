"""Left out of the count: the person is told why and may contest, and the office sees that first of all."""

import pytest

from secondhalf.testing.cases import excluded
from secondhalf.voices import policy
from secondhalf.voices.models import Voice


@pytest.fixture
def left_out(world, lodge, walk):
    """A voice whose matter is left out of the count."""
    voice = lodge()
    excluded(world, walk(voice, to="determine"))
    return voice


def test_the_person_is_told_in_plain_words_and_nothing_else_changes(client, world, left_out):
    client.force_login(world.ningyuan.person)
    page = client.get(left_out.get_absolute_url()).content.decode()
    assert "不计入工会的统计" in page and "处理中" in page and "/tell?contests=1" in page
    assert Voice.objects.get().stage == "taken_up"


def test_the_office_sees_what_is_contested_first(client, world, lodge, left_out):
    earlier = lodge(by=world.anran)
    earlier.tell(by=world.anran, text="还有一件")
    client.force_login(world.ningyuan.person)
    form = client.get(f"/voices/{left_out.no}/tell?contests=1").content.decode()
    assert 'name="contests"' in form and "checked" in form.split('name="contests"')[1].split(">")[0]
    client.post(f"/voices/{left_out.no}/tell", {"text": "情况属实，请再看", "contests": "on"})
    assert list(policy.in_hand_of(world.baiyang).with_news()) == [left_out, earlier]
    client.force_login(world.baiyang.person)
    assert "对剔除有异议" in client.get("/voices?tab=news").content.decode()
    client.post(f"/voices/{left_out.no}/read")
    assert not Voice.objects.get(pk=left_out.pk).is_contested


def test_there_is_nothing_to_contest_where_nothing_is_left_out(client, world, lodge):
    voice = lodge()
    client.force_login(world.ningyuan.person)
    client.post(f"/voices/{voice.no}/tell", {"text": "再说一句", "contests": "on"})
    assert not voice.messages.get().contests and not Voice.objects.get().is_contested


def test_an_anonymous_person_contests_and_the_office_learns_it_at_the_full_hour(world, whisper, walk, holder, released):
    voice = whisper()
    released()
    voice.refresh_from_db()
    excluded(world, walk(voice, to="determine"))
    voice.tell(by=holder(voice), text="情况属实", contests=True)
    assert not Voice.objects.get().is_contested
    released()
    assert Voice.objects.get().is_contested
