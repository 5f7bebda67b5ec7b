"""Ledgers on screen, on paper and in xlsx: the same columns in the same order, for whoever may see the rows."""

import io
import re

import openpyxl
import pytest

from secondhalf.core import moments
from secondhalf.ledgers import exporting, ledger, usual
from secondhalf.ledgers.models import Layout, Run
from secondhalf.ledgers.workbook import HIDDEN
from secondhalf.testing.walk import Walk

KEYS = [ledger.key for ledger in usual.ledgers()]


@pytest.fixture
def some(world):
    for last in ("admit", "determine", "report", "close"):
        Walk(world).to(last)
    Walk(world, confidentiality="accusation", title="检举某科长").to("register")


def test_every_ledger_of_every_room_opens_prints_and_exports(office, some):
    for found in ledger.every():
        for page in ("", "print", "import", "layout"):
            answer = office.get(f"/ledgers/{found.key}/{page}")
            assert answer.status_code == 200 and "检举某科长" not in answer.content.decode(), f"{found.key} {page}"
        answer = office.post(f"/ledgers/{found.key}/export")
        assert answer.headers["Content-Type"] == exporting.XLSX, found.key


def test_the_list_of_ledgers_names_them_all(office):
    page = office.get("/ledgers/").content.decode()
    assert all(f"/ledgers/{key}/" in page for key in KEYS)


def test_a_worker_opens_no_ledger(client, world):
    client.force_login(world.ningyuan.person)
    assert client.get("/ledgers/problems/").status_code == 403


def test_a_department_sees_only_its_own(client, world, some):
    client.force_login(world.suqing.person)
    assert client.get("/ledgers/problems/").context["table"].count == 0


def test_filters_stand_in_the_address_and_an_htmx_answer_is_the_table_alone(office, some):
    found = office.get("/ledgers/problems/?stage=under_way")
    assert found.context["table"].count == 2
    part = office.get("/ledgers/problems/?state=shut", headers={"HX-Request": "true", "HX-Target": "table"})
    assert part.content.decode().lstrip().startswith('<div id="table"') and part.context["table"].count == 1
    assert office.get("/ledgers/problems/?stage=nonsense&sort=nonsense&after=x").status_code == 200


def test_pages_go_by_key_forwards_and_back_and_number_on(office, world, monkeypatch):
    from secondhalf.ledgers import paging, table

    for n in range(5):
        Walk(world, title=f"第{n}件").to("admit" if n % 2 else "dispatch")
    monkeypatch.setattr(table.Table.__init__, "__kwdefaults__", {"after": "", "before": "", "size": 2})
    seen, query = [], ""
    for first in (1, 3, 5):
        page = office.get(f"/ledgers/problems/?sort=due{query}").context["table"]
        assert page.first == first
        seen += [row.pk for row in page._page[0]]
        query = f"&after={page.after}"
    assert len(set(seen)) == 5 and page.after == "" and paging.PAGE == 50
    back = office.get(f"/ledgers/problems/?sort=due&before={page.before}").context["table"]
    assert [row.pk for row in back._page[0]] == seen[2:4] and back.first == 3


def test_a_page_asks_as_many_questions_for_many_rows_as_for_few(office, world, django_assert_max_num_queries):
    Walk(world).to("determine")
    office.get("/ledgers/problems/")
    with django_assert_max_num_queries(60) as few:
        office.get("/ledgers/problems/")
    for _n in range(4):
        Walk(world).to("report")
    with django_assert_max_num_queries(len(few)):
        office.get("/ledgers/problems/")


def test_xlsx_has_what_paper_has(office, some):
    book = openpyxl.load_workbook(io.BytesIO(office.post("/ledgers/problems/export").content))
    sheet = book.worksheets[0]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "8")
    assert sheet.print_title_rows == "$3:$4" and "&P" in sheet.oddFooter.center.text
    assert sheet.freeze_panes and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book[HIDDEN].sheet_state == "veryHidden"
    assert sheet.column_dimensions[sheet.cell(5, sheet.max_column).column_letter].hidden
    assert sheet["A1"].value == "问题清单" and any("填报人" in str(row[0].value) for row in sheet.iter_rows())
    assert book.properties.creator in (None, "")
    words = [cell.value for cell in sheet[3]]
    assert "责任部门" in [cell.value for cell in sheet[4]] and words[0] == "序号"


def test_under_the_table_stand_sums_and_the_counting_rule_on_screen_on_paper_and_in_xlsx(office, some, sent):
    from secondhalf.matters.reporting import Exhibit

    evidence = Exhibit.objects.count()
    cell = f'<td class="w1 num">{evidence}</td>'
    assert evidence and cell in office.get("/ledgers/results/").content.decode().partition('class="totals"')[2]
    printed = office.get("/ledgers/results/print").content.decode()
    assert cell in printed and "统计口径：" in printed
    body = office.post("/ledgers/results/export").content
    lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(body)).worksheets[0].iter_rows()]
    (sums,) = [line for line in lines if line[0] == "合计"]
    assert [cell for cell in sums[1:] if cell is not None] == [evidence], "per cents and days are never added up"
    assert any(str(line[0]).startswith("统计口径：") for line in lines)
    assert sent(office, "results", body).counts == {"change": 0, "conflict": 0, "wrong": 0}
    assert "合计" not in office.get("/ledgers/problems/").content.decode()


