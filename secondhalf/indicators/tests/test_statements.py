"""Statements: figures with n/N and rule, frozen at a cut-off, signed by three, corrected with reasons (§12.3)."""

import datetime
import io

import pytest
from python_calamine import CalamineWorkbook

from secondhalf.core import moments
from secondhalf.core.problems import WrongStage
from secondhalf.indicators.lines import rate_of
from secondhalf.indicators.sources import SOURCES
from secondhalf.indicators.stating import SameNumbers, SignedAlready, Statement
from secondhalf.matters.models import Matter
from secondhalf.practical.models import Campaign, Item
from secondhalf.rectification.models import Inspection
from secondhalf.testing.walk import Walk

SOURCE = SOURCES["rectification"]


@pytest.fixture
def inspection(world):
    """25 findings, 19 struck off, 6 under way ([W62]); one more was carried over, one left out, one accuses."""
    about = {"name": "2026年第二轮巡察", "source": "tour", "inspector": "市委第三巡察组", "unit": world.places.steel}
    feedback = {"head": world.fangzheng.person, "feedback_on": datetime.date(2026, 9, 18)}
    made = Inspection.receive(by=world.baiyang, **about, **feedback)
    rows = [{"outline": f"1.1.{n}", "aspect": "诉求办理", "words": f"第{n}个问题。"} for n in range(1, 29)]
    keys = [finding.matter_id for finding in made.enter_findings(by=world.baiyang, rows=rows)]
    Matter.objects.filter(pk__in=keys[:19]).update(stage="closed", lead=world.places.welfare)
    Matter.objects.filter(pk__in=keys[19:25]).update(lead=world.places.equipment)
    Matter.objects.filter(pk=keys[25]).update(is_carried=True, stage="closed")
    Matter.objects.filter(pk=keys[26]).update(is_excluded=True)
    Matter.objects.filter(pk=keys[27]).update(confidentiality="accusation")
    return made


@pytest.fixture
def statement(world, inspection):
    return Statement.draw_up(by=world.baiyang, source=SOURCE, scope=inspection)


def line(figures, key):
    return next(line for line in figures.lines if line.key == key)


def test_19_of_25_are_76_per_cent_and_what_is_left_out_is_said(inspection):
    figures = SOURCE.figures(inspection)
    done = line(figures, "completion")
    assert (rate_of(done).text, rate_of(done).counts, len(done.above), len(done.below)) == ("76 %", "19/25", 19, 25)
    assert rate_of(line(figures, "undone")).counts == "6/25" and rate_of(line(figures, "relapse")).text == "—"
    assert "结转" in str(done.without) and "基本完成" in str(done.rule)
    assert [(group.label, group.numbers) for group in figures.groups] == [
        ("生活福利部", [19, 0, 0, 0]), ("设备管理部", [0, 0, 6, 0]),
    ]  # fmt: skip


def test_a_statement_keeps_its_numbers_rules_and_records_when_the_matters_move_on(statement):
    Matter.objects.update(stage="closed")
    kept = Statement.objects.get()
    assert rate_of(line(kept.figures, "completion")).counts == "19/25"
    assert rate_of(line(SOURCE.figures(Inspection.objects.get()), "completion")).counts == "25/25"
    assert kept.no == "TJ2026-0001" and len(line(kept.figures, "completion").above) == 19


def test_three_persons_submit_review_and_answer_for_it(world, statement):
    for verb, actor in (("check_figures", world.baiyang), ("issue", world.shiyan)):
        with pytest.raises(SignedAlready if verb == "check_figures" else WrongStage):
            getattr(statement, verb)(by=actor)
    statement.check_figures(by=world.gaoyuan)
    with pytest.raises(SignedAlready):
        statement.issue(by=world.gaoyuan)
    statement.issue(by=world.shiyan)
    names = [signing.person for _part, signing in Statement.objects.get().signed()]
    assert names == [world.baiyang.person, world.gaoyuan.person, world.shiyan.person]


def test_a_late_change_stands_beside_the_frozen_number_with_its_reason(world, statement):
    statement.check_figures(by=world.gaoyuan)
    statement.issue(by=world.shiyan)
    with pytest.raises(SameNumbers):
        statement.correct(by=world.baiyang, line="completion", part=19, whole=25, reason="……")
    statement.correct(by=world.baiyang, line="completion", part=18, whole=25, reason="1项销号后查实未完成。")
    kept = Statement.objects.get()
    (correction,) = kept.corrected()["completion"]
    assert (correction.was, correction.now) == ("76 % (19/25)", "72 % (18/25)")
    assert rate_of(line(kept.figures, "completion")).text == "76 %" and kept.line("completion").part == 18


def test_a_list_of_practical_matters_has_its_figures_and_nothing_rated_is_a_dash(world):
    about = {"title": "2026年实事清单", "unit": world.places.steel, "year": 2026}
    campaign = Campaign.begin(by=world.baiyang, **about)
    figures = SOURCES["practical"].figures(campaign)
    assert {rate_of(one).text for one in figures.lines} == {"—"} and not figures.groups


