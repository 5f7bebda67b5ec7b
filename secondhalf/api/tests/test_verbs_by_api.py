"""The API does what the pages do: same forms, same rules, same problems."""

import datetime
import uuid

import pytest
from django.db import models

from secondhalf.api.models import Scope, Token
from secondhalf.core.kept import forget_all
from secondhalf.matters.models import Matter
from secondhalf.testing.cases import CASES


class Machine:
    """A client with a token of one of the cast."""

    def __init__(self, client, actor, scopes=Scope.values):
        self.client = client
        self.token, words = Token.make(actor.post, name="test", scopes=scopes)
        self.headers = {"Authorization": f"Bearer {words}"}

    def get(self, path, **query):
        return self.client.get(f"/api/v1/{path}", query, headers=self.headers)

    def post(self, path, body=None, **headers):
        return self.client.post(
            f"/api/v1/{path}", body or {}, content_type="application/json", headers=self.headers | headers
        )


def as_json(value):
    match value:
        case models.Model():
            return str(value.pk)
        case datetime.date() | datetime.datetime():
            return value.isoformat()
        case list() | tuple():
            return [as_json(item) for item in value]
        case dict():
            return {key: as_json(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("verb", CASES)
def test_every_verb_by_api(world, client, verb):
    case = CASES[verb]
    matter = case.arrive(world)
    words = as_json(case.says(world, matter))
    for name in ("into", "other"):
        if name in words:
            words[name] = Matter.objects.values_list("no", flat=True).get(pk=words[name])
    words.pop("edition", None)  # the form itself says by which calendar
    stranger = Machine(client, world.chelu).post(f"matters/{matter.no}/{verb}", words)
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
    answer = Machine(client, getattr(world, case.actor)).post(f"matters/{matter.no}/{verb}", words)
    assert answer.status_code == 200, answer.json()
    assert answer.json()["stage"] == case.after


def test_a_machine_registers_and_reads(world, client):
    office = Machine(client, world.baiyang)
    body = {
        "title": "关于食堂夜班无热餐的问题",
        "summary": "夜班22点后无热餐。",
        "category": str(world.categories["living.canteen"].pk),
        "unit": str(world.places.steel.pk),
    }
    made = office.post("matters", body)
    assert made.status_code == 201, made.json()
    read = office.get(f"matters/{made.json()['no']}").json()
    assert read["stage"] == "registered"
    assert "admit" in read["offered"]
    assert office.get("matters").json()["items"][0]["no"] == read["no"]


def test_a_repeat_with_the_same_key_registers_once(world, client):
    office = Machine(client, world.baiyang)
    body = {
        "title": "题",
        "summary": "要",
        "category": str(world.categories["other"].pk),
        "unit": str(world.places.steel.pk),
    }
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first, second = office.post("matters", body, **key), office.post("matters", body, **key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["no"] == second.json()["no"]
    assert Matter.objects.count() == 1


def test_a_stale_turn_is_refused(world, client):
    matter = CASES["sign_for"].arrive(world)
    head = Machine(client, world.jianghe)
    stale = head.post(f"matters/{matter.no}/sign_for", **{"If-Match": "0"})
    assert (stale.status_code, stale.json()["code"]) == (409, "moved_on")
    assert head.post(f"matters/{matter.no}/sign_for", **{"If-Match": str(matter.turn)}).status_code == 200


def test_wrong_answers_are_told_at_the_field(world, client):
    matter = CASES["decline"].arrive(world)
    answer = Machine(client, world.baiyang).post(f"matters/{matter.no}/decline", {"reason": "bad", "explanation": " "})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "reason" in answer.json()["fields"]


def test_a_token_ends_with_its_post_and_with_its_scopes(world, client):
    matter = CASES["admit"].arrive(world)
    reader = Machine(client, world.baiyang, scopes=["read"])
    assert reader.get(f"matters/{matter.no}").status_code == 200
    assert reader.post(f"matters/{matter.no}/admit").json()["code"] == "scope_missing"
    post = world.baiyang.post
    post.to_on = datetime.date(2026, 11, 3)
    post.save()
    forget_all()
    assert reader.get(f"matters/{matter.no}").status_code == 401
    assert client.get("/api/v1/matters").status_code == 401


def test_events_come_in_order_and_only_of_what_is_in_sight(world, client):
    from secondhalf.core import sequencer

    CASES["sign_for"].arrive(world)
    CASES["admit"].arrive(world)
    sequencer.settle()
    seen = Machine(client, world.jianghe).get("events").json()
    assert [event["name"] for event in seen["items"]] == ["matter.register", "matter.admit", "matter.dispatch"]
    assert seen["cursor"] == 4
    again = Machine(client, world.jianghe).get("events", after=seen["cursor"]).json()
    assert again == {"items": [], "cursor": 4}
