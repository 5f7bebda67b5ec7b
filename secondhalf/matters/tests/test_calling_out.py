"""A talk and a circular are recorded on the matter; nobody records what has not been held."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.matters.calling_out import NotHeldYet
from secondhalf.testing.walk import Walk


@pytest.fixture
def matter(world):
    return Walk(world).to("determine")


def test_a_talk_names_who_headed_the_department(world, matter):
    talk = matter.talk(by=world.gaoyuan, addressee=world.places.welfare, held_on=moments.today(), reason="两次黄牌。")
    assert talk.head == world.jianghe.person


def test_a_talk_of_tomorrow_is_refused(world, matter, client):
    tomorrow = moments.today() + datetime.timedelta(days=1)
    with pytest.raises(NotHeldYet):
        matter.talk(by=world.gaoyuan, addressee=world.places.welfare, held_on=tomorrow, reason="……")
    assert not matter.talks.exists()


def test_both_stand_on_the_page_of_the_matter(world, matter, client):
    about = {"by": world.gaoyuan, "addressee": world.places.welfare}
    matter.talk(**about, held_on=moments.today(), reason="连续两次黄牌。", promised="月底前整改到位。")
    matter.circulate(**about, tone="criticism", told_to="公司各部门", text="办理迟缓。", paper_no="督查通报〔2026〕3号")
    client.cookies["language"] = "zh-hans"
    client.force_login(world.linxi.person)
    page = client.get(matter.get_absolute_url()).text
    for words in (
        "约谈与通报",
        "连续两次黄牌。",
        "月底前整改到位。",
        "通报批评",
        "公司各部门",
        "督查通报〔2026〕3号",
        "江禾",
    ):
        assert words in page, words


def test_what_is_struck_off_may_still_be_praised_and_no_longer_talked_about(world):
    matter = Walk(world).to("close")
    assert matter.can("circulate") and not matter.can("talk")