def opened(client, actor, path, **data):
    client.force_login(actor.person)
    client.cookies["language"] = "en"
    return client.post(path, data) if data else client.get(path)


def test_the_page_shows_n_of_n_the_rule_and_opens_the_records_that_the_reader_may_see(world, client, inspection):
    listed = opened(client, world.baiyang, "/dashboard/statements").text
    path = f"/dashboard/statements/rectification/{inspection.pk}"
    assert path in listed
    page = opened(client, world.baiyang, path).text
    assert "19/25" in page and "76 %" in page and "carried over" in page and 'data-chart="groups"' in page
    records = opened(client, world.baiyang, f"{path}/records/completion?side=rest").text
    assert records.count('class="f-a no"') == 6 and "19/25" in records
    assert opened(client, world.wenxin, f"{path}/records/completion").status_code in (200, 404)


def test_the_page_draws_up_checks_issues_corrects_and_prints(world, client, inspection):
    drawn = opened(client, world.baiyang, f"/dashboard/statements/rectification/{inspection.pk}", once="a")
    path = drawn.url
    for actor, verb, said in (
        (world.gaoyuan, "check_figures", {"note": "属实"}),
        (world.shiyan, "issue", {"note": ""}),
        (world.baiyang, "correct", {"line": "completion", "part": 18, "whole": 25, "reason": "查实未完成"}),
    ):
        assert opened(client, actor, f"{path}/{verb}").status_code == 200
        assert opened(client, actor, f"{path}/{verb}", once=verb, **said).status_code == 302
    page = opened(client, world.shiyan, path).text
    assert "72 % (18/25)" in page and "<del>" in page and world.gaoyuan.person.name in page
    assert opened(client, world.linxi, f"{path}/issue").status_code in (403, 404)
    book = CalamineWorkbook.from_filelike(io.BytesIO(opened(client, world.baiyang, f"{path}/sheet.xlsx").content))
    rows = book.get_sheet_by_index(0).to_python()
    assert ["Rate of completion", 19.0, 25.0, "76 %"] in [row[:4] for row in rows]
    assert any("72 % (18/25)" in str(row) for row in rows) and world.shiyan.person.name in str(rows[-2:])
    assert opened(client, world.baiyang, f"{path}/records/completion").text.count('class="f-a no"') == 25


def test_the_last_statement_issued_stands_beside_the_numbers_of_now(world, client, statement):
    statement.check_figures(by=world.gaoyuan)
    statement.issue(by=world.shiyan)
    statement.correct(by=world.baiyang, line="completion", part=18, whole=25, reason="查实未完成")
    moments.set_clock(moments.now() + datetime.timedelta(days=7))
    page = opened(client, world.baiyang, f"/dashboard/statements/rectification/{statement.scope}").text
    assert (
        "Before: 72 % (18/25)." in page
        and "Before" not in opened(client, world.baiyang, statement.get_absolute_url()).text
    )


def test_workers_and_visitors_see_no_statements(world, client, statement):
    assert client.get("/dashboard/statements").status_code in (302, 401)
    assert opened(client, world.ningyuan, "/dashboard/statements").status_code == 403
    assert opened(client, world.ningyuan, statement.get_absolute_url()).status_code == 404
    assert moments.now() >= statement.cut_off


@pytest.fixture
def two_demands(world):
    """A list of two items, each from a demand: one is completed, one was taken off."""
    campaign = Campaign.begin(by=world.baiyang, title="2026年办实事清单", unit=world.places.steel, year=2026)
    demands = [Walk(world, title=title).to("register") for title in ("浴室水不热", "班车太挤")]
    for demand, stage in zip(demands, ("done", "taken_off"), strict=True):
        about = {
            "due_on": moments.today(),
            "unit": world.places.steel,
            "category": "bathing",
            "content": "换泵。",
            "standard": "40℃",
        }
        more = {"beneficiaries": "倒班职工", "beneficiary_count": 40, "demands": [demand]}
        item = Item.collect(by=world.linxi, campaign=campaign, title=demand.title, **about, **more)
        Item.objects.filter(pk=item.pk).update(stage=stage, seq=1)
    return campaign, demands


def test_the_number_of_demands_solved_opens_the_list_of_demands(world, two_demands, client):
    campaign, demands = two_demands
    solved = line(SOURCES["practical"].figures(campaign), "solved")
    assert rate_of(solved).counts == "1/2" and set(solved.below) == {demand.pk for demand in demands}
    client.force_login(world.baiyang.person)
    page = client.get(f"/practical/{campaign.pk}").content.decode()
    address = f"/dashboard/statements/practical/{campaign.pk}/records/solved"
    assert f'href="{address}"' in page
    shown = client.get(address).content.decode()
    assert all(demand.no in shown for demand in demands)
