"""The ledger of DOMAIN §5.4, and the report on paper."""

import pytest

from secondhalf.core.problems import NotValid, Refused
from secondhalf.ledgers.ledger import Back
from secondhalf.papers.making import made
from secondhalf.rectification import ledger, papers
from secondhalf.rectification.models import Finding

ORDER = [
    "序号", "问题类别（方面）", "反馈问题", "编号", "具体表现", "问题性质", "原因分析", "整改目标", "整改措施",
    "责任领导", "牵头部门", "责任部门", "责任人", "整改类型", "整改时限",
]  # fmt: skip


def test_its_columns_stand_in_the_order_of_the_paper(db):
    from django.utils import translation

    with translation.override("zh-hans"):
        assert [str(column.title) for column in ledger.COLUMNS][: len(ORDER)] == ORDER


def test_original_words_signatures_and_numbers_never_come_back(db):
    never = {column.key for column in ledger.COLUMNS if column.back == Back.NEVER}
    assert {"words", "no", "completion", "struck", "class", "due", "leader"} <= never
    assert ledger.LEDGER.column("progress").verb == "report"


def test_cells_of_the_analysis_come_back_through_the_findings_verb(world, enter, walk):
    finding = walk(enter(), "determine")
    ledger.save(finding, world.jianghe, {"cause": "无人盯办。", "commonality": "共性问题"})
    finding.refresh_from_db()
    assert (finding.cause, finding.commonality, finding.analyses.count()) == ("无人盯办。", "common", 1)
    with pytest.raises(Refused):
        ledger.save(finding, world.shiyan, {"cause": "……"})
    with pytest.raises(NotValid):
        ledger.save(finding, world.jianghe, {"commonality": "都不是"})


def test_a_row_reads_everything_without_a_question(world, enter, walk, django_assert_num_queries):
    finding = walk(enter(), "report")
    finding.count_results(by=world.linxi, rules_new=2, criticised=3, rules_named="《诉求办理办法》")
    (row,) = ledger.dress(list(ledger.rows(world.baiyang)))
    with django_assert_num_queries(0):
        cells = {column.key: column.read(row) for column in ledger.COLUMNS}
    assert cells["leader"] == "石岩" and cells["assisting"] == "设备管理部"
    assert cells["progress"] and cells["percent"] == 90 and "《诉求办理办法》" in cells["rules"]
    assert "3" in cells["persons"] and str(cells["completion"])


def test_the_summary_counts_as_the_page_does(world, enter):
    enter()
    summary = ledger.summary(ledger.rows(world.baiyang), world.baiyang)
    assert (summary.number, summary.rate.counts) == (1, "0/1")


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_the_report_is_drawn_with_its_figures_first(world, inspection, planned, format_):
    words = dict.fromkeys(("situation", "done", "problems", "next_steps"), "整改情况。\n第二段。")
    inspection.submit_report(by=world.baiyang, **words)
    about = papers.about_report(inspection.reports.get(), by=world.baiyang, language="zh-hans")
    assert about["figures"].startswith("共反馈问题1项，已完成0项")
    page = papers.lay_report(about)
    assert page["issuer"] == page["signer"] == inspection.unit.name
    assert [block["text"] for block in page["body"] if block["kind"] == "heading"] == [
        "一、基本情况", "二、主要做法", "三、存在问题", "四、下一步打算",
    ]  # fmt: skip
    assert page["body"][1]["text"] == about["figures"].replace("\u00a0%", "%").replace(" %", "%")
    assert len(made(papers.FORMS[0], format_, about)) > 2000


def test_the_lists_on_paper_are_those_of_the_plan_in_force(world, inspection, planned):
    about = papers.about_plan(inspection, by=world.baiyang, language="zh-hans")
    assert [one["title"] for one in about["lists"]] == ["问题清单", "任务清单", "责任清单"]
    assert about["lists"][2]["rows"][0][2] == "石岩"
    assert Finding.objects.count() == 1 and papers.lay_plan(about)["layout"] == "list"
