"""confirm_safe and report_harm: the watch over whoever spoke, and the protected case one union up."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.access import allowed, offered
from secondhalf.core.events import Event
from secondhalf.core.problems import StillMissing
from secondhalf.voices import policy
from secondhalf.voices.following import Following
from secondhalf.voices.models import Voice, Watch
from secondhalf.voices.record import Record


def test_the_answer_begins_the_watch(world, answered):
    today = moments.today()
    due = list(answered.watches.order_by("due_on").values_list("days", "due_on"))
    assert due == [(days, today + datetime.timedelta(days=days)) for days in (0, 30, 90, 180)]
    assert "confirm_safe" in offered(policy, world.ningyuan, answered)


@pytest.mark.parametrize(("days", "asked"), [(0, 0), (29, 0), (30, 30), (89, 30), (90, 90), (180, 180), (400, 180)])
def test_one_question_stands_on_the_page_the_latest_that_is_due(world, clock, answered, days, asked):
    clock(days=days)
    assert Following(answered).watch.days == asked


def test_who_says_that_nothing_happened_is_asked_again_later_only(world, clock, answered):
    answered.confirm_safe(by=world.ningyuan)
    assert "confirm_safe" not in offered(policy, world.ningyuan, answered)
    with pytest.raises(StillMissing):
        answered.confirm_safe(by=world.ningyuan)
    clock(days=30)
    assert "confirm_safe" in offered(policy, world.ningyuan, answered)


@pytest.mark.parametrize("verb", ["confirm_safe", "report_harm"])
def test_only_whoever_spoke_may(world, answered, verb):
    assert {name for name, actor in world.people.items() if verb in allowed(policy, actor, answered)} == {"ningyuan"}


def test_a_report_becomes_a_case_of_its_own_one_union_up(world, lodge):
    voice = lodge(named=[world.linxi.person], nature="complaint")
    case = voice.report_harm(by=world.ningyuan, harms=["moved", "threat"], text="班长说的")
    assert (case.after, case.unit, case.mode, case.nature) == (voice, voice.unit, voice.mode, "report")
    assert case.holder == world.places.park and case.words == "调岗、威胁\n班长说的" and case.harm_words == "调岗、威胁"
    assert case.named.get().person == world.linxi.person and case.raiser.person == world.ningyuan.person
    assert case in policy.visible_to(world.wenxin) and case in policy.visible_to(world.ningyuan)


@pytest.mark.parametrize("name", ["baiyang", "linxi", "qinling", "haiyan", "anran"])
def test_nobody_else_sees_it_least_of_all_the_first_office(world, lodge, name):
    case = lodge(named=[world.linxi.person]).report_harm(by=world.ningyuan, harms=["pay_cut"])
    assert case not in policy.visible_to(getattr(world, name))


def test_at_the_top_it_stays_at_the_top(world, lodge):
    assert (
        lodge(holder=world.places.province).report_harm(by=world.ningyuan, harms=["other"]).holder
        == world.places.province
    )


def test_the_first_office_finds_no_trace_in_the_story(world, answered):
    before = [item["name"] for item in Record(answered, world.baiyang).story]
    answered.confirm_safe(by=world.ningyuan)
    answered.report_harm(by=world.ningyuan, harms=["pay_cut"])
    answered.refresh_from_db()
    assert [item["name"] for item in Record(answered, world.baiyang).story] == before
    assert len(Following(answered).story) == len(before) + 2


def test_a_report_answers_the_open_question(world, answered):
    answered.report_harm(by=world.ningyuan, harms=["no_shifts"])
    assert not answered.open_watches().exists() and answered.watches.filter(replied=None).count() == 3


def test_the_case_of_an_anonymous_voice_tells_no_more_than_the_voice(world, whispered, holder, released):
    case = whispered.report_harm(by=holder(whispered), harms=["dismissed"])
    assert case.is_timeless and case.act.held and not hasattr(case, "raiser")
    assert {case.act.at, case.received_at} == {moments.start_of(moments.today())}
    assert {case.pk.version, case.act_id.version} == {4}
    assert case not in policy.visible_to(world.wenxin)
    released()
    assert case in policy.visible_to(world.wenxin) and case in policy.visible_to(holder(whispered))
    assert case.is_by(holder(whispered))


def test_a_name_left_at_a_public_page_goes_with_it(world, whisper, holder):
    voice = whisper(mode="named", channel="page", raiser={"name": "宁远", "contact": "13800138000"})
    case = voice.report_harm(by=holder(voice), harms=["threat"], danger=True)
    assert (case.raiser.name, case.raiser.contact, case.raiser.person) == ("宁远", "13800138000", None)
    assert case.danger and case.channel == "page"


def test_a_sealed_name_stays_sealed_where_it_is(world, whisper, holder):
    voice = whisper(mode="hidden", raiser={"name": "宁远", "contact": "13800138000"})
    case = voice.report_harm(by=holder(voice), harms=["threat"])
    assert case.mode == "hidden" and not hasattr(case, "raiser")


def test_a_failure_halfway_leaves_nothing(world, answered, monkeypatch):
    monkeypatch.setattr(Voice, "name_objects", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answered.report_harm(by=world.ningyuan, harms=["moved"])
    assert Voice.objects.count() == 1 and not Event.objects.filter(name="voice.report_harm").exists()
    assert not Watch.objects.exclude(replied=None).exists()


def test_sent_twice_it_is_one_case(client, world, answered):
    client.force_login(world.ningyuan.person)
    for _ in range(2):
        client.post(f"/voices/{answered.no}/report_harm", {"harms": ["moved"], "once": "h1"})
    assert Voice.objects.filter(after=answered).count() == 1


def test_the_page_asks_quietly_and_leads_to_the_case(client, world, answered):
    client.force_login(world.ningyuan.person)
    address = answered.get_absolute_url()
    assert "有没有人因为您反映问题为难您" in client.get(address).content.decode()
    assert "第五十二条" in client.get(f"{address}/report_harm").content.decode()
    client.post(f"{address}/report_harm", {"harms": ["moved"]})
    case = Voice.objects.get(after=answered)
    page = client.get(address).content.decode()
    assert case.get_absolute_url() in page and "有没有人因为您反映问题为难您" not in page
    assert client.get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("said", [{}, {"harms": ["promoted"]}])
def test_what_happened_has_to_be_ticked(client, world, answered, said):
    client.force_login(world.ningyuan.person)
    answer = client.post(f"/voices/{answered.no}/report_harm", {**said, "text": "班长说的"})
    assert answer.status_code == 422 and "班长说的" in answer.content.decode()
    assert Voice.objects.count() == 1


def test_the_office_above_reads_what_was_done_and_that_nobody_below_may_learn_of_it(client, world, answered):
    case = answered.report_harm(by=world.ningyuan, harms=["no_shifts"])
    client.force_login(world.wenxin.person)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "停排班" in page and answered.no in page and "受保护案件" in page
    client.force_login(world.baiyang.person)
    assert client.get(case.get_absolute_url()).status_code == 404
