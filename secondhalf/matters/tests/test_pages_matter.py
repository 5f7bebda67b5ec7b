"""The matter's page: what it shows, to whom, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core import moments
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.cases import in_days
from secondhalf.testing.walk import POINT, Walk, picture

VERBS = ("register", "admit", "dispatch", "sign_for", "determine", "report", "apply", "review", "verify", "endorse",
         "approve", "close", "archive")  # fmt: skip


@pytest.mark.parametrize("last", VERBS)
def test_the_page_stands_at_every_stage(world, client, last):
    matter = Walk(world).to(last)
    for language in ("en", "zh-hans"):
        page = Visitor(client, world.baiyang, language).open(matter)
        assert page.status_code == 200
        assert matter.title in page.text


def test_a_matter_out_of_sight_is_not_there(world, client):
    matter = Walk(world).to("register")
    assert Visitor(client, world.jianghe).open(matter).status_code == 404
    assert Visitor(client, world.jianghe).open(matter, "admit").status_code == 404


def test_a_visitor_is_asked_to_sign_in(world, client):
    matter = Walk(world).to("register")
    assert client.get(matter.get_absolute_url()).status_code == 401


def test_only_verbs_of_the_table_have_an_address(world, client):
    matter = Walk(world).to("register")
    assert Visitor(client, world.baiyang).open(matter, "delete").status_code == 404


def test_the_turn_shows_what_one_may_do_and_its_buttons_work(world, client):
    matter = Walk(world).to("review")
    visitor = Visitor(client, world.yunzhou)
    page = visitor.open(matter).text
    assert "Your turn: Verify on the spot" in page
    for verb in ("verify", "send_back"):
        assert f'href="{visitor.at(matter, verb)}"' in page
        assert visitor.open(matter, verb).status_code == 200
    assert f'href="{visitor.at(matter, "admit")}"' not in page


def test_whoever_handled_it_reads_why_it_is_not_their_turn(world, client):
    matter = Walk(world).to("review")
    linxi_as_verifier = world.linxi.person
    post = world.yunzhou.post
    post.pk, post.person = None, linxi_as_verifier
    post.id = moments.uuid7()
    post.save(force_insert=True)
    linxi_as_verifier.acting_post = post
    linxi_as_verifier.save()
    page = Visitor(client, world.linxi).open(matter).text
    assert "You already have a part in this matter: handled" in page
    assert "is awaited from a verifier or a leader" in page


def test_what_is_missing_stands_where_the_button_would_be(world, client):
    matter = Walk(world).to("determine")
    page = Visitor(client, world.linxi).open(matter).text
    assert "Still missing: evidence" in page
    assert f'href="{matter.get_absolute_url()}/apply"' not in page


def test_a_struck_off_number_is_struck_and_a_relapse_adds_its_suffix(world, client):
    matter = Walk(world).to("close")
    assert f'<s class="nb">{matter.no}</s>' in Visitor(client, world.baiyang).open(matter).text
    matter.reopen(by=world.yunzhou, reason="复查不热")
    assert f"{matter.no}-R1" in Visitor(client, world.baiyang).open(matter).text
    assert client.get(f"{matter.get_absolute_url()}-R1").status_code == 200


def test_the_deadline_leads_to_its_proof(world, client):
    matter = Walk(world).to("determine")
    proof = matter.deadlines.get(clock="handle").proof
    page = Visitor(client, world.jianghe).open(matter).text
    assert f'href="#act-{proof}"' in page
    assert f'id="act-{proof}"' in page
    assert "15 working days" in page


def test_the_four_facts_stand_apart(world, client):
    matter = Walk(world).to("close")
    page = Visitor(client, world.baiyang).open(matter).text
    for fact in ("Answered", "Satisfied", "Closed out on"):
        assert fact in page


def test_a_linked_matter_out_of_sight_is_not_named(world, client):
    matter = Walk(world).to("determine")
    other = Walk(world, title="关于浴室排队的问题").to("register")
    matter.relate(by=world.baiyang, other=other)
    assert other.no in Visitor(client, world.baiyang).open(matter).text
    assert other.no not in Visitor(client, world.jianghe).open(matter).text


def test_what_was_written_stands_in_the_history_as_plain_text(world, client):
    matter = Walk(world).to("report")
    add_rows(world, matter)
    matter.ask_pending(by=world.jianghe, reason_code="funds", reason="<b>资金</b>未到位", review_on=in_days(60))
    matter.pend(by=world.shiyan, explanation="同意")
    page = Visitor(client, world.linxi).open(matter).text
    assert "&lt;time" not in page
    assert "&lt;b&gt;资金&lt;/b&gt;未到位" in page
    assert "Milestone: 4 Nov 2026" in page


def test_queries_do_not_grow_with_rows(world, client):
    matter = Walk(world).to("report")
    add_rows(world, matter)
    once = queries(client, world, matter)
    for _again in range(5):
        add_rows(world, matter)
    assert queries(client, world, matter) == once
    assert once <= 55


def test_no_question_joins_what_nobody_named(world, client):
    """`select_related()` without a name joins whatever there is; PostgreSQL worked on one such question for minutes."""
    matter = Walk(world, route="full").to("close")
    with CaptureQueriesContext(connection) as asked:
        Visitor(client, world.baiyang).open(matter)
    reviews = [question["sql"] for question in asked if ' FROM "matters_review"' in question["sql"]]
    assert reviews and not any(" JOIN " in question for question in reviews)


def add_rows(world, matter):
    exhibits = [{"file": picture(world.linxi), "shows": shows, "pair": "水温"} for shows in ("before", "after")]
    matter.report(by=world.linxi, percent=50, text="已测温", exhibits=exhibits)
    task = matter.set_task(by=world.linxi, title="稳定供热水", due_on=moments.today())
    measure = matter.set_measure(by=world.linxi, task=task, title="更换循环泵", due_on=moments.today())
    matter.finish_measure(by=world.linxi, measure=measure, result="已更换")
    matter.instruct(by=world.shiyan, text="抓紧办理")
    matter.urge(by=world.gaoyuan, text="请抓紧")
    matter.apply(by=world.linxi, done="完成", effect="出水42℃", contact="spoken")
    matter.review(by=world.hechuan, opinion="对应")
    points = [{**POINT, "photo": picture(world.yunzhou)}, {**POINT, "passed": False}]
    matter.send_back(by=world.yunzhou, reason="不热", points=points, visited_at=moments.now(), place="浴室")


def queries(client, world, matter):
    visitor = Visitor(client, world.linxi)
    visitor.open(matter)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert visitor.open(matter).status_code == 200
    return len(seen)
