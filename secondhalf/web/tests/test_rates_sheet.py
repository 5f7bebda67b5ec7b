"""The page of the three rates as .xlsx: as shown, with rule, cut-off and maker; for the public with cells hidden."""

import io

import openpyxl

from secondhalf.indicators.models import VoiceTally
from secondhalf.people.organisations import Kind, found
from secondhalf.web.tests.conftest import DAY


def sheets(client, actor, query=""):
    client.force_login(actor.person)
    client.cookies["language"] = "zh-hans"
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/rates.xlsx?{query}").content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_the_sheet_has_what_the_page_has_with_rule_cut_off_and_maker(tallied, client):
    found = sheets(client, tallied.wenxin)
    first = found["指标"]
    about = " ".join(str(row[0]) for row in first[:8])
    assert "11月4日 09:00" in about and "文心" in about and "审核人" in about
    response = next(row for row in first if row[0] == "响应率")
    assert response[1:4] == ["90.7 %", 39, 43] and " ÷ " in response[4]
    works = next(row for row in found["职工评价"] if row[0] == "江钢工会")
    assert works[1:4] == ["95 %", 38, 40]
    few = next(row for row in found["职工评价"] if row[0] == "云帆工会")
    assert few[1:4] == ["", 1, 3]


def test_the_sheet_for_the_public_hides_small_cells_and_one_more(tallied, client):
    found = sheets(client, tallied.wenxin, "for=public")
    works = next(row for row in found["职工评价"] if row[0] == "江钢工会")
    few = next(row for row in found["职工评价"] if row[0] == "云帆工会")
    total = next(row for row in found["职工评价"] if row[0] == "高新区工会")
    assert few[1:4] == ["＊", "＊", "＊"]
    assert "＊" in works[1:4] or "＊" in total[1:4]
    numbers = [cell for rows in found.values() for row in rows for cell in row if isinstance(cell, int)]
    assert numbers and min(numbers) >= 5
    assert "＊" in " ".join(str(row[0]) for row in found["指标"][:9])


def test_names_in_the_sheet_are_text_never_formulas(world, client):
    found(kind=Kind.UNIT, name="=1+1", short_name="=1+1", parent=world.places.works)
    unit = world.places.works.children.get(name="=1+1")
    VoiceTally.objects.create(realm=unit.realm, organisation=unit, day=DAY, said=1)
    rows = sheets(client, world.baiyang)["职工评价"]
    assert ["=1+1"] in [row[:1] for row in rows]
