"""The workbench holds what waits for a post, each matter once, with a button that works."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.core import access, moments
from secondhalf.matters import policy
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.matters.workbench import Waiting
from secondhalf.testing.cast import PEOPLE
from secondhalf.testing.walk import Walk

HOUSE = [row[0] for row in PEOPLE]


def held(actor):
    """{group: numbers} of what waits."""
    return {key: [matter.no for matter in lines] for key, lines in Waiting(actor).lines.items()}


@pytest.fixture
def busy(world, clock):
    """A matter at every stage, some late, one sent back, two with something asked for."""
    walks = [Walk(world) for _ in range(12)]
    for walk, last in zip(walks, ("register", "admit", "dispatch", "sign_for", "determine", "apply"), strict=False):
        walk.to(last)
    for walk, last in zip(walks[6:10], ("review", "verify", "endorse", "approve"), strict=False):
        walk.to(last)
    back = walks[10].to("apply")
    back.send_back(by=world.hechuan, reason="缺佐证")
    walks[11].to("dispatch").dispute(by=world.jianghe, reason="not_ours", explanation="不属本部门")
    Walk(world).to("determine").ask_extension(by=world.jianghe, reason="备件未到", workdays=5)
    world.walks = walks
    return world


@pytest.mark.parametrize("later", [{}, {"hours": 7}, {"days": 40}], ids=str)
def test_every_button_on_the_workbench_works(busy, clock, client, later):
    clock(**later)
    for name in HOUSE:
        actor = getattr(busy, name)
        client.force_login(actor.person)
        page = client.get("/work", follow=True).content.decode()
        buttons = re.findall(r'class="btn btn-s" href="/matters/([A-Z0-9-]+)/([a-z_]+)"', page)
        assert buttons or name not in ("baiyang", "jianghe", "gaoyuan", "shiyan", "fangzheng", "hechuan"), name
        for no, verb in buttons:
            matter = access.find(policy, actor, verb, no=no)
            assert not matter.missing(verb) or verb == "apply", (name, no, verb, matter.missing(verb))


def test_each_role_finds_what_waits_for_it(busy):
    no = [walk.matter.no for walk in busy.walks]
    office = held(busy.baiyang)
    assert office["admit"] == [no[0]] and office["dispatch"] == [no[1]] and office["dispute"] == [no[11]]
    assert held(busy.hechuan)["review"] == [no[5]]
    assert held(busy.gaoyuan)["verify"] == [no[6]]
    assert held(busy.shiyan)["endorse"] == [no[7]]
    assert held(busy.fangzheng)["approve"] == [no[8]]
    department = held(busy.jianghe)
    assert department["sign"] == [no[2]] and department["fix"] == [no[3]] and department["back"] == [no[10]]
    assert len(held(busy.shiyan)["asked"]) == 1


def test_no_matter_stands_in_two_groups(busy, clock):
    for later in ({}, {"hours": 7}, {"days": 20}):
        clock(**later)
        for name in ("jianghe", "xiahe", "baiyang", "gaoyuan", "shiyan"):
            numbers = [no for lines in held(getattr(busy, name)).values() for no in lines]
            assert len(numbers) == len(set(numbers)), (name, held(getattr(busy, name)))


def test_what_is_late_is_no_longer_to_sign_for(world, clock):
    matter = Walk(world).to("dispatch")
    assert held(world.jianghe) == {"sign": [matter.no]}
    clock(hours=6)
    assert held(world.jianghe) == {"late": [matter.no]}
    assert held(world.baiyang) == {"press": [matter.no]}


def test_due_within_three_working_days(world, clock):
    matter = Walk(world).to("determine")
    assert held(world.jianghe) == {}
    last = Matter.objects.get(pk=matter.pk).due_at
    moments.set_clock(last - datetime.timedelta(days=2))
    assert held(world.jianghe) == {"soon": [matter.no]}


def test_a_notice_that_is_over_waits_to_be_struck_off(world, clock):
    matter = Walk(world).to("approve")
    assert "close" not in held(world.baiyang)
    moments.set_clock(matter.clock("notice").ends_at)
    assert held(world.baiyang)["close"] == [matter.no]


def test_whoever_has_another_part_is_not_asked_for_this_one(world):
    Walk(world).to("review")
    assert "verify" in held(world.gaoyuan)
    Walk(world).to("verify")
    assert len(held(world.yunzhou).get("verify", [])) == 1


def test_a_third_dispute_waits_for_a_leader(world):
    matter = Walk(world).to("dispatch")
    for _ in range(2):
        matter.dispute(by=world.jianghe, reason="not_ours", explanation="不属本部门")
        matter.insist(by=world.baiyang, explanation="属本部门")
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="不属本部门")
    assert "dispute" not in held(world.baiyang)
    assert held(world.shiyan)["dispute"] == [matter.no]


def test_an_accusation_waits_for_nobody_it_accuses(world):
    matter = Walk(world).to("dispatch")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=world.places.welfare)
    waiting = Waiting(world.jianghe)
    assert waiting.lines == {} and waiting.counts["sign"] == (0, False)


def test_an_instruction_stands_beside_until_it_is_reported_back_on(world, client):
    matter = Walk(world).to("determine")
    matter.instruct(by=world.shiyan, text="冬季供暖前把各服务区浴室普查一遍")
    client.force_login(world.jianghe.person)
    assert "普查一遍" in client.get("/work").content.decode()
    matter.report_back(by=world.jianghe, text="已普查")
    assert "普查一遍" not in client.get("/work").content.decode()


def test_a_supervision_note_waits_to_be_signed_for_and_then_answered(world, client):
    matter = Walk(world).to("determine")
    about = {"addressee": world.places.welfare, "reason": "进展慢", "requirement": "书面说明原因"}
    note = matter.supervise(by=world.gaoyuan, due_on=moments.today() + datetime.timedelta(days=3), **about)
    client.force_login(world.jianghe.person)
    assert f"/notes/{note.pk}/sign" in client.get("/work").content.decode()
    note.sign(by=world.jianghe)
    assert f"/notes/{note.pk}/answer" in client.get("/work").content.decode()
    note.answer(by=world.jianghe, reply="月底前完成")
    assert f"/notes/{note.pk}" not in client.get("/work").content.decode()
    client.force_login(world.luming.person)
    assert str(note.no) not in client.get("/work").content.decode()


@pytest.mark.parametrize("name", ["baiyang", "jianghe", "shiyan", "gaoyuan", "luyuan"])
def test_the_page_asks_the_same_number_of_questions_for_one_matter_and_for_many(busy, client, name):
    client.force_login(getattr(busy, name).person)
    client.get("/work")
    with CaptureQueriesContext(connection) as few:
        assert client.get("/work").status_code == 200
    for last in ("register", "admit", "dispatch", "sign_for", "determine", "apply", "verify", "endorse"):
        Walk(busy).to(last)
        Walk(busy).to(last)
    with CaptureQueriesContext(connection) as many:
        client.get("/work")
    assert len(many) == len(few) <= 45


def test_a_long_group_shows_twenty_and_leads_to_the_list(world, client):
    for _ in range(22):
        Walk(world).to("register")
    client.force_login(world.baiyang.person)
    page = client.get("/work").content.decode()
    assert page.count('class="row"') == 20
    assert "/matters?stage=registered&amp;held=mine" in page and "22" in page


def test_the_home_page_leads_to_the_workbench_and_a_visitor_to_sign_in(world, client):
    assert client.get("/work").status_code == 401
    client.force_login(world.ningyuan.person)
    assert client.get("/work").status_code == 302
