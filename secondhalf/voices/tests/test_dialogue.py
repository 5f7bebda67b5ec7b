"""The dialogue on the pages: what is new, what waits for the full hour, what is contested."""

import datetime

import pytest

from secondhalf.core import moments, profile
from secondhalf.voices import policy, rates
from secondhalf.voices.following import Following
from secondhalf.voices.models import Voice
from secondhalf.voices.record import Record
from secondhalf.voices.tests.test_photos import photo


@pytest.fixture
def at(client, world):
    def signed_in(name):
        client.force_login(getattr(world, name).person)
        return client

    return signed_in


def fresh(voice):
    return Voice.objects.get(pk=voice.pk)


def news_of(world):
    return list(policy.in_hand_of(world.baiyang).with_news())


def test_what_an_anonymous_voice_says_reaches_the_office_at_the_full_hour(world, whisper, holder, released):
    voice = whisper()
    released()
    voice = fresh(voice)
    voice.tell(by=holder(voice), text="东头那间")
    voice.urge(by=holder(voice), text="请快一点")
    record = Record(fresh(voice), world.baiyang)
    assert record.dialogue == [] and [item["name"] for item in record.story] == ["反映"] and news_of(world) == []
    assert [said.text for said in Following(voice).dialogue] == ["东头那间"]
    released()
    record = Record(fresh(voice), world.baiyang)
    assert [said.text for said in record.dialogue] == ["东头那间"] and len(record.story) == 3
    assert news_of(world) == [voice]


def test_an_anonymous_verdict_reaches_the_office_at_the_full_hour(world, whispered, holder, released):
    whispered.rate(by=holder(whispered), solved="no", satisfaction="unsatisfied", reason="又凉了")
    in_hand = policy.in_hand_of(world.baiyang)
    assert list(in_hand.not_rated()) == [whispered] and not in_hand.to_rule_on().exists()
    assert rates.of_matter(whispered.matter).rated == 0
    assert Record(fresh(whispered), world.baiyang).state[1] == "请您评价"
    assert fresh(whispered).stage_told == "已答复"
    released()
    assert not policy.in_hand_of(world.baiyang).not_rated().exists()
    assert fresh(whispered).verdict_round == 1 and fresh(whispered).matter.round == 2


def test_the_office_is_told_days_only_of_what_an_anonymous_person_did(world, whispered, holder, released):
    whispered.tell(by=holder(whispered), text="谢谢")
    released()
    record = Record(fresh(whispered), world.baiyang)
    days = [item["at"] for item in record.story if item["name"] in ("反映", "补充")]
    assert len(days) == 2 and not any(isinstance(day, datetime.datetime) for day in days)
    assert isinstance(next(item["at"] for item in record.story if item["name"] == "已答复"), datetime.datetime)
    assert not any(isinstance(item["at"], datetime.datetime) for item in Following(fresh(whispered)).story)


def test_looking_marks_nothing_and_the_button_marks_it_read(at, world, lodge):
    voice = lodge()
    voice.tell(by=world.ningyuan, text="东头那间")
    client, address = at("baiyang"), voice.get_absolute_url()
    assert "标为已读" in client.get(address).content.decode() and fresh(voice).unread_by_office
    assert client.get(f"{address}/read").status_code == 405
    client.post(f"{address}/read")
    assert "标为已读" not in client.get(address).content.decode() and not fresh(voice).unread_by_office


def test_whoever_asks_has_read(at, world, lodge):
    voice = lodge()
    voice.tell(by=world.ningyuan, text="东头那间")
    at("baiyang").post(f"/voices/{voice.no}/ask", {"text": "是楼上还是楼下？"})
    assert not fresh(voice).unread_by_office and fresh(voice).unread_by_raiser
    page = at("ningyuan").get(voice.get_absolute_url()).content.decode()
    assert (
        "是楼上还是楼下" in page and "我看过了" in page and "白杨" not in page.split('id="talk"')[1].split("<form")[0]
    )


@pytest.mark.parametrize("name", ["jianghe", "wenxin", "anran"])
def test_nobody_else_marks_anything_read(at, world, lodge, name):
    voice = lodge()
    voice.tell(by=world.ningyuan, text="东头那间")
    assert at(name).post(f"/voices/{voice.no}/read").status_code == 404 and fresh(voice).unread_by_office


def test_a_photo_stands_beside_its_message_and_not_beside_the_first_words(at, world, lodge):
    voice = lodge()
    voice.tell(by=world.ningyuan, text="照片", photos=[photo()])
    assert [len(said.files) for said in Following(voice).dialogue] == [1]
    assert Record(voice, world.baiyang).shots == []


@pytest.mark.parametrize(("pauses", "due"), [(False, "2026-11-25"), (True, "2026-11-27")])
def test_a_question_pauses_the_promise_only_where_the_profile_says_so(world, lodge, clock, pauses, due):
    profile.put(world.places.province.pk, "voice.ask_pauses", pauses, from_on=moments.today())
    voice = lodge()
    clock(days=1)
    voice.ask(by=world.baiyang, text="是哪一间？")
    clock(days=4)  # from Thursday to Monday: two working days, and the weekend
    voice.tell(by=world.ningyuan, text="东头那间")
    voice.tell(by=world.ningyuan, text="还有西头")
    assert moments.local_day(fresh(voice).due_at - datetime.timedelta(seconds=1)).isoformat() == due


def test_what_is_set_aside_says_why_and_is_let_in_from_its_page(at, world, lodge):
    voice = lodge(is_held=True)
    assert "待甄别" in at("baiyang").get("/voices?tab=look_at").content.decode()
    at("baiyang").post(f"/voices/{voice.no}/set_aside", {"reason": "像是广告"})
    page = at("ningyuan").get(voice.get_absolute_url()).content.decode()
    assert "像是广告" in page and "发给工会" in page
    at("ningyuan").post(f"/voices/{voice.no}/tell", {"text": "这不是广告"})
    assert "这不是广告" in at("baiyang").get(voice.get_absolute_url()).content.decode()
    assert at("baiyang").post(f"/voices/{voice.no}/let_in", {}).status_code == 302
    assert fresh(voice).stage == "lodged"


def test_the_workbench_shows_what_to_look_at_and_what_is_new(rf, world, lodge):
    from secondhalf.voices import panels

    lodge(is_held=True)
    lodge(by=world.anran).tell(by=world.anran, text="东头那间")
    request = rf.get("/")
    request.actor = world.baiyang
    bench = panels.workbench(request)
    assert "待甄别的诉求" in bench and "反映人有新消息" in bench


def test_where_nobody_would_read_it_nothing_is_asked_on_the_page(at, world):
    said = {"words": "停电", "unit": world.places.steel, "channel": "letter", "mode": "anonymous"}
    voice = Voice.lodge(by=world.baiyang, **said)
    page = at("baiyang").get(voice.get_absolute_url()).content.decode()
    assert "看不到这里" in page and f"/voices/{voice.no}/ask" not in page
