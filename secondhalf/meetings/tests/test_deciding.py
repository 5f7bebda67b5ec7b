"""A decision: recorded at the meeting, reported by its owner, confirmed by the office; shown where it concerns."""

import pytest

from secondhalf.core import access
from secondhalf.core.events import Event
from secondhalf.core.problems import Refused, WrongStage
from secondhalf.meetings import policy
from secondhalf.meetings.deciding import YouReportedIt
from secondhalf.meetings.models import Decision
from secondhalf.meetings.needs import InTheMinutes
from secondhalf.meetings.policy import DECISIONS
from secondhalf.meetings.tests.meeting_of import begun, decided, issued, planned
from secondhalf.testing.walk import Walk


def test_a_decision_is_numbered_within_its_meeting_and_tracked_until_the_office_confirms(world):
    meeting = begun(world, [Walk(world).to("report")])
    item = meeting.standing_items().first()
    first, second = decided(world, meeting, item=item), decided(world, meeting)
    assert [first.order, second.order] == [1, 2]
    assert (first.matter_id, second.matter_id) == (item.matter_id, None)
    first.report(by=world.luming, text="已批复。")
    assert Decision.objects.reported().get() == first
    first.send_back(by=world.gaoyuan, reason="缺批复文件。")
    first.report(by=world.luming, text="文件已附。")
    first.confirm(by=world.gaoyuan)
    assert first.stage == "done"
    events = Event.objects.filter(name__startswith="decision.").order_by("id").values_list("name", flat=True)
    assert [name.partition(".")[2] for name in events] == ["report", "send_back", "report", "confirm"]


def test_nothing_is_decided_before_a_meeting_begins(world):
    with pytest.raises(WrongStage):
        decided(world, planned(world))


def test_it_is_overdue_when_its_day_is_over(world, clock):
    decision = decided(world, begun(world), days=2)
    assert not Decision.objects.overdue().exists() and decision.light.colour == "yellow"
    clock(days=3)
    assert Decision.objects.overdue().get().light.colour == "red"


def test_a_decision_in_issued_minutes_is_not_withdrawn_behind_their_back(world):
    meeting = issued(world, [Walk(world).to("report")])
    decision = meeting.decisions.get()
    with pytest.raises(InTheMinutes):
        decision.withdraw(by=world.gaoyuan, reason="记错了。")
    meeting.withdraw(by=world.gaoyuan, reason="记错了。")
    Decision.objects.get().withdraw(by=world.gaoyuan, reason="记错了。")
    assert Decision.objects.get().stage == "withdrawn"


@pytest.mark.parametrize(
    ("verb", "may"),
    [("report", {"luming", "xiahe"}), ("confirm", {"gaoyuan"}), ("withdraw", {"gaoyuan", "fangzheng"})],
)
def test_who_may(world, verb, may):
    decision = decided(world, begun(world, attendants=[world.luming.post]))
    if verb == "confirm":
        decision.report(by=world.xiahe, text="已办。")
    for name in ("luming", "xiahe", "gaoyuan", "fangzheng", "jianghe", "baiyang", "wenxin", "chelu", "ningyuan"):
        assert (policy.DECISION_RULES[verb](getattr(world, name), decision) is True) == (name in may), name


def test_whoever_reported_it_does_not_confirm_it(world):
    world.gaoyuan.post.roles = [*world.gaoyuan.post.roles, "dept_head"]
    world.gaoyuan.post.save()
    decision = decided(world, begun(world), department="inspection")
    decision.report(by=world.gaoyuan, text="已办。")
    with pytest.raises(YouReportedIt):
        access.find(DECISIONS, world.gaoyuan, "confirm", pk=decision.pk)
    with pytest.raises(YouReportedIt):
        decision.confirm(by=world.gaoyuan)


def test_its_owner_sees_it_without_the_matter_and_strangers_do_not_see_it(world):
    meeting = begun(world, [Walk(world).to("register")], by="baiyang", chair=world.qinling.post)
    decision = decided(world, meeting, item=meeting.standing_items().first(), department="personnel")
    for name, sees in (("suqing", True), ("yeqing", True), ("baiyang", True), ("tianye", False), ("chelu", False)):
        seen = policy.decisions_visible_to(getattr(world, name))
        assert seen.filter(pk=decision.pk).exists() == sees, name
    decision.matter.name_object(by=world.baiyang, organisations=[world.places.personnel], reason="反映对象。")
    assert not policy.decisions_visible_to(world.suqing).exists()


def test_it_stands_on_the_matter_s_page_and_on_the_workbench_of_its_owner(world, client):
    matter = Walk(world).to("report")
    meeting = begun(world, [matter])
    decision = decided(world, meeting, item=meeting.standing_items().first())
    client.force_login(world.luming.person)
    for address in (matter.get_absolute_url(), "/work", "/meetings/decisions"):
        assert decision.text in client.get(address).text
    client.force_login(world.linxi.person)
    assert decision.text not in client.get("/work").text


def test_the_office_alone_rules(world):
    decision = decided(world, begun(world))
    decision.report(by=world.luming, text="已办。")
    with pytest.raises(Refused):
        access.find(DECISIONS, world.luming, "confirm", pk=decision.pk)
