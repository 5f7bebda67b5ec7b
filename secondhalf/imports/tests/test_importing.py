"""`import matters`: a messy file goes in whole, once, by the rules of the register."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from secondhalf.core.sequencer import settle
from secondhalf.files.problems import NoHeadings
from secondhalf.imports.importing import Importing
from secondhalf.imports.models import ImportedRow
from secondhalf.imports.problems import ColumnMissing, OutOfReach, WhichUnit, WhoImports, WrongMapping
from secondhalf.imports.tests.messy import csv, row, workbook
from secondhalf.matters.models import Matter
from secondhalf.voices.models import Raiser, Voice

UNIT = ("--unit", "江源钢铁")
NOON = datetime.datetime(2019, 5, 6, 12, 0)


def counted():
    return Matter.objects.count(), Voice.objects.count(), ImportedRow.objects.count()


def test_a_row_becomes_a_registered_matter_with_its_voice(world, bring):
    assert bring(workbook([row(188006)]), *UNIT) == 0
    voice = Voice.objects.select_related("matter", "matter__category").get()
    matter = voice.matter
    assert (matter.title, matter.summary, matter.stage) == ("宿舍没有热水", "夜班没有热水。", "registered")
    assert (matter.unit, matter.holder, matter.source) == (world.places.steel, world.places.works, "imported")
    assert matter.category.code == "unsorted" and matter.voices == 1 and matter.no == "SQ20261104-0001"
    at = datetime.datetime(2019, 2, 28, 11, 25, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert matter.received_at == voice.received_at == at
    assert (voice.words, voice.votes_for, voice.votes_against) == ("宿舍没有热水\n夜班没有热水。", 2, 0)


def test_nothing_tells_who_wrote(world, bring, tmp_path):
    rows = [row(188006), row(188007, time="")]
    assert bring(workbook(rows), *UNIT) == 1
    assert not Raiser.objects.exists()
    kept = [str(vars(one)) for model in (Matter, Voice, ImportedRow) for one in model.objects.all()]
    assert not any("A00188006" in text for text in kept)
    assert b"A00188007" not in (tmp_path / "list-errors.xlsx").read_bytes()


def test_the_same_file_again_changes_nothing_and_new_rows_are_added(world, bring):
    bring(workbook([row(1), row(2)]), *UNIT)
    assert bring(workbook([row(1), row(2)]), *UNIT) == 0 and counted() == (2, 2, 2)
    bring(csv([row(2), row(3)]), *UNIT, name="other.csv")
    assert counted() == (3, 3, 3)


def test_the_same_numbers_about_another_unit_are_another_list(world, bring):
    bring(workbook([row(1)]), *UNIT)
    bring(workbook([row(1)]), "--unit", "云帆物流")
    assert counted() == (2, 2, 2)


def test_a_changed_row_under_an_old_number_is_told_not_taken(world, bring, capsys):
    bring(workbook([row(1)]), *UNIT)
    assert bring(workbook([row(1, text="另一件事")]), *UNIT) == 1 and counted() == (1, 1, 1)
    assert "SQ20261104-0001" in capsys.readouterr().out
    assert bring(workbook([row(1, text="另一件事")]), *UNIT, "--source", "二期") == 0


def test_one_number_twice_in_a_file_is_told(world, bring, capsys):
    assert bring(workbook([row(1), row(1), row(1, text="另一件事")]), *UNIT) == 1
    assert counted() == (1, 1, 1) and "2" in capsys.readouterr().out


def test_a_killed_import_goes_on_where_it_was(world, bring, monkeypatch):
    rows = [row(number) for number in range(1, 451)]
    enter, calls = Importing.enter, []

    def enter_twice(self, *about):
        if len(calls) == 2:
            raise KeyboardInterrupt
        calls.append(about)
        return enter(self, *about)

    monkeypatch.setattr(Importing, "enter", enter_twice)
    with pytest.raises(KeyboardInterrupt):
        bring(workbook(rows), *UNIT)
    assert counted() == (400, 400, 400)
    monkeypatch.setattr(Importing, "enter", enter)
    bring(workbook(rows), *UNIT)
    assert counted() == (450, 450, 450)


def test_a_dry_run_tells_everything_and_changes_nothing(world, bring, capsys, tmp_path):
    assert bring(workbook([row(1), row(2, time="")]), *UNIT, "--dry-run") == 1
    out = capsys.readouterr().out
    assert "宿舍没有热水" in out and "留言用户" in out and counted() == (0, 0, 0)
    assert not (tmp_path / "list-errors.xlsx").exists()


def test_a_mapping_names_other_headings(world, bring, tmp_path):
    headings = ["流水", "谁", "一句话", "哪天", "怎么说", "踩", "顶"]
    (tmp_path / "m.json").write_text(
        '{"id": "流水", "subject": "一句话", "time": "哪天", "text": "怎么说", "in_favour": "顶"}'
    )
    assert bring(workbook([row(1)], headings), *UNIT, "--mapping", str(tmp_path / "m.json")) == 0
    assert Voice.objects.get().votes_for == 2
    (tmp_path / "m.json").write_text('{"subject": "没有这一列"}')
    with pytest.raises(WrongMapping):
        bring(workbook([row(1)], headings), *UNIT, "--mapping", str(tmp_path / "m.json"))


def test_a_file_without_the_columns_that_are_needed_is_refused_whole(world, bring):
    with pytest.raises(ColumnMissing):
        bring(workbook([["热水", "没有"]], ["主题", "备注"]), *UNIT)
    with pytest.raises(NoHeadings):
        bring(workbook([], ["只有一列"]), *UNIT)


def test_titles_above_the_headings_are_passed_over(world, bring):
    bring(workbook([row(1)], above=[["职工留言汇总表"], [], ["2019年", "共1件"]]), *UNIT)
    assert counted() == (1, 1, 1)


def test_csv_comes_in_both_encodings(world, bring):
    bring(csv([row(1)], encoding="gb18030"), *UNIT, name="a.csv")
    bring(csv([row(2)]).replace(b",", b";"), *UNIT, name="b.csv")
    assert counted() == (2, 2, 2)


def test_who_imports_and_where_follows_from_the_unit(world, bring):
    bring(workbook([row(1)]), *UNIT)
    bring(workbook([row(2)]))
    bring(workbook([row(3)]), *UNIT, "--by", "wenxin")
    registered = Matter.objects.order_by("id").values_list("holder__short_name", "registered_by__username")
    assert list(registered) == [("江钢工会", "baiyang"), ("云岭省总", "luyuan"), ("高新区工会", "wenxin")]


def test_a_wrong_unit_or_officer_is_refused_in_words(world, bring):
    for words, problem in [
        (("--unit", "没有这家"), WhichUnit),
        (("--unit", "云帆物流", "--by", "baiyang"), OutOfReach),
        (("--by", "ningyuan"), WhoImports),
        (("--holder", "生活福利部"), WhoImports),
    ]:
        with pytest.raises(problem):
            bring(workbook([row(1)]), *words)
    assert counted() == (0, 0, 0)


def test_imported_matters_go_through_bulk_admission(world, bring):
    bring(workbook([row(number) for number in range(1, 4)]), *UNIT)
    settle()
    for matter in Matter.objects.all():
        matter.admit(by=world.baiyang)
    assert {matter.stage for matter in Matter.objects.all()} == {"admitted"}