def test_an_office_hides_renames_and_reorders_columns_for_all_below_it(office, client, world, some):
    page = office.get("/ledgers/problems/layout")
    form = page.context["form"]
    said = {
        form[name].html_name: form[name].initial for name in form.asked() if form[name].initial not in (False, None)
    }
    said |= {"title-lead": "牵头单位", "place-lead": 2, "drafter": "沈秋"}
    said.pop("shown-cause")
    assert office.post("/ledgers/problems/layout", said).status_code == 302
    client.force_login(world.jianghe.person)
    table = client.get("/ledgers/problems/").context["table"]
    keys = [column.key for column in table.columns]
    assert "cause" not in keys and keys.index("lead") <= 2
    assert "牵头单位" in client.get("/ledgers/problems/print").content.decode()
    assert "沈秋" in client.get("/ledgers/problems/print").content.decode()
    assert client.get("/ledgers/problems/layout").status_code == 403
    client.force_login(world.baiyang.person)
    client.post("/ledgers/problems/layout", {"forget": "1"})
    assert not Layout.objects.exists()


def test_a_big_export_runs_in_the_background_and_its_file_is_for_its_maker_alone(client, world, some, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 1)
    client.force_login(world.baiyang.person)
    answer = client.post("/ledgers/problems/export?stage=under_way")
    run = Run.objects.get()
    assert answer.url.endswith(str(run.pk)) and run.state == "running"
    exporting.carry_out.func(str(run.pk))
    run.refresh_from_db()
    assert (run.state, run.total, run.done) == ("done", 2, 2)
    assert "导出" in client.get(answer.url).content.decode()
    body = b"".join(client.get(f"{answer.url}/file").streaming_content)
    assert openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]["A1"].value == "问题清单"
    client.force_login(world.gaoyuan.person)
    assert client.get(f"{answer.url}/file").status_code == 404


def test_the_light_says_a_word(office, some, clock):
    clock(days=60)
    page = office.get("/ledgers/problems/").content.decode()
    assert re.search(r'light-late"><svg.*?</svg>已逾期', page)


def test_what_a_week_has_passed_over_is_removed(office, some, settings):
    import os

    from secondhalf.ledgers import daily, shelf

    path = shelf.path_of("old")
    path.write_bytes(b"x")
    os.utime(path, (0, 0))
    daily.sweep(moments.today())
    assert not path.exists()


def test_a_batch_fetches_what_the_columns_read_and_not_what_hangs_on_it(world, django_assert_num_queries):
    from secondhalf.ledgers.gathering import gather

    matter = Walk(world).to("report")
    with django_assert_num_queries(1):
        gather([matter], "last_progress")
    assert matter.last_progress and not matter.last_progress._state.fields_cache, "a column reads its words alone"


def test_heads_in_english_are_not_broken_within_a_word_nor_cut_off(office, some):
    body = office.post("/ledgers/problems/export", headers={"accept-language": "en"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    assert sheet["A1"].value == "Problem list"
    for cell in [*sheet[3], *sheet[4]]:
        width = sheet.column_dimensions[openpyxl.utils.get_column_letter(cell.column)].width
        words = str(cell.value or "").split()

        assert not words or max(map(len, words)) < width, (cell.value, width)
    assert sheet.row_dimensions[4].height >= 24


def test_paper_says_whose_it_is_as_of_which_day_and_leaves_room_to_sign(office, world, some):
    sheet = openpyxl.load_workbook(io.BytesIO(office.post("/ledgers/problems/export").content)).worksheets[0]
    above = [str(cell.value) for cell in sheet[2] if cell.value]
    assert above[0] == f"填报单位：{world.baiyang.post.seat}" and "2026年11月" in above[1]
    signed = [cell for cell in sheet[sheet.max_row] if cell.value]
    assert [cell.value for cell in signed] == ["填报人：", "审核人：", "负责人："]
    assert signed[2].column > sheet.max_column / 2 and sheet.row_dimensions[sheet.max_row].height == 36
    assert "填报单位" in office.get("/ledgers/problems/print").content.decode()


def test_a_group_says_its_name_at_its_top_where_no_end_of_a_sheet_cuts_it(office, some):
    sheet = openpyxl.load_workbook(io.BytesIO(office.post("/ledgers/problems/export").content)).worksheets[0]
    place = next(cell.column for cell in sheet[5] if cell.value == "category")
    assert sheet.cell(6, place).alignment.vertical == "top" and sheet.cell(6, 1).alignment.vertical == "center"


def test_a_ledger_of_three_columns_keeps_its_signers_on_one_line(office, world, some):
    kept = ("ordinal", "problem")
    columns = [{"key": one.key, "title": "", "shown": one.key in kept} for one in usual.PROBLEMS.columns]
    Layout.objects.create(
        realm=world.baiyang.realm, organisation=world.baiyang.post.seat, ledger="problems", columns=columns,
        person=world.baiyang.person,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(office.post("/ledgers/problems/export").content)).worksheets[0]
    assert "截至" in sheet.cell(2, 3).value and "负责人" in sheet.cell(sheet.max_row, 1).value
