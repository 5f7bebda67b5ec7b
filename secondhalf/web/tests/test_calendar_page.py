"""The working calendar's pages: seen by everybody signed in, changed by the system administrator alone."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.core import calendar

pytestmark = pytest.mark.django_db

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月30日上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日上班。
五、端午节：6月9日放假，共1天。
六、中秋节：9月15日放假，共1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日、10月9日上班。
"""


@pytest.fixture
def keeper(client, world):
    client.force_login(world.xitong.person)
    return client


def html(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def hidden(page):
    """What the confirmation would send."""
    fields = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition('name="confirmed"')[0])
    )
    fields |= dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page[page.index('name="once"') - 30 :])
    )
    return fields | {"text": re.search(r'<textarea name="text" hidden[^>]*>([^<]*)<', page)[1]}


def test_a_year_shows_its_days_and_what_they_rest_on(keeper):
    known = html(keeper.get("/calendar?year=2026"))
    assert "正式" in known
    assert "9月20日" in known
    unknown = html(keeper.get("/calendar?year=2027"))
    assert "暂定" in unknown
    assert "春节" in unknown


@pytest.mark.parametrize("year", ["", "x", "0", "99999", "1950", "2100", "²"])
def test_any_year_has_a_page(keeper, year):
    html(keeper.get(f"/calendar?year={year}"))


def test_a_notice_is_shown_and_then_taken_over(keeper):
    shown = html(keeper.post("/calendar/import", {"year": 2027, "title": "国办发明电〔2026〕9号", "text": NOTICE}))
    assert "1月30日" in shown
    assert "2027年的安排" in shown
    assert calendar.edition() == 0
    answer = keeper.post("/calendar/import", hidden(shown), follow=True)
    assert answer.redirect_chain == [("/calendar?year=2027", 302)]
    assert "国办发明电〔2026〕9号" in html(answer)
    assert calendar.current().is_workday(datetime.date(2027, 1, 30))


def test_two_clicks_take_it_over_once(keeper):
    answers = hidden(html(keeper.post("/calendar/import", {"year": 2027, "text": NOTICE})))
    for _click in range(2):
        assert keeper.post("/calendar/import", answers).status_code == 302
    assert calendar.edition() == 1


def test_wrong_rows_are_shown_with_their_lines_and_cannot_be_confirmed(keeper):
    wrong = {"year": 2027, "text": NOTICE.replace("5月8日", "5月10日"), "confirmed": "1"}
    shown = html(keeper.post("/calendar/import", wrong))
    assert "第5行" in shown
    assert 'name="confirmed"' not in shown
    assert calendar.edition() == 0


def test_a_file_may_be_uploaded(keeper):
    rows = "日期,类别,名称\n2027-01-01,休,元旦\n"
    shown = html(keeper.post("/calendar/import", {"year": 2027, "file": SimpleUploadedFile("a.csv", rows.encode())}))
    assert "2027-05-01" in shown


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"year": 2027}, "text"),
        ({"year": 2026, "text": NOTICE}, "year"),
        ({"year": 1800, "text": NOTICE}, "year"),
        ({"year": 2027, "file": SimpleUploadedFile("a.xlsx", b"x" * 1_100_000)}, "file"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(keeper, sent, field):
    answer = keeper.post("/calendar/import", sent)
    assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(("name", "page", "status"), [("jianghe", 200, 403), ("xitong", 200, 200), (None, 401, 401)])
def test_who_may_see_and_who_may_import(client, world, name, page, status):
    if name:
        client.force_login(getattr(world, name).person)
    html(client.get("/calendar"), page)
    html(client.get("/calendar/import"), status)
    answer = client.post("/calendar/import", {"year": 2027, "text": NOTICE, "confirmed": "1"})
    assert (calendar.edition() == 1) == (status == 200), answer.status_code


def test_only_who_may_import_sees_the_button(client, world):
    for name, seen in (("jianghe", False), ("xitong", True)):
        client.force_login(getattr(world, name).person)
        assert ("/calendar/import" in html(client.get("/calendar"))) == seen


def test_the_pages_speak_english_too(keeper):
    keeper.cookies["language"] = "en"
    assert "provisional" in html(keeper.get("/calendar?year=2027"))
    assert "Take this notice over" in html(keeper.post("/calendar/import", {"year": 2027, "text": NOTICE}))
