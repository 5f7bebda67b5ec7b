"""The page of the three rates: n/N with the rule, cut-off, the silent beside, few apart, each number opens its list."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core import profile
from secondhalf.core.sequencer import settle
from secondhalf.indicators.models import Tally
from secondhalf.matters.recusal import Accused
from secondhalf.testing.cases import excluded
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice

DAY = datetime.date(2026, 11, 2)


def page_of(client, actor, query="", language="zh-hans", path="/rates"):
    client.force_login(actor.person)
    client.cookies["language"] = language
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(page):
    main = re.sub(r"(?s)<select.*?</select>|<svg.*?</svg>", "", page.split("<main")[1].split("</main>")[0])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def card_of(page, title):
    """The text of one card."""
    return text_of("<main" + re.search(rf"(?s)<dt>{title}</dt>(.*?)</div>", page)[0] + "</main>")


def line_of(page, name):
    """The cells of one line, of every table it stands in."""
    rows = re.findall(rf'(?s)<tr><th scope="row">(?:<a [^>]*>)?{name}(?:</a>)?.*?</tr>', page)
    cells = [re.findall(r"(?s)<td.*?</td>", row) for row in rows]
    return [[re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def test_each_rate_stands_with_its_counts_and_its_rule(tallied, client):
    page = page_of(client, tallied.baiyang)
    for title, rate, counts in (
        ("响应率", "95 %", "38/40"), ("及时签收率", "95 %", "19/20"),
        ("解决率（有效回访）", "75 %", "9/12"), ("满意率（有效回访）", "75 %", "9/12"),
        ("解决率（全部评价）", "75 %", "15/20"), ("满意率（全部评价）", "85 %", "17/20"),
        ("办结率", "91.67 %", "11/12"), ("按时办结率", "83.33 %", "10/12"), ("发回重办率", "9.09 %", "1/11"),
        ("退单率", "10 %", "2/20"), ("重复诉求率", "10 %", "4/40"),
    ):  # fmt: skip
        card = card_of(page, title)
        assert rate.replace(" ", "") in card.replace(" ", "") and counts in card and " ÷ " in card, title


def test_satisfied_stands_with_its_three_counts_and_the_silent(tallied, client):
    page = page_of(client, tallied.baiyang)
    card = card_of(page, "满意率（全部评价）")
    assert "满意 10 · 基本满意 7 · 不满意 3 · 未评价 10" in card
    assert "满意 8 · 基本满意 1 · 不满意 3 · 未接通 2 · 未回访 16" in card_of(page, "满意率（有效回访）")


def test_nothing_counted_is_a_dash(world, client):
    page = page_of(client, world.baiyang)
    assert "0/0" in page and "—" in page and "100" not in text_of(page).replace("口径", "")


def test_a_rate_over_few_is_greyed_and_says_so(tallied, client):
    page = page_of(client, tallied.fanfan)
    assert re.search(r'<div class="stat few"><dt>响应率</dt>', page)
    assert "件数少" in card_of(page, "响应率")
    assert not re.search(r'<div class="stat few"><dt>响应率</dt>', page_of(client, tallied.baiyang))


def test_units_with_too_few_stand_apart_and_are_given_no_percentage(tallied, client):
    page = page_of(client, tallied.wenxin)
    apart = page.split("<h3>件数过少")[1].split("</table>")[0]
    assert "江钢工会" not in apart and "云帆工会" in apart
    assert line_of(page, "江钢工会")[0][:3] == ["95 % (38/40)", "75 % (9/12)", "75 % (9/12)"]
    few = line_of(page, "云帆工会")[0]
    assert few[0] == "(1/3)" and not any("%" in cell for cell in few)
    assert few[-3:] == ["2", "1", "0"]


def test_exclusions_and_silence_stand_in_the_comparison(tallied, client):
    said, handled = line_of(page_of(client, tallied.wenxin), "江钢工会")
    assert said[5:] == ["10", "7", "3", "30", "10", "1"]
    assert handled[6:] == ["1", "1"]


def test_the_order_is_that_of_the_tree_not_of_merit(tallied, client):
    Tally.objects.filter(organisation=tallied.places.neighbour).update(dispatched=50, signed_in_time=50)
    page = page_of(client, tallied.wenxin)
    handled = page.split("办理情况，按")[1]
    assert handled.index("江钢工会") < handled.index("云帆工会")


def test_the_minimum_for_a_comparison_is_the_profiles(tallied, client):
    realm = tallied.places.province.realm
    profile.put(realm, "rates.compare_min", 3, from_on=DAY)
    assert line_of(page_of(client, tallied.wenxin), "云帆工会")[0][0] == "33.33 % (1/3)"


def test_the_page_never_averages_rates_of_its_lines(tallied, client):
    """Law 4: the park's rate is 39/43, not the mean of 95 % and 33.33 %."""
    card = card_of(page_of(client, tallied.wenxin), "响应率")
    assert "39/43" in card and "90.7" in card and "64.1" not in card


def test_the_cut_off_and_the_rule_in_force_are_printed(tallied, client):
    page = text_of(page_of(client, tallied.baiyang)).replace("截至 ", "截至")
    assert "截至11月4日 09:00" in page and "11月3日" in page and "2026年11月4日" in page


def test_a_rule_that_changed_within_the_days_is_said(tallied, client):
    profile.put(tallied.places.province.realm, "rates.satisfied", ["very", "satisfied"], from_on=DAY)
    page = page_of(client, tallied.baiyang)
    assert "口径在本期内有变化" in page and "10/20" in card_of(page, "满意率（全部评价）")


