"""A finding: numbered by the outline, its words for ever, its class and day by ruling only."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from secondhalf.core import clocks
from secondhalf.core.problems import StillMissing
from secondhalf.matters.models import Matter
from secondhalf.rectification import loop, outline
from secondhalf.rectification.changing import DayNeeded, NothingChanges
from secondhalf.rectification.entering import PlaceTaken
from secondhalf.rectification.forms.findings import FINDING_FORMS
from secondhalf.rectification.models import Finding
from secondhalf.rectification.needs import KeptUp, NeverCompleted
from secondhalf.rectification.tests.conftest import WORDS, in_days


@pytest.mark.parametrize(
    ("written", "number"),
    [("一（一）1", "1.1.1"), ("1.1.1", "1.1.1"), ("二、（十二）3.", "2.12.3"), ("（三）", "3"), ("四(一)10", "4.1.10")],
)
def test_the_outline_of_the_feedback_becomes_the_number(written, number):
    assert outline.read(written) == number


@pytest.mark.parametrize("written", ["", "附件", "1.0", "1.1.1.1.1", "第一章甲"])
def test_what_is_no_outline_is_refused(written):
    with pytest.raises(ValueError, match=written or "^$"):
        outline.read(written)


def test_it_is_a_matter_on_the_full_route_numbered_by_its_place(inspection, enter):
    matter = enter("一（一）1").matter
    assert (matter.no, matter.kind, matter.route) == ("XC2026-1.1.1", "inspection_finding", "full")
    assert matter.regime == "rectification"


def test_a_place_is_never_given_twice(enter):
    enter("1.1.1")
    with pytest.raises(PlaceTaken):
        enter("一（一）1")


def test_no_verb_and_no_form_writes_the_original_words(enter):
    finding = enter()
    assert "words" not in Finding.kept and "outline" not in Finding.kept
    assert not [verb for verb in loop.FINDING_MOVES if "words" in FINDING_FORMS[verb].base_fields]
    assert finding.words == WORDS and finding.is_unaltered


def test_the_summary_may_be_put_right_and_the_words_stay(world, enter):
    finding = enter()
    finding.matter.amend(by=world.baiyang, summary="转办摘要。", title="关于诉求超期的问题")
    finding.refresh_from_db()
    assert finding.words == WORDS and finding.matter.summary == "转办摘要。"


def test_the_database_itself_refuses_other_words(enter):
    finding = enter()
    for change in ({"words": "别的话。"}, {"outline": "9.9"}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            Finding.objects.filter(pk=finding.pk).update(**change)
    Finding.objects.filter(pk=finding.pk).update(words=finding.words, aspect="另一方面")
    finding.refresh_from_db()
    assert finding.is_unaltered


def test_its_clock_ends_on_the_day_of_the_plan(enter, walk):
    finding = walk(enter(due_on=datetime.date(2026, 12, 1)), "sign_for")
    assert clocks.last_day(finding.matter.due_at) == datetime.date(2026, 12, 1)


def test_another_class_or_day_needs_a_leader_and_the_old_value_stays(world, enter, walk):
    finding = walk(enter(due_on=datetime.date(2026, 12, 1)), "determine")
    finding.ask_change(by=world.jianghe, reason="供货推迟。", due_on=datetime.date(2026, 12, 15))
    finding.refresh_from_db()
    assert finding.due_on == datetime.date(2026, 12, 1)
    finding.grant_change(by=world.shiyan, explanation="同意。")
    ask, matter = finding.change_asks.get(), Matter.objects.get(pk=finding.matter_id)
    assert (ask.was_due_on, finding.due_on) == (datetime.date(2026, 12, 1), datetime.date(2026, 12, 15))
    assert clocks.last_day(matter.due_at) == datetime.date(2026, 12, 15)
    assert matter.sights.values_list("due_at", flat=True).distinct().get() == matter.due_at
    assert matter.deadlines.filter(clock="handle").count() == 2


def test_a_refused_change_leaves_everything_as_it_was(world, enter, walk):
    finding = walk(enter(), "determine")
    before = finding.due_on
    finding.ask_change(by=world.jianghe, reason="……", rectify_class="staged", due_on=in_days(60))
    finding.refuse_change(by=world.shiyan, explanation="不同意。")
    finding.refresh_from_db()
    assert (finding.rectify_class, finding.due_on) == ("limited", before)
    with pytest.raises(NothingChanges):
        finding.ask_change(by=world.jianghe, reason="……", rectify_class="limited")


def test_what_is_kept_up_is_never_completed_nor_struck_off(world, enter, walk):
    finding = walk(enter(rectify_class="sustained"), "report")
    with pytest.raises(NeverCompleted):
        finding.word_completion(by=world.baiyang, word="done", grounds="……")
    with pytest.raises(KeptUp):
        finding.matter.apply(by=world.linxi, done="……", effect="……", contact="spoken")
    finding.matter.sustain(by=world.linxi, reached="……", next_on=in_days(90))
    assert finding.state == "sustained"


def test_completed_needs_the_visit_that_passed(world, enter, walk):
    finding = walk(enter(), "review")
    with pytest.raises(StillMissing):
        finding.word_completion(by=world.baiyang, word="done", grounds="……")
    finding = walk_on(world, finding, "verify")
    finding.word_completion(by=world.baiyang, word="done", grounds="措施完成，核验通过。")
    assert finding.state == "done"


def walk_on(world, finding, to):
    from secondhalf.testing.walk import Walk

    Walk.of(world, finding.matter, "review").to(to)
    return Finding.objects.select_related("matter").get(pk=finding.pk)


def test_where_workers_are_affected_they_are_asked_before_the_application(world, enter, walk):
    finding = walk(enter(touches_workers=True), "report")
    words = {"done": "……", "effect": "……", "contact": "spoken"}
    with pytest.raises(StillMissing):
        finding.matter.apply(by=world.linxi, **words)
    finding.confirm_by_workers(by=world.linxi, asked=30, agreed=28, representatives=2)
    finding.matter.apply(by=world.linxi, **words)
    assert finding.matter.stage == "in_review"


def test_results_keep_their_units_and_the_latest_counts(world, enter):
    from secondhalf.rectification import outcomes

    finding = enter()
    finding.count_results(by=world.baiyang, rules_new=1, funds_recovered="1.50")
    finding.count_results(by=world.baiyang, rules_new=2, funds_recovered="3.25", criticised=4)
    sums = outcomes.totals(Finding.objects.all())
    assert (sums["rules_new"], str(sums["funds_recovered"]), sums["criticised"]) == (2, "3.25", 4)
    assert finding.outcomes.count() == 2


def test_it_is_filed_upward_after_the_close_out_and_answered(world, enter, walk):
    finding = enter()
    with pytest.raises(StillMissing):
        finding.file_upward(by=world.baiyang, addressee="巡察办", text="……")
    finding = walk_closed(walk, finding)
    finding.file_upward(
        by=world.baiyang, addressee="市委巡察办", text="已销号，报请备案。", paper_no="江钢工〔2026〕9号"
    )
    finding.answer_filing(by=world.baiyang, outcome="agreed", text="无异议。")
    assert finding.filings.get().answer.outcome == "agreed"
    with pytest.raises(StillMissing):
        finding.answer_filing(by=world.baiyang, outcome="agreed")


def walk_closed(walk, finding):
    Matter.objects.filter(pk=finding.matter_id).update(stage="closed")
    return Finding.objects.select_related("matter").get(pk=finding.pk)


def test_what_becomes_long_term_loses_its_day_and_what_is_no_longer_needs_one(world, enter, walk):
    finding = walk(enter(due_on=datetime.date(2026, 12, 1)), "determine")
    finding.ask_change(by=world.jianghe, reason="须长期抓。", rectify_class="sustained")
    finding.grant_change(by=world.shiyan, explanation="同意。")
    finding.refresh_from_db()
    assert (finding.rectify_class, finding.due_on) == ("sustained", None)
    with pytest.raises(DayNeeded):
        finding.ask_change(by=world.jianghe, reason="可以办完。", rectify_class="limited")
    finding.ask_change(by=world.jianghe, reason="可以办完。", rectify_class="limited", due_on=in_days(30))


def test_what_goes_in_stages_is_not_struck_off_without_two_measures(world, enter, walk):
    finding = walk(enter(rectify_class="staged"), "report")
    lacks = [str(problem) for problem in finding.matter.missing("apply")]
    with pytest.raises(StillMissing):
        finding.matter.apply(by=world.linxi, done="……", effect="……", contact="spoken")
    assert lacks
    finding.matter.set_task(by=world.jianghe, title="分两步办。", due_on=in_days(10))
    for title in ("第一步", "第二步"):
        finding.matter.set_measure(by=world.jianghe, task=finding.matter.tasks.get(), title=title, due_on=in_days(5))
    for measure in finding.matter.measures.all():
        finding.matter.finish_measure(by=world.jianghe, measure=measure, result="已办。")
    assert not finding.matter.missing("apply")
