"""Meetings are told to whoever is asked, decisions to whoever has to do them, minutes to whoever gets them."""

from secondhalf.matters.models import Matter
from secondhalf.meetings.tests.meeting_of import begun, decided, planned, written
from secondhalf.notices.models import Notice
from secondhalf.testing.walk import Walk


def test_those_asked_are_told_once_and_it_is_over_when_the_meeting_begins(world, told):
    meeting = planned(world, by="baiyang", chair=world.qinling.post, attendants=[world.jianghe.post])
    assert told(meeting=meeting) == {("qinling", "come"), ("jianghe", "come")}
    meeting.invite(by=world.baiyang, attendants=[world.luming.post])
    assert told(meeting=meeting) == {("qinling", "come"), ("jianghe", "come"), ("luming", "come")}
    assert Notice.objects.fresh().filter(meeting=meeting).count() == 3
    meeting.begin(by=world.baiyang)
    assert not Notice.objects.fresh().filter(meeting=meeting).exists()


def test_a_decision_is_told_to_its_owner_and_once_reported_to_the_office(world, told, as_):
    decision = decided(world, begun(world))
    assert told(decision=decision) == {("luming", "carry_out"), ("xiahe", "carry_out")}
    notice = Notice.objects.get(decision=decision, person=world.luming.person)
    page = as_("luming").get("/notices").text
    assert decision.text in page
    assert as_("luming").get(f"/notices/{notice.pk}")["Location"] == decision.get_absolute_url()
    decision.report(by=world.luming, text="已办。")
    assert ("gaoyuan", "confirm_decision") in told(decision=decision)


def test_minutes_go_to_those_asked_once_the_chair_has_approved_them(world, told):
    meeting = written(world, [Walk(world).to("report")])
    meeting.submit(by=world.gaoyuan)
    assert {name for name, word in told(meeting=meeting) if word == "approve_minutes"} == {"fangzheng"}
    meeting.approve(by=world.fangzheng)
    assert {name for name, word in told(meeting=meeting) if word == "minutes"} == {"jianghe", "luming", "yunzhou"}


def test_a_decision_about_what_accuses_them_is_gone_from_their_notices(world, told, as_):
    meeting = begun(world, [Walk(world).to("report")])
    decided(world, meeting, item=meeting.standing_items().first())
    assert ("luming", "carry_out") in told()
    Matter.objects.get().name_object(by=world.baiyang, organisations=[world.places.equipment], reason="反映对象。")
    assert "24日前批复增容报告。" not in as_("luming").get("/notices").text
