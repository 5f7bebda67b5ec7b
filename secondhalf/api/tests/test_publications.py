"""Public texts by API: the same forms, rules and problems as the pages."""

import uuid

import pytest

from secondhalf.api.tests.test_verbs_by_api import Machine, as_json
from secondhalf.matters.publishing import Publication
from secondhalf.testing.publication_cases import CASES, drafted, public_words
from secondhalf.testing.walk import Walk


def as_body(said):
    sent = as_json({name: value for name, value in said.items() if name != "limits"})
    return sent | dict.fromkeys(said.get("limits", ()), True)


@pytest.mark.parametrize("verb", CASES)
def test_every_verb_by_api(world, client, verb):
    case = CASES[verb]
    publication = case.arrive(world)
    words, address = as_body(case.says(world, publication)), f"publications/{publication.pk}/{verb}"
    stranger = Machine(client, world.chelu).post(address, words)
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
    answer = Machine(client, getattr(world, case.actor)).post(address, words)
    assert answer.status_code == 200, answer.json()
    assert answer.json()["stage"] == case.after


def test_a_machine_drafts_once_and_reads_it(world, client):
    matter = Walk(world).to("dispatch")
    office, body = Machine(client, world.baiyang), as_body(public_words(world)) | {"kind": "matter"}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first, second = (office.post(f"matters/{matter.no}/publications", body, **key) for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 201), first.json()
    assert first.json()["id"] == second.json()["id"] and Publication.objects.count() == 1
    [read] = office.get(f"matters/{matter.no}/publications").json()
    assert (read["stage"], read["matter_no"], "submit" in read["offered"]) == ("draft", matter.no, True)
    assert Machine(client, world.jianghe).get(f"matters/{matter.no}/publications").json() == []


def test_a_machine_is_told_at_the_field_what_to_leave_out(world, client):
    matter = Walk(world).to("dispatch")
    body = as_body(public_words(world, text="请联系13812345678")) | {"kind": "matter"}
    answer = Machine(client, world.baiyang).post(f"matters/{matter.no}/publications", body)
    assert answer.status_code == 422
    assert "13812345678" in answer.json()["fields"]["text"][0]


def test_a_stale_turn_and_an_unconfirmed_point_are_refused(world, client):
    publication = CASES["publish"].arrive(world)
    approver, address = Machine(client, world.fangzheng), f"publications/{publication.pk}/publish"
    words = as_body(CASES["publish"].says(world, publication))
    assert approver.post(address, words, **{"If-Match": "0"}).json()["code"] == "moved_on"
    assert "secrets" in approver.post(address, words | {"secrets": False}).json()["fields"]


def test_another_department_may_not_draft(world, client):
    publication = drafted(world)
    body = as_body(public_words(world)) | {"kind": "notice"}
    answer = Machine(client, world.jianghe).post(f"matters/{publication.matter.no}/publications", body)
    assert answer.status_code == 403
