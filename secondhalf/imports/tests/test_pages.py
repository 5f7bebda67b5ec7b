"""The pages of an import: see first, then do, watch it, take the errors away."""

import datetime
import io

import pytest
import python_calamine as calamine
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.core import moments
from secondhalf.imports import running, staging
from secondhalf.imports.importing import Importing
from secondhalf.imports.models import ImportFault, ImportRun
from secondhalf.imports.tests.messy import row, workbook
from secondhalf.matters.models import Matter


@pytest.fixture
def office(client, world):
    client.force_login(world.baiyang.person)
    return client


def send(client, rows, unit="江源钢铁", **about):
    upload = SimpleUploadedFile("留言.xlsx", workbook(rows, **about))
    return client.post("/import", {"file": upload, "unit": unit})


def drafted(client, rows, **about):
    answer = send(client, rows, **about)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("made_at")


CHOSEN = {"id": "留言编号", "subject": "留言主题", "time": "留言时间", "text": "留言详情", "in_favour": "点赞数"}


def begun(client, rows):
    run = drafted(client, rows)
    client.post(f"/import/{run.pk}", {**CHOSEN, "begin": "1"})
    running.work(run.pk)
    run.refresh_from_db()
    return run


def test_a_file_is_shown_before_anything_is_registered(office):
    run = drafted(office, [row(1), row(2, time="")])
    page = office.get(f"/import/{run.pk}").content.decode()
    assert "宿舍没有热水" in page and "A00000001" not in page and not Matter.objects.exists()


def test_confirmed_it_runs_in_the_background_and_is_told(office):
    run = begun(office, [row(number) for number in range(1, 251)] + [row(900, time="")])
    assert (run.state, run.entered, run.refused, run.done) == ("done", 250, 1, 251)
    assert Matter.objects.count() == 250 and staging.headings(run.pk) is None
    assert "250" in office.get(f"/import/{run.pk}").content.decode()
    assert office.get("/import").status_code == 200


def test_who_wrote_is_kept_nowhere_not_even_while_it_waits(office):
    run = drafted(office, [row(1), row(2, time="")])
    assert "A00000001" not in staging.path_of(run.pk).read_text()
    begun(office, [row(3), row(4, time="")])
    assert not any("A0000" in str(fault.cells) for fault in ImportFault.objects.all())


def test_the_errors_come_back_as_a_workbook(office):
    run = begun(office, [row(1), row(2, time="")])
    answer = office.get(f"/import/{run.pk}/errors")
    assert answer["Content-Disposition"].startswith("attachment")
    lines = calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert lines[1][0] == "3" and "宿舍没有热水" in lines[1]


def test_other_headings_are_chosen_on_the_page(office):
    run = drafted(office, [["1", "热水", "2019/1/2", "没有"]], headings=["甲", "乙", "丙", "丁"])
    page = office.get(f"/import/{run.pk}")
    assert "problem" in page.context
    chosen = {"id": "甲", "subject": "乙", "time": "丙", "text": "丁"}
    assert office.post(f"/import/{run.pk}", {**chosen, "look": "1"}).context["fresh"] == 1
    office.post(f"/import/{run.pk}", {**chosen, "begin": "1"})
    running.work(run.pk)
    assert Matter.objects.get().title == "热水"


def test_a_double_click_begins_it_once(office):
    run = drafted(office, [row(1)])
    for _click in range(2):
        assert office.post(f"/import/{run.pk}", {**CHOSEN, "begin": "1"}).status_code == 302
    running.work(run.pk)
    running.work(run.pk)
    assert Matter.objects.count() == 1 and ImportRun.objects.get().entered == 1


def test_a_broken_run_goes_on_where_it_was(office, monkeypatch):
    run, enter = drafted(office, [row(number) for number in range(1, 451)]), Importing.enter
    office.post(f"/import/{run.pk}", {**CHOSEN, "begin": "1"})
    monkeypatch.setattr(
        Importing, "enter", lambda self, rows, mapping: enter(self, rows, mapping) if rows[0][0] < 200 else 1 / 0
    )
    running.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.done, Matter.objects.count()) == ("broken", 200, 200) and run.error
    monkeypatch.setattr(Importing, "enter", enter)
    office.post(f"/import/{run.pk}")
    running.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.entered, run.error) == ("done", 450, "")


def test_a_run_whose_worker_was_killed_may_go_on_after_a_while(office, clock):
    run = drafted(office, [row(number) for number in range(1, 251)])
    office.post(f"/import/{run.pk}", {**CHOSEN, "begin": "1"})
    assert not running.stalled(run).exists()
    with moments.at(moments.now() + datetime.timedelta(minutes=3)):
        assert running.stalled(run).exists() and office.get(f"/import/{run.pk}").context["stalled"]
        assert office.post(f"/import/{run.pk}").status_code == 302 and not running.stalled(run).exists()


def test_only_an_office_imports_and_only_its_own_is_seen(client, world, office):
    run = drafted(office, [row(1)])
    pages = ["/import", f"/import/{run.pk}", f"/import/{run.pk}/errors"]
    for actor, statuses in [(world.jianghe, [403] * 3), (world.ningyuan, [403] * 3), (world.fanfan, [200, 404, 404])]:
        client.force_login(actor.person)
        assert [client.get(page).status_code for page in pages] == statuses
    client.logout()
    assert [client.get(page).status_code for page in pages] == [401] * 3


def test_a_unit_out_of_reach_or_a_file_that_is_no_table_is_said_at_the_field(office):
    assert "unit" in send(office, [row(1)], unit="云帆物流").context["form"].errors
    assert "unit" in send(office, [row(1)], unit="没有这家").context["form"].errors
    answer = office.post("/import", {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04123"), "unit": "江源钢铁"})
    assert "file" in answer.context["form"].errors


def test_rows_that_nobody_came_back_for_are_swept(office, monkeypatch):
    run = drafted(office, [row(1)])
    staging.sweep()
    assert staging.headings(run.pk)
    monkeypatch.setattr(staging, "KEPT_FOR", -1)
    staging.sweep()
    assert staging.headings(run.pk) is None and office.get(f"/import/{run.pk}").status_code == 404
