"""Import of organisations and posts from a sheet. 导入。"""

import io
import re
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from secondhalf.core.events import Event
from secondhalf.people import importing, sheet
from secondhalf.people.models import Organisation, Person, Post
from secondhalf.people.problems import SheetNotRead, SheetNotTaken

PLACES = [
    ["全称", "类别", "上级全称", "信用代码"],
    ["后勤服务科", "部门", "后勤部", ""],
    ["后勤部", "部门", "江源钢铁集团有限公司", ""],
    ["第四服务区分工会", "分工会", "江源钢铁集团工会", ""],
]
POSTS = [
    ["账号", "姓名", "组织", "职务", "角色", "负责人", "任职起"],
    ["Xinren", "辛仁", "后勤部", "部长", "承办部门负责人、承办人", "", "2026-11-02"],
    ["linxi", "", "后勤服务科", "兼职主管", "", "", ""],
]


def book(*sheets, formula=""):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        for lines in sheets:
            page = workbook.add_worksheet()
            for number, line in enumerate(lines):
                page.write_row(number, 0, line)
            if formula:
                page.write_formula(1, 1, formula)
    return SimpleUploadedFile("book.xlsx", out.getvalue())


def rows(*sheets):
    return sheet.read(book(*sheets))


def office(world, who="baiyang"):
    client = Client()
    client.force_login(getattr(world, who).person)
    return client


def test_a_sheet_goes_in_whole_whatever_its_order(world):
    client = office(world, "xitong")
    page = client.post(reverse("import_organisations"), {"file": book(PLACES, POSTS)}).text
    assert "新增5行" in page and not Organisation.objects.filter(name="后勤部").exists()
    kept = re.search(r'name="rows" value="([^"]*)"', page).group(1).replace("&quot;", '"').replace("&#x27;", "'")
    for _click in range(2):
        assert client.post(reverse("import_organisations"), {"rows": kept, "once": "k"}).status_code == 302

    section = Organisation.objects.get(name="后勤服务科")
    assert section.parent.name == "后勤部" and section.parent.parent == world.places.steel
    assert Organisation.objects.get(name="第四服务区分工会").union.union_kind == "branch"
    head = Post.objects.get(person__username="xinren")
    assert str(head.from_on) == "2026-11-02" and head.roles == [] and head.asked == ["dept_head", "handler"]
    assert Event.objects.filter(name="organisation.import").count() == 1
    assert Event.objects.filter(name="organisation.found").count() == 3


def test_a_sheet_taken_twice_changes_nothing_the_second_time(world):
    for number in range(2):
        results = importing.take(rows(PLACES, POSTS), by=world.xitong.with_once(f"k{number}"), at=world.places.province)
    assert {result.outcome for result in results} == {"known"}
    assert Person.objects.filter(username="xinren").count() == 1


def test_one_wrong_row_and_nothing_is_taken(world):
    bad = [
        *PLACES,
        ["某部", "车间", "", ""],
        ["某单位", "单位", "无此组织", ""],
        ["某公司", "单位", "", "914403007084611360"],
    ]
    results = importing.preview(rows(bad, POSTS), by=world.xitong, at=world.places.province)
    wrong = {result.row.answers["name"]: result.errors for result in results if result.outcome == "wrong"}
    assert list(wrong) == ["某部", "某单位", "某公司"] and all(wrong.values())
    with pytest.raises(SheetNotTaken):
        importing.take(rows(bad, POSTS), by=world.xitong, at=world.places.province)
    assert not Organisation.objects.filter(name__in=["后勤部", "某部"]).exists()
    assert not Event.objects.filter(name__startswith="organisation.").exists()


def test_an_office_imports_no_more_than_it_may_do_by_hand(world):
    results = importing.preview(rows(PLACES, POSTS), by=world.baiyang, at=world.places.works)
    outcome = {result.row.answers.get("name") or result.row.answers["title"]: result.outcome for result in results}
    assert outcome["第四服务区分工会"] == "wrong" and outcome["后勤部"] == outcome["部长"] == "new"
    other = [["账号", "姓名", "组织", "职务"], ["xinren", "辛仁", "车队管理部", "司机"]]
    assert importing.preview(rows(other), by=world.baiyang, at=world.places.works)[0].outcome == "wrong"
    assert office(world, "anquan").get(reverse("import_organisations")).status_code == 403


def test_english_headings_are_understood_too(world):
    english = [["Full name", "Kind", "Below (full name)"], ["Canteen", "Department", "江源钢铁集团有限公司"]]
    read = rows(
        english, [["Account", "Name", "Organisation (full name)", "Title"], ["xinren", "Xin", "Canteen", "Cook"]]
    )
    assert {result.outcome for result in importing.preview(read, by=world.xitong, at=world.places.province)} == {"new"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_template_is_understood_in_either_language(language):
    with translation.override(language):
        template = sheet.template()
    pages = sheet.CalamineWorkbook.from_filelike(io.BytesIO(template))
    found = [sheet.headings(pages.get_sheet_by_index(n).to_python()[0]) for n in range(2)]
    assert [makes for makes, _places in found] == ["organisation", "post"]
    assert [len(places) for _makes, places in found] == [len(columns) for columns in sheet.COLUMNS.values()]


def far_away():
    plain = zipfile.ZipFile(book(PLACES))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in plain.namelist():
            text = plain.read(name)
            if name.startswith("xl/worksheets/"):
                text = text.replace(b'r="A2"', b'r="XFD1048576"')
            parts.writestr(name, text)
    return SimpleUploadedFile("far.xlsx", out.getvalue())


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return SimpleUploadedFile("bomb.xlsx", out.getvalue())


HOSTILE = {
    "text": lambda: SimpleUploadedFile("a.xlsx", b"name,kind\n"),
    "empty": lambda: SimpleUploadedFile("a.xlsx", b""),
    "large": lambda: SimpleUploadedFile("a.xlsx", b"x" * (sheet.MOST_BYTES + 1)),
    "formulas": lambda: book(PLACES, formula='=HYPERLINK("http://evil.example","x")'),
    "many sheets": lambda: book(*[PLACES] * 6),
    "many rows": lambda: book([PLACES[0], *[[f"部{n}", "部门", "", ""] for n in range(1500)]]),
    "other headings": lambda: book([["甲", "乙"], ["1", "2"]]),
    "far away": far_away,
    "bomb": bomb,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_such_sheet_is_refused_in_words(db, case):
    with pytest.raises(SheetNotRead) as refused:
        sheet.read(HOSTILE[case]())
    assert refused.value.what_happened


def test_a_preview_that_was_changed_is_checked_again(world):
    client = office(world)
    address = reverse("import_organisations")
    for rows_ in ("[]x", "[[1]]", '[["organisation", 2, {"name": "x"}]]', '[["room", 2, {}]]', "{}", '"text"'):
        assert client.post(address, {"rows": rows_}).status_code == 422, rows_
    forged = '[["organisation", 2, {"name": "省直工会", "kind": "工会", "above": "云岭省总工会"}]]'
    assert client.post(address, {"rows": forged}).status_code == 422
    assert not Organisation.objects.filter(name="省直工会").exists()
