"""On paper and in the ledger: columns in order, figures with their rules, nothing of a few. 文书、台账。"""

import datetime
import io

import openpyxl
import pytest
from django.utils import translation
from pptx import Presentation

from secondhalf.core import moments
from secondhalf.core.sequencer import settle
from secondhalf.ledgers.ledger import Back
from secondhalf.practical import ledger, paper_report, papers
from secondhalf.practical.models import Item

HEADS = [
    "序号", "项目名称", "类别", "需求来源", "受益群体与人数", "实施内容", "完成标准", "责任领导", "责任部门",
    "配合部门", "责任人", "投资/资金来源", "启动时间", "完成时限", "进度节点", "进展情况", "完成情况", "满意度",
    "长效措施", "备注",
]  # fmt: skip


@pytest.fixture
def told(story, clock):
    """A list with one item completed and a second one with a part of a unit."""
    done = story.rated(story.work(story.listed()), good=9, bad=1, clock=clock)
    item = story.listed(title="食堂改造", category="canteen")
    item.divide(by=story.world.baiyang, unit=story.world.places.steel, title="夜班窗口")
    return done, item


def said(form, story, language="zh-hans"):
    with translation.override(language):
        return form.told(story.campaign, by=story.world.baiyang, language=language)


def test_the_list_has_the_columns_that_cadres_know(story, told):
    about = said(papers.FORMS[0], story)
    assert [words for words, _width in about["columns"]] == HEADS
    assert [row[0] for row in about["rows"]] == ["1", "2", "2.1"] and about["count"] == 2
    book = openpyxl.load_workbook(io.BytesIO(papers.FORMS[0].draws["xlsx"](about)))
    assert "浴室热水" in str([cell.value for row in book.active.iter_rows() for cell in row])


def test_the_report_prints_each_figure_with_its_rule(story, told):
    with translation.override("zh-hans"):
        about = said(papers.FORMS[1], story)
        text = str(paper_report.lay(about))
    assert "完成率50%（1/2）" in text and "满意9" in text and "未评价2" in text and "分任务1项" in text


def test_the_report_tells_what_was_taken_off_and_which_codes_were_withdrawn(story, told):
    by, item = story.world.baiyang, story.listed(title="厂外道路")
    item.matter.transfer(by=by, destination="属地街道", explanation="由街道管养。")
    work = story.work(story.listed(title="车棚"))
    for _sheet in range(2):
        work.hand_out(by=by, unit=story.world.places.steel, count=6)
    work.withdraw_codes(by=by, sheet=work.poll.issues.order_by("id").first(), reason="遗失")
    work.prolong(by=by, last_day=moments.today() - datetime.timedelta(days=1))
    work.finish(by=by, note="班前会听取")
    settle()
    with translation.override("zh-hans"):
        text = str(paper_report.lay(said(papers.FORMS[1], story)))
    assert "厂外道路" in text and "属地街道：由街道管养。" in text and "作废6个码" in text


def test_the_slides_have_a_chart_that_can_be_edited(story, told):
    show = Presentation(io.BytesIO(papers.FORMS[2].draws["pptx"](said(papers.FORMS[2], story))))
    charts = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    assert charts and {"洗浴", "食堂"} <= set(charts[0].plots[0].categories)


def test_nothing_of_a_few_is_told_on_paper_or_in_the_ledger(story, clock):
    item = story.rated(story.work(story.listed()), good=3, bad=0, clock=clock)
    item.finish(by=story.world.baiyang, note="班前会听取")
    with translation.override("zh-hans"):
        (row,) = ledger.dress(list(ledger.rows(story.world.baiyang)))
        assert ledger.satisfied(row) == "人数过少，不予公布"
        assert "满意3" not in str(said(papers.FORMS[1], story))


def test_the_ledger_asks_as_many_questions_for_many_rows_as_for_few(story, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        for row in ledger.dress(list(ledger.rows(story.world.baiyang))):
            for column in ledger.COLUMNS:
                str(column.read(row))


def test_plain_cells_come_back_through_the_verb(story, told):
    fields = {column.field for column in ledger.COLUMNS if column.back == Back.FIELD}
    assert fields == {"funds", "note"}
    ledger.save(told[1], story.world.baiyang, {"funds": "工会经费5万元"})
    item = Item.objects.get(pk=told[1].pk)
    assert item.funds == "工会经费5万元" and item.amendments.get().before == {"funds": ""}


def test_a_unit_outside_the_line_has_no_list(story, told):
    assert not ledger.rows(story.world.fanfan).exists()
    assert ledger.rows(story.world.wenxin).count() == 3, "the union above reads it"


def test_the_page_counts_its_rows_the_parts_of_units_among_them(story, told, client):
    client.force_login(story.world.baiyang.person)
    page = client.get("/ledgers/practical/")
    assert page.context["summary"].number == 2 and page.context["table"].count == page.context["table"].last == 3
