"""A ledger kept elsewhere: heads in two rows, merged cells, dates as text; struck off there, it is carried over."""

import datetime
import hashlib
import io
import time
import zipfile

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.ledgers.models import Run
from secondhalf.matters.models import Matter

HEADS = [
    "序号",
    "编号",
    "反馈问题",
    "具体表现",
    "提出时间",
    "整改措施",
    "责任单位",
    "进展情况",
    "整改情况",
    "销号时间",
    "批准人",
]


def row(n, problem="食堂油烟大", *, raised="2026年3月2日", no=None, **end):
    closing = [end.get(name, "") for name in ("state", "closed", "by")]
    return [n, no or f"A{n}", problem, "排烟机老化", raised, "更换排烟机", "生活福利部", "已比价", *closing]


def workbook(rows, heads=HEADS, *, blank=0):
    """The bytes of a ledger as offices keep it: a title over all columns, two rows of heads, totals below."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, len(heads) - 1, "江源钢铁问题整改台账", None)
        for place, head in enumerate(heads):
            if 7 <= place < len(heads):
                sheet.write(2, place, head)
            else:
                sheet.merge_range(1, place, 2, place, head, None)
        if len(heads) > 8:
            sheet.merge_range(1, 7, 1, len(heads) - 1, "整改落实", None)
        for at, cells in enumerate(rows, start=3):
            sheet.write_row(at, 0, cells)
        last = 3 + len(rows)
        sheet.write(last, 0, "合计")
    return with_blank_rows(out.getvalue(), 4 + len(rows), blank) if blank else out.getvalue()


def with_blank_rows(body, last, count):
    """The same workbook with so many formatted, empty rows below, as a dragged border leaves them."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(last + 1, last + count))
    rows += f'<row r="{last + count}"><c r="A{last + count}" t="inlineStr"><is><t>填报人：沈秋</t></is></c></row>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text = text.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
            new.writestr(part, text)
    return out.getvalue()


def looked(client, run, **chosen):
    page = client.get(f"/ledgers/problems/files/{run.pk}")
    form = page.context["form"]
    asked = {name: form[name].initial or "" for name in form.asked()} | chosen
    asked["unit"] = asked["unit"] or form.fields["unit"].choices[0][0]
    client.post(f"/ledgers/problems/files/{run.pk}", {**asked, "look": "1"})
    run.refresh_from_db()
    return run


def test_columns_are_guessed_and_rows_become_matters(office, world, sent, confirmed):
    run = looked(office, sent(office, "problems", workbook([row(1), row(2, "浴室无热水", raised="2026.3.9")])))
    assert run.asked["columns"]["problem"] == "反馈问题" and run.asked["columns"]["no"] == "编号"
    assert (run.state, run.counts["fresh"], run.counts["wrong"]) == ("ready", 2, 0)
    assert not Matter.objects.exists()
    page = office.get(f"/ledgers/problems/files/{run.pk}").content.decode().partition("前几行将这样导入")[2]
    assert "浴室无热水" in page and "2026-03-09" in page
    assert confirmed(office, run).state == "done"
    first = Matter.objects.get(title="食堂油烟大")
    assert (first.stage, first.is_carried, first.holder) == ("registered", False, world.places.works)
    assert "更换排烟机" in first.summary and "生活福利部" in first.summary
    assert first.received_at.astimezone().date() in (datetime.date(2026, 3, 1), datetime.date(2026, 3, 2))


def test_what_was_struck_off_there_is_carried_over_with_the_hash_of_the_file_and_is_in_no_rate(office, sent, confirmed):
    body = workbook([row(1), row(2, "更衣柜不够", state="已销号", closed="2026-05-06", by="领导小组")])
    run = confirmed(office, looked(office, sent(office, "problems", body)))
    assert run.counts["carried"] == 1
    matter = Matter.objects.get(title="更衣柜不够")
    said = matter.carryings.get()
    assert (matter.stage, matter.is_carried, said.line) == ("closed", True, 5)
    assert (said.file_sha256, said.closed_by) == (hashlib.sha256(body).hexdigest(), "领导小组")
    assert said.closed_on == datetime.date(2026, 5, 6)
    page = office.get("/ledgers/problems/")
    assert (page.context["summary"].rate.part, page.context["summary"].rate.whole) == (0, 1)
    assert "结转" in page.content.decode()
    book = openpyxl.load_workbook(io.BytesIO(office.post("/ledgers/closed/export").content)).worksheets[0]
    assert any("结转" in str(cell.value) for cells in book.iter_rows() for cell in cells)


