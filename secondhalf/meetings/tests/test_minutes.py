"""Minutes: from what was recorded, approved by another person, numbered, frozen; each reader gets their edition."""

import pytest

from secondhalf.core import access
from secondhalf.core.problems import NotFound, StillMissing
from secondhalf.meetings import composing, policy
from secondhalf.meetings.minuting import YouWroteTheMinutes
from secondhalf.meetings.models import Issue
from secondhalf.meetings.tests.meeting_of import all_present, begun, decided, issued, written
from secondhalf.testing.walk import Walk


def test_a_meeting_ends_when_it_is_recorded_who_came(world):
    meeting = begun(world, [Walk(world).to("report")])
    with pytest.raises(StillMissing):
        meeting.end(by=world.gaoyuan)
    all_present(world, meeting)
    meeting.end(by=world.gaoyuan)
    assert meeting.stage == "minutes"


def test_attendance_counts_due_present_excused_sitting_in_and_remote(world):
    meeting = begun(world)
    people = list(meeting.attendants.all())
    words = ["present", "excused", "present", "absent", "present"]
    records = {
        one.pk: {"presence": word, "is_remote": n == 2, "note": ""}
        for n, (one, word) in enumerate(zip(people, words, strict=True))
    }
    meeting.attend(by=world.gaoyuan, records=records)
    found = meeting.turnout()
    assert (found.due, found.present, found.excused, found.absent) == (4, 2, 1, 1)
    assert (found.sitting_in, found.remote, found.unrecorded) == (1, 1, 0)


def test_another_person_approves_and_the_number_is_the_next_of_the_year(world):
    assert [issued(world, [Walk(world).to("report")]).no for _n in range(2)] == [
        "会议纪要〔2026〕1号", "会议纪要〔2026〕2号",
    ]  # fmt: skip
    mine = written(world, chair=world.gaoyuan.post)
    mine.submit(by=world.gaoyuan)
    with pytest.raises(YouWroteTheMinutes):
        access.find(policy, world.gaoyuan, "approve", pk=mine.pk)
    with pytest.raises(YouWroteTheMinutes):
        mine.approve(by=world.gaoyuan)
    assert policy.approves(world.fangzheng, mine) is True
    assert policy.approves(world.jianghe, mine) is False


def test_issued_minutes_are_frozen_and_a_wrong_one_gets_another_number(world):
    meeting = issued(world, [Walk(world).to("report")])
    before = Issue.objects.get().content
    meeting.decisions.get().report(by=world.luming, text="已办。")
    meeting.items.get().matter.report(by=world.linxi, percent=95, text="又有进展。")
    assert Issue.objects.get().content == before
    meeting.withdraw(by=world.gaoyuan, reason="漏记一项。")
    meeting.write_up(by=world.gaoyuan, opening="补记。", passages={})
    meeting.submit(by=world.gaoyuan)
    meeting.approve(by=world.fangzheng)
    assert list(Issue.objects.order_by("id").values_list("no", flat=True)) == [
        "会议纪要〔2026〕1号", "会议纪要〔2026〕2号",
    ]  # fmt: skip


def test_the_draft_says_what_the_lead_department_reported_and_numbers_the_decisions(world):
    meeting = written(world, [Walk(world).to("report")])
    items, _left_out = policy.items_for(world.gaoyuan, meeting)
    drafted = composing.first_draft(meeting, [*map(latest, items)])
    assert "循环泵已更换，出水42℃。" in drafted[str(items[0].pk)]
    content = composing.compose(meeting, meeting.texts.latest("id"))
    assert [decision["n"] for decision in content["items"][0]["decisions"]] == [1]


def latest(item):
    item.latest = item.matter.progress.latest("id")
    return item


def test_an_item_that_not_everybody_may_see_is_left_out_unnamed(world, client):
    shared, theirs = (
        Walk(world).to("report"),
        Walk(world).to(
            "register",
        ),
    )
    meeting = written(world, [shared, theirs], by="baiyang", attendants=[world.jianghe.post], chair=world.qinling.post)
    content = composing.compose(meeting, meeting.texts.latest("id"))
    common = composing.common_edition(content)
    assert common["left_out"] == 1 and theirs.title and str(theirs.no) not in str(common["items"])
    for who, left_out in ((world.baiyang, 0), (world.jianghe, 1)):
        assert composing.edition_for(who, content)["left_out"] == left_out


def test_the_draft_is_read_by_those_who_write_and_approve_it_alone(world, client):
    meeting = written(world, [Walk(world).to("report")])
    for name, status in (("gaoyuan", 200), ("fangzheng", 200), ("jianghe", 404)):
        client.force_login(getattr(world, name).person)
        assert client.get(f"/meetings/{meeting.pk}/minutes").status_code == status
    with pytest.raises(NotFound):
        access.find(policy, world.chelu, "see", pk=meeting.pk)


def test_a_decision_without_an_item_stands_at_the_end(world):
    meeting = begun(world)
    decided(world, meeting, text="下周复查。")
    all_present(world, meeting)
    meeting.end(by=world.gaoyuan)
    meeting.write_up(by=world.gaoyuan)
    content = composing.compose(meeting, meeting.texts.latest("id"))
    assert [decision["text"] for decision in content["decisions"]] == ["下周复查。"]
