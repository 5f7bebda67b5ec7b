"""An export comes back: untouched it changes nothing; edited it goes through the steps, all of it or nothing."""

import io

import openpyxl
import pytest

from secondhalf.ledgers.models import OwnCell, Run
from secondhalf.matters.models import Matter
from secondhalf.testing.cases import in_days
from secondhalf.testing.walk import Walk


@pytest.fixture
def working(world):
    return [Walk(world, title=f"关于第{n}浴室热水不足的问题").to("determine") for n in (1, 2)]


@pytest.fixture
def handler(client, world):
    client.force_login(world.linxi.person)
    return client


def counts(run):
    return {key: run.counts.get(key, 0) for key in ("change", "conflict", "wrong")}


def only(run):
    return run.rows.get()


def test_an_untouched_export_is_no_change(handler, working, exported, sent):
    run = sent(handler, "problems", exported(handler, "problems").body)
    assert (run.state, counts(run)) == ("ready", {"change": 0, "conflict": 0, "wrong": 0})
    page = handler.get(f"/ledgers/problems/files/{run.pk}").content.decode()
    assert 'name="go"' not in page


def test_an_edited_progress_is_shown_and_then_reported_by_whoever_uploads(
    handler, world, working, exported, sent, confirmed
):
    book = exported(handler, "problems").write("progress", "循环泵已到货。").write("percent", 40)
    no = book.cell("no").value
    run = sent(handler, "problems", book.body)
    assert counts(run)["change"] == 1 and Matter.objects.get(no=no).percent == 0
    assert "循环泵已到货。" in handler.get(f"/ledgers/problems/files/{run.pk}").content.decode()
    assert confirmed(handler, run).state == "done"
    matter = Matter.objects.get(no=no)
    said = matter.progress.get()
    assert (said.text, said.percent, said.act.person) == ("循环泵已到货。", 40, world.linxi.person)
    again = sent(handler, "problems", book.body)
    assert counts(again) == {"change": 0, "conflict": 0, "wrong": 0}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("no", "SQ1"),
        ("stage", "已销号"),
        ("problem", "改了题目"),
        ("ordinal", 9),
        ("lead", "办公室"),
        ("due", "2027-01-01"),
    ],
)
def test_a_cell_that_is_never_edited_there_is_an_error_that_names_its_page(
    handler, working, exported, sent, key, value
):
    run = sent(handler, "problems", exported(handler, "problems").write(key, value).body)
    assert counts(run) == {"change": 0, "conflict": 0, "wrong": 1}
    row = only(run)
    assert "“" in row.words and 'name="go"' not in handler.get(f"/ledgers/problems/files/{run.pk}").content.decode()


def test_what_the_uploader_may_not_do_is_an_error_of_the_row(client, world, working, exported, sent):
    client.force_login(world.wenxin.person)
    run = sent(client, "problems", exported(client, "problems").write("progress", "已完成。").body)
    assert counts(run)["wrong"] == 1 and not working[0].progress.exists()


def test_a_row_that_has_moved_on_is_a_conflict(handler, world, working, exported, sent):
    book = exported(handler, "problems").write("progress", "循环泵已到货。")
    Matter.objects.get(no=book.cell("no").value).report(by=world.xiahe, percent=60, text="设备部已检修。")
    run = sent(handler, "problems", book.body)
    assert counts(run) == {"change": 0, "conflict": 1, "wrong": 0}
    assert only(run).changes[0]["was"] == "设备部已检修。"


def test_of_two_who_import_at_once_the_second_gets_a_conflict_and_nothing_by_halves(
    client, world, working, exported, sent, confirmed
):
    client.force_login(world.linxi.person)
    body = exported(client, "problems").write("progress", "甲写的。", 1).write("progress", "甲写的。", 2).body
    mine = sent(client, "problems", body)
    client.force_login(world.xiahe.person)
    theirs = sent(client, "problems", exported(client, "problems").write("progress", "乙写的。", 2).body)
    assert confirmed(client, theirs).state == "done"
    client.force_login(world.linxi.person)
    assert confirmed(client, mine).state == "refused"
    assert mine.counts["conflict"] == 1
    texts = [text for matter in working for text in matter.progress.values_list("text", flat=True)]
    assert texts == ["乙写的。"]


