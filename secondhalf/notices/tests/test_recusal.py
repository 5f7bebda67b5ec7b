"""An accusation never reaches the accused, not even as a count or by mail; and no notice says who spoke."""

import pytest

from secondhalf.core import profile
from secondhalf.core.actors import Actor
from secondhalf.matters.recusal import Accused
from secondhalf.notices import daily, panels, policy
from secondhalf.notices.models import Notice
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Raiser, Voice

WORDS = "部长安排亲属顶岗，夜班补贴被克扣。"


@pytest.fixture
def accuse(world):
    """accuse("jianghe"): a voice that names somebody, and the matter of it held by the works union."""

    def lodge(*names, **said):
        named = [getattr(world, name).person for name in names]
        about = {"words": WORDS, "unit": world.places.steel, "nature": "complaint", "named": named}
        return Voice.lodge(by=world.ningyuan, **{**about, **said})

    return lodge


def bar(world, matter, *names):
    for name in names:
        Accused.objects.create(realm=matter.realm, matter=matter, person=getattr(world, name).person)


def test_the_accused_and_their_people_are_told_of_nothing(world, told):
    matter = Walk(world, confidentiality="accusation").to("admit")
    bar(world, matter, "luming")
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[world.places.equipment])
    assert told() == {("jianghe", "sign_for"), ("linxi", "sign_for")}


def test_whoever_is_named_later_loses_the_notice_and_its_count(world, told, as_):
    matter = Walk(world).to("dispatch")
    told()
    luming = world.luming
    assert panels.unread(luming) == "1"
    bar(world, matter, "luming")
    assert panels.unread(luming) == ""
    assert panels.unread(world.xiahe) == "", "whoever the accused leads"
    assert panels.unread(world.linxi) == "1"
    page = as_("luming").get("/notices")
    assert matter.no not in page.text and matter.title not in page.text
    key = Notice.objects.filter(person=luming.person).values_list("pk", flat=True)[0]
    assert as_("luming").get(f"/notices/{key}").status_code == 404


def test_an_officer_who_is_accused_never_hears_of_the_voice(world, told, accuse):
    voice = accuse("baiyang")
    assert voice.holder == world.places.park, "it rose one union"
    assert told() == {("wenxin", "take_up")}


def test_a_voice_is_told_to_its_office_by_its_key_only(world, told, accuse):
    accuse(mode="hidden", nature="help")
    assert told() == {("baiyang", "take_up")}
    notice = Notice.objects.get()
    kept = " ".join(str(value) for value in vars(notice).values())
    assert WORDS not in kept and str(world.ningyuan.person.pk) not in kept


@pytest.mark.parametrize("mode", ["hidden", "anonymous"])
def test_whoever_keeps_their_name_back_is_no_row_of_a_notice(world, told, accuse, mode):
    voice = accuse(mode=mode, nature="help")
    told()
    voice.ask(by=world.baiyang, text="是哪个浴室？")
    told()
    assert not Notice.objects.filter(person=world.ningyuan.person).exists()


def test_whoever_spoke_under_their_name_hears_that_there_is_news(world, told, accuse, as_):
    voice = accuse(nature="help")
    told()
    voice.ask(by=world.baiyang, text="是哪个浴室？")
    assert ("ningyuan", "news") in told()
    page = as_("ningyuan").get("/notices").text
    assert "有新进展" in page
    assert "浴室" not in page
    assert voice.no in as_("ningyuan").get(f"/notices/{Notice.objects.get(name='news').pk}").url


def test_whoever_erases_what_they_said_leaves_no_trace_in_notices(world, told, accuse):
    voice = accuse(nature="help")
    told()
    voice.ask(by=world.baiyang, text="是哪个浴室？")
    assert ("ningyuan", "news") in told()
    voice.erase(by=world.ningyuan)
    assert ("ningyuan", "news") not in told()


def test_where_the_voice_forgot_who_spoke_so_do_the_notices(world, told, accuse):
    voice = accuse(nature="help")
    told()
    voice.ask(by=world.baiyang, text="是哪个浴室？")
    told()
    daily.forget(None)
    assert ("ningyuan", "news") in told()
    Raiser.objects.filter(voice=voice).delete()
    daily.forget(None)
    assert told(concern="own") == set()


def test_an_accusation_at_the_top_goes_to_the_post_that_the_profile_names(world, told, accuse):
    post = world.chenguang.post
    profile.put(world.places.province.pk, "recusal.post", str(post.pk), from_on="2026-01-01")
    voice = accuse("baiyang", "wenxin", "haiyan", "luyuan", holder=world.places.province)
    assert voice.holder == world.places.province
    assert told() == {("chenguang", "take_up")}


def test_a_post_that_ended_takes_its_notices_with_it(world, told, clock):
    Walk(world).to("dispatch")
    told()
    assert policy.visible_to(world.linxi).count() == 1
    world.linxi.post.end(by=world.xitong, on=world.linxi.post.from_on)
    assert policy.visible_to(Actor(person=world.linxi.person)).count() == 0
