"""The dashboard: every rate with n/N and its rule, every number opens the list it counts, up to a cut-off."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core.sequencer import settle
from secondhalf.indicators import formulas, rates
from secondhalf.indicators.models import Recount, Tally
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.testing.walk import Walk, picture
from secondhalf.web.periods import Period, months_back


@pytest.fixture
def busy(world, clock):
    """Two due in time, one late, one to come; seen on 30 November."""
    for last in ("apply", "apply", "determine"):
        Walk(world).to(last)
    clock(days=26)
    Walk(world).to("determine")
    Walk(world).to("register")
    settle()
    return world


def page_of(client, actor, query="", language="zh-hans"):
    client.force_login(actor.person)
    client.cookies["language"] = language
    return client.get(f"/dashboard?{query}").content.decode()


def text_of(page):
    """What a reader reads between head and foot."""
    main = re.sub(r"(?s)<select.*?</select>", "", page.split("<main")[1].split("</main>")[0])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main))


def test_every_rate_stands_with_its_counts_and_its_rule(busy, client):
    page = page_of(client, busy.baiyang)
    assert "66.67" in page and "2/3" in page
    assert "应办结" in page
    assert "4/4" in page


def test_due_is_not_dispatched_and_nothing_counted_is_a_dash(busy, client):
    page = page_of(client, busy.baiyang, "period=last")
    assert "—" in page and "0/0" in page


def test_the_cut_off_is_printed(busy, client):
    Walk(busy).to("register")
    page = text_of(page_of(client, busy.baiyang))
    assert "截至11月30日 09:00" in page
    assert "11月29日" in page


def test_a_number_opens_a_list_that_counts_the_same(busy, client):
    page = page_of(client, busy.baiyang)
    links = re.findall(r'<a href="(/matters[^"]*)"[^>]*><b>(\d+)</b>', page)
    assert len(links) == 4
    for url, number in links:
        found = client.get(url.replace("&amp;", "&")).content.decode()
        assert f"共{number}件" in found or (number == "0" and "没有符合的事项" in found), url


def test_departments_stand_in_the_table_behind_the_chart(busy, client):
    page = page_of(client, busy.baiyang)
    row = re.search(r'<th scope="row">生活福利部</th>(.*?)</tr>', page, re.DOTALL)[1]
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
    assert cells == ["0", "4", "3", "2", "0", "1", "66.67 % (2/3)", "1"]
    for name in ("department", "month", "category"):  # every chart is drawn from the table beneath it
        plot, table = page.index(f'data-plot="{name}"'), page.index(f'data-chart="{name}"')
        assert plot < table and "<details open>" in page[plot:table]


def test_every_number_of_a_department_opens_as_many_records(busy, client):
    page = page_of(client, busy.baiyang)
    row = re.search(r'<th scope="row">生活福利部</th>(.*?)</tr>', page, re.DOTALL)[1]
    links = re.findall(r'<td class="num"><a href="(/rates/[^"]*)">(\d+)</a>', row)
    assert [number for _url, number in links] == ["4", "2", "1"]  # dispatched, on time, not finished
    for url, number in links:
        shown = client.get(url.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r'<td class="f-a no">', shown)) == int(number), url


def test_what_was_finished_late_opens_apart_from_what_is_not_finished(busy, client, clock):
    late = Matter.objects.filter(stage="under_way").order_by("due_at").first()
    late.report(by=busy.linxi, percent=100, text="已完工。", exhibits=[{"file": picture(busy.linxi), "shows": "after"}])
    late.apply(by=busy.linxi, done="已更换阀组。", effect="出水42℃。", contact="spoken")
    settle()
    page = page_of(client, busy.baiyang)
    row = re.search(r'<th scope="row">生活福利部</th>(.*?)</tr>', page, re.DOTALL)[1]
    [(url, number)] = re.findall(r'<a href="(/rates/[^"]*side=late)">(\d+)</a>', row)
    shown = client.get(url.replace("&amp;", "&")).content.decode()
    assert number == "1" and late.no in shown and shown.count('<td class="f-a no">') == 1


def test_what_is_disputed_is_counted_alike_here_and_among_the_rates():
    here = next(rule for rule in rates.RULES if rule.key == "disputed")
    there = formulas.BY_KEY["turned_back"]
    assert (here.part, here.whole) == (there.part, there.whole)


def test_a_higher_union_sees_its_unions_and_may_look_into_one(busy, client):
    page = page_of(client, busy.wenxin)
    assert "江钢工会" in page and "云帆工会" in page
    inside = page_of(client, busy.wenxin, f"of={busy.places.works.pk}")
    assert "江钢工会及所属" in inside and f"department={busy.places.works.pk}" in inside
    outside = page_of(client, busy.baiyang, f"of={busy.places.neighbour.pk}")
    assert "江钢工会及所属" in outside


def test_it_is_complete_in_english_too(busy, client):
    text = text_of(page_of(client, busy.luyuan, language="en"))
    assert "as of 30 Nov" in text and "Rate of finishing on time" in text
    for name in ("云岭省总", "江源市总", "洗浴"):
        text = text.replace(name, "")
    assert not re.search(r"[\u4e00-\u9fff]", text)


def test_an_accusation_changes_no_number(busy, client):
    before = text_of(page_of(client, busy.jianghe))
    matter = Walk(busy).to("dispatch")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=busy.places.welfare)
    settle()
    assert text_of(page_of(client, busy.jianghe)) == before


def test_it_says_when_all_is_being_counted_anew(busy, client):
    Recount.objects.create()
    assert "正在重新统计" in page_of(client, busy.baiyang)


def test_the_same_few_questions_however_many_matters(busy, client):
    page_of(client, busy.luyuan)
    with CaptureQueriesContext(connection) as few:
        page_of(client, busy.luyuan)
    for _ in range(6):
        Walk(busy, category=busy.categories["pay"]).to("dispatch")
    settle()
    with CaptureQueriesContext(connection) as many:
        page_of(client, busy.luyuan)
    assert len(few) == len(many) <= 30


@pytest.mark.parametrize(("name", "status"), [(None, 401), ("ningyuan", 403), ("xitong", 403), ("jianghe", 200)])
def test_who_may_see_it(world, client, name, status):
    if name:
        client.force_login(getattr(world, name).person)
    assert client.get("/dashboard").status_code == status


def test_the_root_leads_everybody_to_where_they_belong(world, client):
    assert client.get("/")["Location"].startswith("/accounts/login")
    for name, where in (("baiyang", "/work"), ("ningyuan", "/voices")):
        client.force_login(getattr(world, name).person)
        assert client.get("/")["Location"] == where


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("month", "2027-01-01", "2027-01-20"),
        ("last", "2026-12-01", "2026-12-31"),
        ("quarter", "2027-01-01", "2027-01-20"),
        ("year", "2027-01-01", "2027-01-20"),
        ("nonsense", "2027-01-01", "2027-01-20"),
    ],
)
def test_periods_are_whole_months_up_to_today(name, first, last):
    period = Period.of(name, datetime.date(2027, 1, 20))
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


def test_twelve_months_end_with_the_present_one():
    months = months_back(datetime.date(2026, 11, 20), 12)
    assert (months[0], months[-1], len(months)) == (datetime.date(2025, 12, 1), datetime.date(2026, 11, 1), 12)


def test_tallies_of_nobody_draw_an_empty_board(world, client):
    assert not Tally.objects.exists()
    assert "本期没有到期的事项" in page_of(client, world.baiyang)
