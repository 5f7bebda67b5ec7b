"""The papers of matters: what they hold, for whom, in both languages. 事项文书。"""

import io

import pytest
from django.utils import translation
from docx import Document as Docx

from secondhalf.core.problems import NotFound
from secondhalf.matters import paper_dispatch, paper_lists, papers
from secondhalf.matters.kinds import MatterKind
from secondhalf.papers import form as forms
from secondhalf.papers import running
from secondhalf.papers.making import made
from secondhalf.testing.walk import Walk


def said(key, thing, actor, language="zh-hans"):
    """What the form says about a thing."""
    with translation.override(language):
        return forms.known(key).told(thing, by=actor, language=language)


def words(body):
    """Every word of a docx."""
    document = Docx(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def printed(key, about, format="docx"):
    with translation.override(about["language"]):
        return made(forms.known(key), format, about)


def test_a_struck_off_matter_has_the_whole_chain_on_its_application(world):
    matter = Walk(world).to("close")
    about = said("close_out", matter, world.baiyang)
    text = words(printed("close_out", about))
    for name in ("林溪", "何川", "石岩", "方正", matter.no, "申请销号", "现场核验", "批准"):
        assert name in text
    assert about["endorse"]["text"] and about["closed"]["by"]["name"] == "白杨"


def test_before_review_the_application_leaves_room_to_sign(world):
    about = said("close_out", Walk(world).to("apply"), world.baiyang)
    assert about["review"] == {"text": "", "by": {"name": "", "title": "", "day": ""}}
    assert "签字" in words(printed("close_out", about))


def test_nobody_is_asked_to_sign_a_part_that_the_route_does_not_have(world):
    matter = Walk(world, route="usual").to("approve")
    text = words(printed("close_out", said("close_out", matter, world.baiyang)))
    assert text.count("不设此环节") >= 2  # endorsement and public notice
    assert "不设此环节" not in words(printed("close_out", said("close_out", Walk(world).to("apply"), world.baiyang)))


def test_an_opinion_on_an_earlier_application_does_not_count_for_the_present_one(world):
    walk = Walk(world)
    matter = walk.to("review")
    matter.send_back(by=world.yunzhou, reason="温度不稳", **on_the_spot(world))
    matter.apply(by=world.linxi, done="再次检修。", effect="稳定。", contact="spoken")
    assert said("close_out", matter, world.baiyang)["review"]["text"] == ""


def on_the_spot(world):
    """Visit that sends back, where the verb asks for one."""
    return {}


def test_the_application_is_offered_once_it_was_made(world):
    walk = Walk(world)
    matter = walk.to("report")
    keys = lambda: {form.key for form in forms.offered(world.baiyang, "matter", matter)}  # noqa: E731
    assert keys() == {"dispatch_notice"}
    walk.to("apply")
    assert keys() == {"dispatch_notice", "close_out"}


@pytest.mark.parametrize(
    ("kind", "key", "zh", "en"),
    [
        ("demand", "dispatch_notice", "诉求办理通知单", "Notice of a demand to be handled"),
        ("inspection_finding", "rectification_notice", "整改任务通知单", "Notice of what is to be put right"),
        ("practical", "practical_notice", "实事项目任务通知单", "Notice of a practical matter to be carried out"),
        ("assigned", "matter_notice", "事项办理通知单", "Notice of a matter to be handled"),
    ],
)
def test_the_notice_of_dispatch_is_called_by_what_the_matter_is(world, kind, key, zh, en):
    matter = Walk(world).to("sign_for")
    type(matter).objects.filter(pk=matter.pk).update(kind=kind)
    matter.refresh_from_db()
    assert {form.key for form in forms.offered(world.baiyang, "matter", matter)} == {key}
    about = said(key, matter, world.baiyang)
    text = words(printed(key, about))
    assert about["title"] == zh and zh in text and (kind == "demand") == ("诉求" in text)
    assert said(key, matter, world.baiyang, "en")["title"] == en


def test_every_kind_of_matter_has_one_notice_of_dispatch(world):
    kinds = [kind for _title, those in paper_dispatch.NOTICES.values() for kind in those]
    assert sorted(kinds) == sorted(MatterKind)


def test_before_it_is_signed_for_only_a_day_of_the_plan_is_told_as_the_last_one(world):
    walk = Walk(world)
    assert said("dispatch_notice", walk.to("dispatch"), world.baiyang)["due"] == ""
    assert said("dispatch_notice", walk.to("sign_for"), world.baiyang)["due"]


def test_the_record_of_a_visit_has_its_points_and_counts_workers(world):
    matter = Walk(world).to("verify")
    visit = matter.verifications.get()
    about = said("visit", visit, world.baiyang)
    point = visit.points.order_by("order").first()
    assert about["points"][0]["standard"] == point.standard and about["points"][0]["measured"].startswith(
        point.measured
    )
    assert point.name in words(printed("visit", about))


def test_a_supervision_note_has_its_number_and_a_receipt_slip(world):
    matter = Walk(world).to("sign_for")
    due = {"reason": "进展缓慢", "requirement": "三日内书面答复", "due_on": matter.due_at.date()}
    note = matter.supervise(by=world.gaoyuan, addressee=world.places.welfare, **due)
    text = words(printed("note", said("note", note, world.jianghe)))
    assert note.no in text and "回执" in text and "三日内书面答复" in text


@pytest.mark.parametrize("key", paper_lists.LISTS)
def test_a_list_holds_the_selection_and_nothing_beyond_what_its_reader_sees(world, key):
    matter = Walk(world).to("determine")
    task = matter.set_task(by=world.linxi, title="更换循环泵", due_on=matter.due_at.date())
    matter.set_measure(by=world.linxi, task=task, title="采购安装", due_on=matter.due_at.date())
    rows = lambda actor: said(key, paper_lists.take(actor, "state=all"), actor)["rows"]  # noqa: E731
    assert len(rows(world.baiyang)) == 1 and rows(world.chelu) == []
    assert printed(key, said(key, paper_lists.take(world.baiyang, ""), world.baiyang), "xlsx").startswith(b"PK")


def test_a_worker_has_no_list_to_print(world):
    with pytest.raises(NotFound):
        paper_lists.take(world.ningyuan, "")


@pytest.mark.parametrize("form", papers.FORMS, ids=lambda form: form.key)
def test_every_form_is_complete_in_english(world, form):
    matter = Walk(world).to("verify")
    thing = {"matter": matter, "visit": matter.verifications.first()}.get(form.subject.key)
    if thing is None:
        return
    about = said(form.key, thing, world.baiyang, "en")
    assert about["title"] != said(form.key, thing, world.baiyang)["title"]
    assert printed(form.key, about, "pdf").startswith(b"%PDF")


def test_whoever_does_not_see_the_matter_gets_no_paper_about_it(world):
    matter = Walk(world).to("apply")
    with pytest.raises(NotFound):
        running.found(world.chelu, forms.known("close_out"), str(matter.pk))
