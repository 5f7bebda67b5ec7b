"""What a look-back finds anew enters the ledger once, tied to the look; rates of the feedback leave it out."""

import datetime
import re

import pytest

from secondhalf.core.events import Event
from secondhalf.core.problems import MovedOn, NotFound, StillMissing
from secondhalf.matters.models import Matter
from secondhalf.rectification import figures
from secondhalf.rectification.adding import EnteredAlready
from secondhalf.rectification.entering import PlaceTaken
from secondhalf.rectification.models import Finding, Inspection, NewProblem
from secondhalf.testing.walk import Walk

CODE = "/rectification/XC2026"
FOUND = "更衣柜锈蚀，三十余个锁不上。"
ROW = {"outline": "1.1.2", "aspect": "职工诉求办理", "words": FOUND}


@pytest.fixture
def look(world, inspection, planned):
    """look(result): one finding is struck off, drawn and looked at; the item of the sample."""

    def at(result):
        Walk.of(world, planned.matter, "determine").to("close")
        item = inspection.draw_sample(by=world.gaoyuan).items.get()
        inspection.look_back(by=world.gaoyuan, item=item, result=result, place="四号浴室", found=FOUND)
        return inspection.look_backs.get().items.select_related("look_back").get()

    return at


@pytest.fixture
def item(look):
    return look("new")


def test_it_enters_the_ledger_as_a_finding_tied_to_its_look(world, inspection, item):
    finding = inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    assert (finding.no, finding.words, finding.matter.stage) == ("XC2026-1.1.2", FOUND, "registered")
    assert finding.origin.seen == item.seen and finding.note == "第1次回头看新发现（查看XC2026-1.1.1时）"
    assert finding.due_on == datetime.date(2027, 2, 12)  # three months from the look, not from the feedback
    assert Event.objects.filter(name="inspection.enter_new_problem").count() == 1


def test_the_ledger_has_its_row_beside_those_that_are_counted(desk, world, inspection, item):
    inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    page = desk.read("baiyang", "/ledgers/rectification/")
    assert "第1至2行，共2行" in page and figures.tally(Finding.objects.all()).whole == 1


def test_it_is_entered_once(world, inspection, item):
    inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    with pytest.raises(EnteredAlready):
        inspection.enter_new_problem(by=world.baiyang, item=item, row={**ROW, "outline": "1.1.3"})
    assert Finding.objects.count() == 2


def test_of_two_people_one_gets_through(world, inspection, item):
    other = Inspection.objects.get()
    inspection.submit_report(by=world.baiyang, **dict.fromkeys(("situation", "done", "problems", "next_steps"), "…"))
    with pytest.raises(MovedOn):
        other.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    assert not NewProblem.objects.exists()


@pytest.mark.parametrize("result", ["held", "relapsed"])
def test_another_result_brings_no_new_problem_and_has_no_such_page(desk, world, inspection, look, result):
    item = look(result)
    with pytest.raises(StillMissing):
        inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    desk.read("baiyang", f"/rectification/looks/{item.pk}/enter", expect=404)


def test_an_item_of_another_inspection_is_not_found(world, receive, item):
    with pytest.raises(NotFound):
        receive().enter_new_problem(by=world.baiyang, item=item, row=ROW)


def test_a_place_that_is_taken_leaves_nothing_behind(world, inspection, item):
    with pytest.raises(PlaceTaken):
        inspection.enter_new_problem(by=world.baiyang, item=item, row={**ROW, "outline": "1.1.1"})
    assert not NewProblem.objects.exists() and Matter.objects.count() == 1


def test_while_a_plan_waits_nothing_is_entered(world, inspection, item):
    Inspection.objects.update(stage="planned")
    inspection.refresh_from_db()
    with pytest.raises(Exception, match="wrong_stage"):
        inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)


def test_a_concluded_inspection_takes_it_and_can_be_taken_up_again(world, inspection, item):
    Inspection.objects.update(stage="concluded")
    inspection.refresh_from_db()
    with pytest.raises(StillMissing):
        inspection.take_up_again(by=world.baiyang, opinion="……")
    inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    inspection.take_up_again(by=world.baiyang, opinion="回头看发现新问题。")
    assert inspection.stage == "rectifying"


def test_the_rate_is_of_the_feedback_and_the_new_one_is_told_beside_it(desk, world, inspection, item):
    assert figures.tally(inspection.findings.all()).rate.counts == "1/1"
    inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    tally = figures.tally(inspection.findings.all())
    assert (tally.rate.counts, tally.anew, tally.left_out) == ("1/1", 1, 0)
    assert figures.COMPLETION.left_out(inspection.findings.all()).get().outline == "1.1.2"
    page = desk.read("baiyang", CODE)
    assert re.search(r'show=anew#findings"[^>]*>回头看新发现 1<', page) and "1/1" in page
    shown = desk.read("baiyang", f"{CODE}?show=anew")
    assert "XC2026-1.1.2" in shown and "XC2026-1.1.1<" not in shown
    assert figures.frozen(inspection.findings.all())["behind"]["anew"] == ["1.1.2"]


def test_what_was_found_anew_is_in_the_next_sample_once_it_is_struck_off(world, inspection, item, walk):
    finding = inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    walk(finding, "close")
    assert "XC2026-1.1.2" in inspection.draw_sample(by=world.gaoyuan).frame


def test_the_page_of_the_look_back_leads_to_a_form_that_is_filled_in(desk, item):
    url = f"/rectification/looks/{item.pk}/enter"
    assert url in desk.read("baiyang", f"{CODE}/look-back-1") and url in desk.read("baiyang", "/work")
    assert url not in desk.read("gaoyuan", f"{CODE}/look-back-1")
    page = desk.read("baiyang", url)
    assert 'value="1.1.2"' in page and 'value="职工诉求办理"' in page and FOUND in page
    desk.read("gaoyuan", url, expect=403)
    desk.read("fanfan", url, expect=404)
    sent = {"outline": "1.1.2", "aspect": "职工诉求办理", "words": FOUND, "rectify_class": "limited"}
    assert desk.press("baiyang", url, **sent)["Location"] == f"{CODE}/look-back-1"
    desk.read("baiyang", url, expect=409)


def test_both_pages_show_what_belongs_together(desk, world, inspection, item):
    finding = inspection.enter_new_problem(by=world.baiyang, item=item, row=ROW)
    assert f'href="{finding.get_absolute_url()}"' in desk.read("baiyang", f"{CODE}/look-back-1")
    assert f"{CODE}/look-back-1" in desk.read("baiyang", f"/matters/{finding.matter.no}")
    assert f'href="{finding.get_absolute_url()}"' in desk.read("baiyang", "/matters/XC2026-1.1.1")
    theirs = desk.read("jianghe", "/matters/XC2026-1.1.1")  # the new one has not been dispatched to them
    assert "已入账" in theirs and f'href="{finding.get_absolute_url()}"' not in theirs
