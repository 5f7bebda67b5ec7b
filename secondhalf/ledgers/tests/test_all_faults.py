"""A row with several errors tells all of them, each at its cell: on the page, and in the file that is handed back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.ledgers.models import Run
from secondhalf.ledgers.tests.test_foreign import looked, row, workbook
from secondhalf.testing.walk import Walk

BAD = "FFF4B9B3"


@pytest.fixture
def working(world):
    return [Walk(world, title=f"关于第{n}浴室热水不足的问题").to("determine") for n in (1, 2)]


@pytest.fixture
def handler(client, world):
    client.force_login(world.linxi.person)
    return client


def cells(run, line):
    return {fault["cell"] for fault in run.rows.get(line=line).faults}


def marked(client, run):
    answer = client.get(f"/ledgers/{run.ledger}/files/{run.pk}/file")
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def in_colour(sheet, line):
    return {cell.coordinate for cell in sheet[line] if cell.fill.fgColor.rgb == BAD}


def bytes_of(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_foreign_row_tells_every_cell_that_is_wrong(office, sent):
    bad = row(2, "", raised="去年春天", state="已销号", closed="不详某日", by="=A1&B1")
    run = looked(office, sent(office, "problems", workbook([row(1), bad])))
    assert (run.counts["wrong"], run.counts["faults"], cells(run, 5)) == (1, 4, {"C5", "E5", "J5", "K5"})
    page = office.get(f"/ledgers/problems/files/{run.pk}").content.decode()
    assert all(words in page for words in ("E5", "提出时间", "去年春天", "J5", "不详某日", "共4处错误"))
    sheet = marked(office, run).worksheets[0]
    assert in_colour(sheet, 5) == {"C5", "E5", "J5", "K5"} and not in_colour(sheet, 4)
    assert "去年春天" in sheet["E5"].comment.text and "不详某日" in sheet["J5"].comment.text
    assert run.rows.get().words in [cell.value for cell in sheet[5]]


@pytest.mark.parametrize(("second", "told"), [("另一件事", {"B5", "E5"}), ("食堂油烟大", {"E5"})])
def test_a_number_that_stands_twice_is_told_beside_a_day_that_cannot_be_read(office, sent, second, told):
    rows = [row(1), row(2, second, raised="去年春天", no="A1")]
    assert cells(looked(office, sent(office, "problems", workbook(rows))), 5) == told


def test_a_number_that_stands_in_a_wrong_row_above_is_told_too(office, sent):
    rows = [row(1, raised="去年春天"), row(2, "另一件事", no="A1")]
    run = looked(office, sent(office, "problems", workbook(rows)))
    assert (cells(run, 4), cells(run, 5)) == ({"E4"}, {"B5"})


def test_a_row_that_comes_back_tells_every_cell_that_is_wrong(handler, working, exported, sent):
    book = exported(handler, "problems").write("no", "SQ1").write("stage", "已销号").write("percent", 400)
    book.write("cause", "=A1")
    keys = ("no", "stage", "percent", "cause")
    wrong = {book.cell(key).coordinate for key in keys}
    run = sent(handler, "problems", book.body)
    line = book.cell("no").row
    assert run.counts["wrong"] == 1 and cells(run, line) == wrong
    sheet = marked(handler, run).worksheets[0]
    assert in_colour(sheet, line) == wrong and all(sheet[cell].comment for cell in wrong)


def test_cells_that_the_uploader_may_not_write_are_each_told(handler, working, exported, sent):
    book = exported(handler, "problems").write("cause", "循环泵老化。").write("remark", "已告知班组。")
    run = sent(handler, "problems", book.body)
    assert cells(run, book.cell("no").row) == {book.cell("cause").coordinate, book.cell("remark").coordinate}


def test_a_row_that_has_moved_on_says_so_beside_its_other_errors(handler, world, working, exported, sent):
    book = exported(handler, "problems").write("progress", "循环泵已到货。").write("due", "2027-01-01")
    mine = next(matter for matter in working if matter.no == book.cell("no").value)
    mine.report(by=world.xiahe, percent=60, text="设备部已检修。")
    run = sent(handler, "problems", book.body)
    assert (run.counts["wrong"], run.counts["conflict"]) == (1, 0)
    line = book.cell("no").row
    assert cells(run, line) == {book.cell("progress").coordinate, book.cell("due").coordinate}


def test_a_corrected_copy_that_is_marked_again_carries_no_old_words(office, sent):
    run = looked(office, sent(office, "problems", workbook([row(1, raised="去年春天"), row(2, raised="某日")])))
    book = marked(office, run)
    book.worksheets[0]["E4"] = "2026-03-02"
    again = looked(office, sent(office, "problems", bytes_of(book)))
    assert again.counts["wrong"] == 1 and cells(again, 5) == {"E5"}
    said = [cell.value for cells in marked(office, again).worksheets[0] for cell in cells if "✗" in str(cell.value)]
    assert said == [again.rows.get().words]


def test_a_day_that_is_wrong_stays_a_day_in_the_marked_copy(office, sent):
    import datetime

    later = datetime.datetime(2029, 3, 2)
    out = io.BytesIO()
    book = openpyxl.Workbook()
    for line in (["问题", "提出时间"], ["门坏了", later]):
        book.active.append(line)
    book.save(out)
    office.post("/ledgers/problems/import", {"file": SimpleUploadedFile("台账.xlsx", out.getvalue())})
    run = looked(office, Run.objects.get())
    cell = marked(office, run).worksheets[0]["B2"]
    assert cell.value == later and cell.fill.fgColor.rgb == BAD
