"""From a candidate to regular upkeep and back, by the verbs alone. 流转。"""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.problems import StillMissing
from secondhalf.core.sequencer import settle
from secondhalf.practical import daily
from secondhalf.practical.amending import Promised
from secondhalf.practical.models import Item
from secondhalf.practical.needs import BelowThreshold
from secondhalf.practical.stories import told
from secondhalf.practical.tests.conftest import COLD, WARM


def test_a_candidate_needs_a_source(story):
    with pytest.raises(StillMissing):
        story.collect(survey="")
    assert not Item.objects.exists()


def test_listing_registers_its_one_matter_with_the_day_of_the_plan(story):
    item = story.listed()
    assert item.seq == 1 and item.matter.kind == "practical" and item.matter.holder == story.campaign.owner
    item.matter.admit(by=story.world.baiyang)
    item.matter.dispatch(by=story.world.baiyang, lead=story.world.places.welfare)
    item.matter.sign_for(by=story.world.jianghe)
    assert moments.local_day(item.matter.due_at - datetime.timedelta(seconds=1)) == item.due_on
    story.determine(item.matter)
    assert item.matter.fixes.scheme == "practical"


def test_struck_off_is_not_done_before_the_beneficiaries_were_asked(story):
    item = story.work(story.listed())
    assert item.stage == "to_rate" and item.poll.issued == 0


def test_satisfied_beneficiaries_complete_it(story, clock):
    item = story.rated(story.work(story.listed()), good=9, bad=1, clock=clock)
    assert item.stage == "done"
    result = item.results.get()
    assert (result.issued, result.used, result.satisfied, result.unsatisfied) == (12, 10, 9, 1)


def test_below_the_threshold_the_matter_goes_round_again(story, clock):
    item = story.rated(story.work(story.listed()), good=7, bad=3, clock=clock)
    assert item.stage == "listed" and item.matter.stage == "under_way" and item.matter.round == 2
    assert "10" in item.matter.redoings.get().reason and "更好" not in item.matter.redoings.get().reason
    item = story.rated(story.work(item), good=10, bad=0, clock=clock)
    assert item.stage == "done" and item.results.count() == 2


def test_nobody_completes_it_over_their_verdict(story, clock):
    item = story.work(story.listed())
    from secondhalf.practical import polling

    for code in item.hand_out(by=story.world.baiyang, unit=story.world.places.steel, count=6):
        polling.cast(code, ["unsatisfied"])
    with pytest.raises(BelowThreshold):
        item.finish(by=story.world.baiyang, note="没关系")


def test_too_few_verdicts_leave_it_to_a_person_with_an_explanation(story, clock):
    item = story.rated(story.work(story.listed()), good=3, bad=0, clock=clock)
    assert item.stage == "to_rate", "silence is not rated, and three are too few to tell"
    with pytest.raises(StillMissing):
        item.finish(by=story.world.baiyang)
    item = Item.objects.get(pk=item.pk)
    item.finish(by=story.world.baiyang, note="班前会逐人听取")
    assert item.stage == "done"


def test_a_relapse_found_elsewhere_brings_the_item_back(story, clock):
    item = story.regular(clock)
    item.matter.reopen(by=story.world.yunzhou, reason="又凉了")
    settle()
    assert Item.objects.get(pk=item.pk).stage == "listed"


def test_the_heating_season_brings_a_check_and_a_failed_one_reopens(story, clock):
    item = story.regular(clock)  # handed over on 19 November, in the season
    daily.plan_checks(moments.today())
    daily.plan_checks(moments.today())
    check = item.checks.get()
    assert check.why == "heating" and check.due_on == moments.today() + datetime.timedelta(days=7)
    visit = {"visited_on": moments.today(), "place": "浴室", "points": [COLD]}
    item.fail_check(by=story.world.yunzhou, check=check, **visit)
    assert item.stage == "listed" and item.matter.printed_no.endswith("-R1")
    settle()
    assert Item.objects.get(pk=item.pk).stage == "listed"


def test_the_cycle_counts_from_the_last_visit(story, clock):
    item = story.regular(clock, seasons=[], amount=30, unit="day")
    daily.plan_checks(moments.today())
    assert not item.checks.exists()
    clock(days=23)
    daily.plan_checks(moments.today())
    check = item.checks.get()
    visit = {"visited_on": moments.today(), "place": "浴室", "points": [WARM]}
    item.pass_check(by=story.world.yunzhou, check=check, **visit)
    clock(days=22)
    daily.plan_checks(moments.today())
    assert item.checks.count() == 1
    clock(days=1)
    daily.plan_checks(moments.today())
    assert item.checks.count() == 2


def test_a_part_of_a_unit_is_a_child_with_its_own_matter(story):
    item = story.listed()
    child = item.divide(by=story.world.baiyang, unit=story.world.places.steel, title="设备部：换热器")
    assert child.printed_seq == "1.1" and child.matter.parent == item.matter
    assert item.matter_id != child.matter_id
    assert list(Item.objects.on_the_list()) == [item] and list(Item.objects.unit_tasks()) == [child]


def test_a_listed_item_keeps_its_promise(story):
    item = story.listed()
    with pytest.raises(Promised):
        item.amend(by=story.world.baiyang, standard="出水不低于30℃")
    item.amend(by=story.world.baiyang, beneficiary_count=55)
    assert item.beneficiary_count == 55 and item.amendments.get().before == {"beneficiary_count": 40}


def test_the_story_names_what_was_put_right_in_the_readers_words(story):
    item = story.listed()
    item.amend(by=story.world.baiyang, beneficiary_count=55, start_on=datetime.date(2026, 12, 1))
    assert "受益人数：40 → 55" in told(item)[0]["text"] and "：— → 2026年12月1日" in told(item)[0]["text"]
