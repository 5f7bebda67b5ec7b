"""A request sent twice with one key is done once, in every room; a stale turn is refused."""

import uuid

from secondhalf.api.tests import things
from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.core.events import Event
from secondhalf.practical.models import Campaign
from secondhalf.testing.cases import CASES


def twice(machine, path, body=None):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    return key, [machine.post(path, body, **key) for _time in range(2)]


def test_a_matter_that_moved_on_answers_a_repeat_as_the_first_time(world, client):
    matter = CASES["sign_for"].arrive(world)
    key, (first, second) = twice(Machine(client, world.jianghe), f"matters/{matter.no}/sign_for")
    assert (first.status_code, second.status_code) == (200, 200), second.json()
    assert first.json()["stage"] == second.json()["stage"] == "accepted"
    assert Event.objects.filter(name="matter.sign_for").count() == 1
    other = CASES["sign_for"].arrive(world)
    reused = Machine(client, world.jianghe).post(f"matters/{other.no}/sign_for", **key)
    assert (reused.status_code, reused.json()["code"]) == (422, "key_reused")


def test_the_same_of_a_finding(world, client):
    finding, head = things.finding(world), Machine(client, world.baiyang)
    body = {"rectify_class": "staged", "due_on": "2026-12-30", "reason": "分两步。"}
    key, answers = twice(head, f"findings/{finding.matter.no}/ask_change", body)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert finding.change_asks.count() == 1
    other = things.finding(world, finding.inspection, "1.1.2")
    reused = head.post(f"findings/{other.matter.no}/ask_change", body, **key)
    assert (reused.status_code, reused.json()["code"]) == (422, "key_reused")


def test_a_list_is_begun_once(world, client):
    body = {"title": "实事清单", "unit": str(world.places.steel.pk), "year": 2026}
    _key, (first, second) = twice(Machine(client, world.baiyang), "campaigns", body)
    assert (first.status_code, second.status_code) == (201, 201) and first.json()["id"] == second.json()["id"]
    assert Campaign.objects.count() == 1


def test_a_stale_turn_is_refused_and_the_present_one_goes_through(world, client):
    item, leader = things.item(world), Machine(client, world.shiyan)
    item.agree(by=world.shiyan)
    stale = Machine(client, world.baiyang).post(f"items/{item.pk}/enlist", **{"If-Match": "0"})
    assert (stale.status_code, stale.json()["code"]) == (409, "moved_on")
    turn = str(leader.get(f"items/{item.pk}").json()["turn"])
    assert Machine(client, world.baiyang).post(f"items/{item.pk}/enlist", **{"If-Match": turn}).status_code == 200


def test_whoever_may_not_begin_is_refused(world, client):
    body = {"title": "实事清单", "unit": str(world.places.steel.pk), "year": 2026}
    answer = Machine(client, world.jianghe).post("campaigns", body)
    assert (answer.status_code, answer.json()["code"]) == (403, "refused")
    reader = Machine(client, world.baiyang, scopes=["read"])
    assert reader.post("campaigns", body).json()["code"] == "scope_missing"


def test_a_matter_of_a_finding_is_read_by_its_number(world, client):
    finding = things.finding(world)
    read = Machine(client, world.baiyang).get(f"matters/{finding.matter.no}").json()
    assert read["no"] == "XC2026-1.1.1"


def test_an_answer_that_is_not_asked_here_is_refused(world, client):
    item = things.Story(world).listed()
    answer = Machine(client, world.baiyang).post(f"items/{item.pk}/amend", {"title": "另一个名称", "note": "备注"})
    assert answer.status_code == 422 and "title" in answer.json()["fields"]
    item.refresh_from_db()
    assert item.note == ""