def test_one_row_that_fails_takes_all_others_back_and_the_file_comes_back_marked(
    handler, working, exported, sent, confirmed
):
    book = (
        exported(handler, "problems")
        .write("progress", "已到货。", 1)
        .write("percent", 400, 2)
        .write("progress", "x", 2)
    )
    run = sent(handler, "problems", book.body)
    assert counts(run) == {"change": 1, "conflict": 0, "wrong": 1}
    assert confirmed(handler, run).state == "ready" and not any(m.progress.exists() for m in working)
    answer = handler.get(f"/ledgers/problems/files/{run.pk}/file")
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    line = run.rows.get(says="wrong").line
    row = [cell.value for cell in marked[line]]
    assert run.rows.get(says="wrong").words in row
    assert any(cell.comment for cell in marked[line])


def test_a_corrected_marked_copy_may_be_sent_again(handler, working, exported, sent):
    run = sent(handler, "problems", exported(handler, "problems").write("stage", "已销号").body)
    answer = handler.get(f"/ledgers/problems/files/{run.pk}/file")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    line = run.rows.get().line
    place = next(cell.column for cell in book.worksheets[0][line] if cell.value == "已销号")
    book.worksheets[0].cell(line, place).value = "办理中"
    out = io.BytesIO()
    book.save(out)
    assert counts(sent(handler, "problems", out.getvalue())) == {"change": 0, "conflict": 0, "wrong": 0}


def test_a_formula_a_copied_row_and_a_new_row_are_errors(handler, working, exported, sent):
    book = exported(handler, "problems").write("progress", "=1+1", 1)
    for cell in list(book.sheet[book.keys + 2]):
        book.sheet.cell(book.keys + 3, cell.column).value = cell.value
    book.sheet.cell(book.keys + 4, 1).value = "新的一行"
    run = sent(handler, "problems", book.body)
    words = [row.words for row in run.rows.order_by("line")]
    assert counts(run)["wrong"] == 3 and "=1+1" in words[0]


def test_a_row_of_somebody_elses_matter_is_refused(client, world, working, exported, sent):
    client.force_login(world.baiyang.person)
    book = exported(client, "problems").write("progress", "越权填写。")
    client.force_login(world.suqing.person)
    assert counts(sent(client, "problems", book.body))["wrong"] == 1


def test_another_ledgers_export_and_one_without_its_marks_are_refused(office, working, exported):
    from django.core.files.uploadedfile import SimpleUploadedFile

    book = exported(office, "problems")
    answer = office.post("/ledgers/results/import", {"file": SimpleUploadedFile("a.xlsx", book.body)})
    assert answer.status_code == 422 and answer.context["form"].errors["file"]
    book.sheet.delete_rows(book.keys)
    answer = office.post("/ledgers/problems/import", {"file": SimpleUploadedFile("a.xlsx", book.body)})
    assert answer.status_code == 422
    book = exported(office, "problems")
    book.sheet.delete_cols(book.places["progress"])
    answer = office.post("/ledgers/problems/import", {"file": SimpleUploadedFile("a.xlsx", book.body)})
    assert answer.status_code == 422 and not Run.objects.filter(way="back").exists()


def test_a_closed_item_takes_no_progress(handler, world, exported, sent):
    Walk(world).to("close")
    run = sent(handler, "problems", exported(handler, "problems").write("progress", "补一笔。").body)
    assert counts(run)["wrong"] == 1


def test_a_plain_field_is_written_by_the_office_that_runs_the_ledger(client, world, working, exported, sent, confirmed):
    client.force_login(world.linxi.person)
    assert (
        counts(sent(client, "problems", exported(client, "problems").write("cause", "循环泵老化。").body))["wrong"] == 1
    )
    client.force_login(world.baiyang.person)
    run = confirmed(client, sent(client, "problems", exported(client, "problems").write("cause", "循环泵老化。").body))
    assert run.state == "done" and OwnCell.objects.get().text == "循环泵老化。"
    assert "循环泵老化。" in client.get("/ledgers/problems/").content.decode()


def test_a_result_written_into_the_measure_list_finishes_the_measure(
    handler, world, working, exported, sent, confirmed
):
    task = working[0].set_task(by=world.jianghe, title="恢复供热", due_on=in_days(20))
    measure = working[0].set_measure(by=world.jianghe, task=task, title="换泵", due_on=in_days(10))
    run = sent(handler, "measures", exported(handler, "measures").write("result", "已更换。").body)
    assert confirmed(handler, run).state == "done"
    measure.refresh_from_db()
    assert measure.finish.result == "已更换。"
