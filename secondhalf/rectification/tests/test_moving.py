"""A leader moves the dates of an inspection: reason and old days stay visible, clocks of its findings end anew."""

import datetime

import pytest

from secondhalf.core import clocks, moments
from secondhalf.core.events import Event
from secondhalf.core.problems import MovedOn
from secondhalf.matters.models import Matter
from secondhalf.rectification.models import DateMove, Inspection
from secondhalf.rectification.moving import NoDateMoves, NotBeforeThat, StageOver
from secondhalf.testing.walk import Walk

CODE = "/rectification/XC2026"
WHY = {"reason": "巡察办同意延长集中整改期。", "paper_no": "江巡办〔2026〕9号"}
END, LATER = datetime.date(2026, 12, 18), datetime.date(2027, 1, 29)


def test_a_moved_day_counts_and_the_old_one_stays(world, inspection):
    inspection.move_dates(by=world.qinling, report_due_on=LATER, **WHY)
    fresh, move = Inspection.objects.get(), DateMove.objects.get()
    assert (fresh.report_due_on, fresh.stage_end_on) == (LATER, END)
    assert (move.was, move.now) == ({"report_due_on": "2026-11-18"}, {"report_due_on": "2027-01-29"})
    assert Event.objects.filter(name="inspection.move_dates").count() == 1


def test_the_clock_of_a_finding_that_is_due_with_the_stage_ends_on_the_new_day(world, inspection, planned):
    inspection.move_dates(by=world.qinling, stage_end_on=LATER, **WHY)
    planned.refresh_from_db()
    matter, moved = Matter.objects.get(pk=planned.matter_id), planned.day_moves.get()
    assert (moved.was_due_on, planned.due_on, clocks.last_day(matter.due_at)) == (END, LATER, LATER)
    assert matter.sights.values_list("due_at", flat=True).distinct().get() == matter.due_at
    assert matter.deadlines.filter(clock="handle").count() == 2


def test_findings_with_days_of_their_own_and_those_struck_off_stay(world, inspection, planned, enter, walk):
    own = enter("1.1.2", due_on=datetime.date(2026, 12, 1))
    kept_up = enter("1.1.3", rectify_class="sustained")
    Walk.of(world, planned.matter, "determine").to("close")
    inspection.refresh_from_db()
    inspection.move_dates(by=world.qinling, stage_end_on=LATER, **WHY)
    for finding, day in ((own, datetime.date(2026, 12, 1)), (kept_up, None), (planned, END)):
        finding.refresh_from_db()
        assert (finding.due_on, finding.day_moves.count()) == (day, 0)


def test_what_is_to_be_put_right_at_once_follows_the_feedback(world, receive, clock):
    inspection = receive(feedback_on=moments.today())
    (finding,) = inspection.enter_findings(
        by=world.baiyang, rows=[{"outline": "1", "aspect": "一", "words": "甲", "rectify_class": "immediate"}]
    )
    was, clock_on = finding.due_on, moments.today() + datetime.timedelta(days=5)
    clock(days=6)
    inspection.move_dates(by=world.qinling, feedback_on=clock_on, **WHY)
    finding.refresh_from_db()
    assert finding.due_on == inspection.due_of("immediate") > was


def test_the_other_dates_follow_the_feedback_by_the_profile_if_that_is_asked(world, inspection):
    days = {"feedback_on": datetime.date(2026, 10, 9), "look_back_on": LATER}
    inspection.move_dates(by=world.qinling, follow=True, **days, **WHY)
    fresh = Inspection.objects.get()
    assert (fresh.feedback_on, fresh.plan_due_on) == (datetime.date(2026, 10, 9), datetime.date(2026, 11, 9))
    assert fresh.look_back_on == LATER and fresh.code == "XC2026"


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ({}, NoDateMoves),
        ({"stage_end_on": END}, NoDateMoves),
        ({"report_due_on": datetime.date(2026, 9, 1)}, NotBeforeThat),
        ({"feedback_on": datetime.date(2026, 11, 20)}, NotBeforeThat),
        ({"stage_end_on": datetime.date(2026, 11, 3)}, StageOver),
    ],
)
def test_days_that_cannot_be_are_refused_and_leave_nothing_behind(world, inspection, days, problem):
    with pytest.raises(problem):
        inspection.move_dates(by=world.qinling, **days, **WHY)
    assert not DateMove.objects.exists() and Inspection.objects.get().stage_end_on == END
    assert inspection.stage_end_on == END and inspection.report_due_on == datetime.date(2026, 11, 18)


def test_the_feedback_stays_before_what_was_held_and_signed_since(world, inspection):
    inspection.record_node(by=world.baiyang, kind="life", held_on=datetime.date(2026, 10, 12), text="民主生活会。")
    with pytest.raises(NotBeforeThat):
        inspection.move_dates(by=world.qinling, feedback_on=datetime.date(2026, 10, 13), **WHY)
    inspection.move_dates(by=world.qinling, feedback_on=datetime.date(2026, 10, 12), **WHY)


def test_a_failure_halfway_leaves_every_clock_as_it_was(world, inspection, planned, monkeypatch):
    monkeypatch.setattr(Matter, "refresh_sights", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        inspection.move_dates(by=world.qinling, stage_end_on=LATER, **WHY)
    planned.refresh_from_db()
    assert planned.due_on == inspection.stage_end_on == END and not DateMove.objects.exists()
    assert planned.matter.deadlines.filter(clock="handle").count() == 1


def test_of_two_people_one_gets_through(world, inspection, planned):
    stale = Inspection.objects.get()
    inspection.submit_report(by=world.baiyang, **dict.fromkeys(("situation", "done", "problems", "next_steps"), "…"))
    with pytest.raises(MovedOn):
        stale.move_dates(by=world.qinling, report_due_on=LATER, **WHY)


def test_the_page_asks_and_then_shows_the_old_day_beside_the_new_one(desk, inspection, planned):
    assert f"{CODE}/move_dates" in desk.read("qinling", CODE)
    assert f"{CODE}/move_dates" not in desk.read("baiyang", CODE)
    assert "现为2026年12月18日，留空则不变。" in desk.read("qinling", f"{CODE}/move_dates")
    desk.press("qinling", f"{CODE}/move_dates", expect=422, **WHY)
    desk.press("qinling", f"{CODE}/move_dates", stage_end_on=LATER.isoformat(), **WHY)
    page = desk.read("baiyang", CODE)
    assert '<s class="was sm nb"><time datetime="2026-12-18">2026年12月18日</time></s>' in page
    assert "集中整改期截止：2026年12月18日 → 2027年1月29日" in page and "江巡办〔2026〕9号" in page
    assert "随巡察整改日期调整" in desk.read("jianghe", "/matters/XC2026-1.1.1")
    for who, status in (("baiyang", 403), ("fangzheng", 403), ("fanfan", 404)):
        desk.read(who, f"{CODE}/move_dates", expect=status)