@pytest.mark.parametrize("by", ["unit", "department", "category", "nonsense"])
@pytest.mark.parametrize("period", ["month", "last", "quarter", "year", "statistics", "nonsense"])
def test_it_can_be_asked_for_anyhow(tallied, client, by, period):
    assert "95" in page_of(client, tallied.baiyang, f"by={by}&period={period}") or period == "last"


def test_free_days_are_taken_and_those_to_come_are_not(tallied, client):
    asked = "period=free&since=2026-11-01&until=2031-01-01"
    page = page_of(client, tallied.baiyang, asked)
    assert "38/40" in page and "2026年11月4日" in page and "2031年" not in page
    assert "38/40" not in page_of(client, tallied.baiyang, "period=free&since=2026-10-01&until=2026-10-31")


def test_by_category_counts_whole_months_only_and_says_so(world, client, clock):
    for code in ("pay", "living.bathing"):
        Walk(world, category=world.categories[code]).to("dispatch")
    settle()
    assert "没有整月" in page_of(client, world.baiyang, "by=category")
    clock(days=30)
    page = page_of(client, world.baiyang, "by=category&period=quarter")
    assert "劳动报酬" in page and "2026年11月1日" not in page.split("只统计已结束的整月")[0].split("按类别")[-1]
    assert line_of(page, "劳动报酬")[-1][0] == "(0/1)"


def test_only_what_lies_below_the_seat_can_be_asked_for(tallied, client):
    inside = page_of(client, tallied.wenxin, f"of={tallied.places.works.pk}")
    assert "江钢工会及所属" in inside
    for key in (tallied.places.neighbour.pk, "nonsense"):
        assert "江钢工会及所属" in page_of(client, tallied.baiyang, f"of={key}")


@pytest.mark.parametrize(("name", "status"), [(None, 401), ("ningyuan", 403), ("xitong", 403), ("jianghe", 200)])
@pytest.mark.parametrize("path", ["/rates", "/rates.xlsx", "/rates/response/records"])
def test_who_may_see_it(world, client, name, status, path):
    if name:
        client.force_login(getattr(world, name).person)
    assert client.get(path).status_code == status


def test_it_is_complete_in_english_too(tallied, client):
    text = text_of(page_of(client, tallied.luyuan, language="en"))
    assert "Response rate" in text and "Too few to be compared" not in text.split("Counting rules")[1]
    for name in ("云岭省总", "江源市总"):
        text = text.replace(name, "")
    assert not re.search(r"[\u4e00-\u9fff]", text)


def test_a_number_opens_the_matters_that_it_counts(world, client, clock):
    first = Walk(world).to("dispatch")
    late = Walk(world)
    late.to("dispatch")
    clock(days=3)
    late.to("sign_for")
    settle()
    page = page_of(client, world.baiyang)
    assert "0/2" in card_of(page, "及时签收率")
    listed = client.get("/rates/signed_in_time/records").content.decode()
    assert first.no in listed and late.matter.no in listed
    assert first.no not in client.get("/rates/signed_in_time/records?side=part").content.decode()


def test_what_was_redone_is_told_apart_in_its_list(world, client):
    fine, again = Walk(world, route="short").to("close"), Walk(world, route="short").to("close")
    again.redo(by=world.baiyang, reason="未解决")
    settle()
    client.force_login(world.baiyang.person)
    both = client.get("/rates/reworked/records").content.decode()
    only = client.get("/rates/reworked/records?side=part").content.decode()
    assert fine.no in both and again.no in both and fine.no not in only and again.no in only


def test_the_list_behind_what_is_due_is_the_list_of_matters(tallied, client):
    card = re.search(r'(?s)<dt>办结率</dt>.*?href="([^"]+)"', page_of(client, tallied.baiyang))[1]
    assert card.startswith("/matters?") and "due_until=2026-11-03" in card


def test_voices_open_to_their_office_only_and_are_a_number_to_everybody_else(world, client):
    voice = Voice.lodge(by=world.ningyuan, words="水是凉的。", unit=world.places.steel)
    settle()
    assert voice.no in page_of(client, world.baiyang, path="/rates/repeated/records")
    for name in ("qinling", "wenxin", "luyuan"):
        page = page_of(client, getattr(world, name), path="/rates/repeated/records")
        assert voice.no not in page and "水是凉的" not in page


def test_what_is_excluded_is_in_no_rate_and_in_no_list_behind_one(world, client):
    matter = Walk(world).to("dispatch")
    excluded(world, matter)
    settle()
    page = page_of(client, world.baiyang)
    assert "0/0" in card_of(page, "及时签收率") and "剔除 1" in card_of(page, "办结率")
    assert matter.no not in client.get("/rates/signed_in_time/records").content.decode()


def test_an_accusation_changes_no_number(world, client):
    before = text_of(page_of(client, world.jianghe))
    matter = Walk(world).to("dispatch")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=world.places.welfare)
    settle()
    assert text_of(page_of(client, world.jianghe)) == before


def test_the_same_few_questions_however_many_voices(world, client):
    page_of(client, world.luyuan)
    with CaptureQueriesContext(connection) as few:
        page_of(client, world.luyuan)
    for _ in range(5):
        Voice.lodge(by=world.ningyuan, words="水是凉的。", unit=world.places.steel)
        Walk(world).to("dispatch")
    settle()
    with CaptureQueriesContext(connection) as many:
        page_of(client, world.luyuan)
    assert len(few) == len(many) <= 30