def test_the_same_file_again_changes_nothing(office, sent, confirmed):
    body = workbook([row(1), row(2, "浴室无热水")])
    confirmed(office, looked(office, sent(office, "problems", body)))
    run = looked(office, sent(office, "problems", body))
    assert (run.counts["fresh"], run.counts["repeated"]) == (0, 2) and Matter.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        row(2, raised="去年春天"),
        row(2, raised="2027-03-02"),
        row(2, problem=""),
        row(2, problem="=A1&B1"),
        row(2, "另一件事", no="A1"),
        row(2, state="已完成", closed="不详某日"),
    ],
)
def test_a_row_with_an_error_is_told_and_nothing_is_entered(office, sent, confirmed, wrong):
    run = looked(office, sent(office, "problems", workbook([row(1), wrong])))
    assert run.counts["wrong"] == 1 and run.rows.get().line == 5
    assert confirmed(office, run).state == "ready" and not Matter.objects.exists()
    answer = office.get(f"/ledgers/problems/files/{run.pk}/file")
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert run.rows.get().words in [cell.value for cell in marked[5]]


def test_a_ledger_without_a_column_for_the_problem_is_told_which_columns_it_has(office, sent):
    run = sent(office, "problems", workbook([["1", "张三"]], heads=["序号", "责任人"]))
    page = office.get(f"/ledgers/problems/files/{run.pk}")
    assert page.context["form"].fields["problem"].required
    answer = office.post(f"/ledgers/problems/files/{run.pk}", {"look": "1", "problem": ""})
    assert answer.status_code == 422 and answer.context["form"].errors["problem"]


def test_two_hundred_thousand_blank_rows_are_skipped_fast(office, sent):
    body = workbook([row(1), row(2, "浴室无热水")], blank=200_000)
    began = time.process_time()
    run = looked(office, sent(office, "problems", body))
    assert run.counts["fresh"] == 2 and time.process_time() - began < 15


def test_a_column_may_be_chosen_by_hand(office, sent):
    heads = ["序号", "编号", "说的事", *HEADS[3:]]
    run = looked(office, sent(office, "problems", workbook([row(1)], heads=heads)), problem="说的事")
    assert run.counts["fresh"] == 1


def test_only_the_office_brings_in_a_ledger_kept_elsewhere(client, world):
    client.force_login(world.linxi.person)
    answer = client.post("/ledgers/problems/import", {"file": SimpleUploadedFile("a.xlsx", workbook([row(1)]))})
    assert answer.status_code == 403 and not Run.objects.exists()


def test_a_file_that_is_no_workbook_is_refused_in_words(office):
    answer = office.post("/ledgers/problems/import", {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04" + bytes(99))})
    assert answer.status_code == 422 and answer.context["form"].errors["file"]


@pytest.mark.parametrize(("name", "body"), [("台账.xls", b"\xd0\xcf\x11\xe0" + bytes(99)), ("台账.csv", b"1,2\n3,4\n")])
def test_another_kind_of_file_is_told_to_be_saved_as_xlsx(office, name, body):
    answer = office.post("/ledgers/problems/import", {"file": SimpleUploadedFile(name, body)})
    assert answer.status_code == 422 and "另存为" in answer.content.decode()


def test_an_empty_workbook_is_refused_and_one_with_other_headings_is_mapped_by_hand(office, sent):
    answer = office.post("/ledgers/problems/import", {"file": SimpleUploadedFile("空.xlsx", plain_book([]))})
    assert answer.status_code == 422 and not Run.objects.exists()
    body = plain_book([["说的事", "谁管"], ["门坏了", "张三"], ["灯坏了", "李四"]])
    run = looked(office, sent(office, "problems", body), problem="说的事")
    assert (run.asked["titles"], run.counts["fresh"]) == (["说的事", "谁管"], 2)


def test_a_category_and_a_source_that_are_not_known_here_stay_in_words(office, sent, confirmed):
    rows = [["问题", "类别", "来源"], ["门坏了", "后勤杂项", "老书记接待日"], ["汤凉了", "食堂", "走访"]]
    confirmed(office, looked(office, sent(office, "problems", plain_book(rows))))
    odd, known = Matter.objects.get(title="门坏了"), Matter.objects.get(title="汤凉了")
    assert odd.category.code == "unsorted" and "后勤杂项" in odd.summary and "老书记接待日" in odd.summary
    assert known.category.code != "unsorted" and "食堂" not in known.summary and known.source == "visit"


def plain_book(rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for one in rows:
        book.active.append(one)
    book.save(out)
    return out.getvalue()
