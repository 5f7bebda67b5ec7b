"""The administration's pages: who gets in, and what they do."""

import datetime

import pytest

from secondhalf.core import calendar, jobs, moments, sequencer, statutory
from secondhalf.core.calendar_notice import import_notice, preview
from secondhalf.core.jobs import Job
from secondhalf.core.notice_text import read_text
from secondhalf.matters.categories import Category
from secondhalf.matters.usual_categories import USUAL
from secondhalf.testing.walk import Walk


def fail(event):
    raise RuntimeError("indexing broke")


PAGES = {
    "/system": {"xitong", "anquan", "shenji", "baiyang", "wenxin", "haiyan", "luyuan", "fanfan"},
    "/system/categories": {"xitong", "baiyang", "wenxin", "haiyan", "luyuan", "fanfan"},
    "/system/stuck": {"xitong", "shenji"},
    "/system/profile": {"xitong", "shenji", "baiyang", "wenxin", "haiyan", "luyuan", "fanfan"},
    "/system/profile/matter.notice": {"xitong"},
    "/system/deadlines": {"baiyang", "wenxin", "haiyan", "luyuan", "fanfan"},
}


@pytest.mark.parametrize("address", PAGES)
def test_only_those_who_run_it_get_in(world, client, address):
    inside = set()
    for name, actor in world.people.items():
        client.force_login(actor.person)
        answer = client.get(address)
        assert answer.status_code in (200, 403)
        if answer.status_code == 200:
            inside.add(name)
    assert inside == PAGES[address]
    client.logout()
    assert client.get(address).status_code in (302, 401)


def test_deadlines_move_only_when_the_office_says_so(world, client):
    moments.set_clock(datetime.datetime(2026, 12, 23, 2, tzinfo=datetime.UTC))
    matter = Walk(world).to("determine")
    before = matter.due_at
    assert matter.due_provisional
    legal = "\n".join(f"{day.isoformat()},休,{name}" for day, name in statutory.festivals(2027).items())
    rows, errors = read_text(f"{legal}\n2027-01-03,班,元旦", 2027)
    import_notice(preview(rows, 2027, errors=errors), by=world.xitong, title="测试")
    matter.refresh_from_db()
    assert matter.due_at == before
    client.force_login(world.baiyang.person)
    assert matter.no in client.get("/system/deadlines").content.decode()
    client.post("/system/deadlines")
    matter.refresh_from_db()
    assert not matter.due_provisional
    assert matter.due_at < before
    assert matter.story().last().verb == "retime"
    assert matter.no not in client.get("/system/deadlines").content.decode()
    assert calendar.edition() == 1


def test_a_stuck_job_is_shown_and_tried_again(world, client, monkeypatch):
    from secondhalf import reactions

    monkeypatch.setattr(reactions, "REACTIONS", {"matter.register": [fail]})
    Walk(world).to("register")
    sequencer.settle()
    for _try in range(4):
        moments.set_clock(Job.objects.get().due_at)
        jobs.run_due()
    client.force_login(world.xitong.person)
    assert "indexing broke" in client.get("/system/stuck").content.decode()
    client.post("/system/stuck/retry")
    assert Job.objects.get().state == "waiting"


def test_a_union_line_takes_over_the_usual_categories_and_adds_its_own(world, client):
    Category.objects.filter(parent__isnull=False).delete()
    client.force_login(world.baiyang.person)
    client.post("/system/categories/usual")
    there = Category.objects.filter(realm=world.places.province.pk)
    assert {code for code, *_rest in USUAL} <= set(there.values_list("code", flat=True))
    living = there.filter(code="living").first()
    client.post(
        "/system/categories", {"name_zh": "理发", "name_en": "Haircuts", "parent": living.pk, "is_current": "on"}
    )
    own = there.filter(name_zh="理发", parent=living).first()
    client.post(f"/system/categories/{own.pk}", {"name_zh": "理发室", "parent": living.pk})
    own.refresh_from_db()
    assert (own.name_zh, own.is_current) == ("理发室", False)
