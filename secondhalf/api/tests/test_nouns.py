"""Every noun of the rooms: each verb has its address, page and API agree, and nobody reads what is not in sight."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.api.doors import api
from secondhalf.api.tests import things
from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.api.tests.things import MAKE, NOUNS, key_of, page_of
from secondhalf.core.loop import Looped
from secondhalf.practical import policy as practical_policy

ROOMS = ("rectification", "practical", "meetings")
LOOPS = [
    model for room in ROOMS for model in apps.get_app_config(room).get_models() if issubclass(model, Looped)
]  # fmt: skip
BY_ITEM = {
    ("inspections", "look_back"),
    ("inspections", "enter_new_problem"),
}  # their pages stand at the item looked at
READERS = ("baiyang", "gaoyuan", "fangzheng", "shiyan", "jianghe", "chelu")


@pytest.fixture(scope="module")
def addresses():
    return api.get_openapi_schema()["paths"]


@pytest.mark.parametrize("model", LOOPS, ids=lambda model: model.subject)
def test_every_verb_of_every_noun_has_its_address(addresses, model):
    noun = next((noun for noun in NOUNS.values() if noun.model is model), None)
    assert noun, f"{model.subject} is no noun of the API"
    for verb, move in model.moves.items():
        by_itself = noun.policy.RULES[verb] is practical_policy.clock_alone or verb == "branch"  # divide begins it
        if move.start and not by_itself:
            assert "post" in addresses.get(f"/api/v1/{noun.name}/{{key}}/{verb}", {}), f"{noun.name}: {verb}"


@pytest.mark.parametrize("model", LOOPS, ids=lambda model: model.subject)
def test_whatever_is_begun_on_a_page_is_begun_by_api(addresses, model):
    word = next(noun.word for noun in NOUNS.values() if noun.model is model)
    known = {one["operationId"] for path in addresses.values() for one in path.values()}
    born = [verb for verb, move in model.moves.items() if not move.start and verb != "branch"]
    assert {f"{verb}_{word}" for verb in born} <= known


@pytest.mark.parametrize("name", NOUNS)
def test_page_and_api_agree_on_who_may(world, client, name):
    """Whoever gets the page of a verb is told what it asks; whoever is refused there is refused here, likewise."""
    thing = MAKE[name](world)
    for who in READERS:
        machine = Machine(client, getattr(world, who))
        client.force_login(getattr(world, who).person)
        for verb in NOUNS[name].verbs:
            if (name, verb) not in BY_ITEM:
                page = client.get(page_of(name, thing, verb)).status_code
                answer = machine.get(f"{name}/{key_of(name, thing)}/asks/{verb}")
                assert answer.status_code == page, (who, verb, answer.json())
                if page != 200:
                    sent = machine.post(f"{name}/{key_of(name, thing)}/{verb}")
                    assert sent.status_code in (page, 422), (who, verb, sent.json())


@pytest.mark.parametrize("name", NOUNS)
def test_what_the_post_may_not_see_is_not_there(world, client, name):
    thing, machine = MAKE[name](world), Machine(client, world.chelu)
    assert machine.get(name).json()["items"] == []
    answer = machine.get(f"{name}/{key_of(name, thing)}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("name", NOUNS)
def test_a_list_and_one_of_it_tell_the_same(world, client, name):
    thing, office = MAKE[name](world), Machine(client, world.baiyang)
    (row,) = office.get(name).json()["items"]
    one = office.get(f"{name}/{key_of(name, thing)}").json()
    assert row.items() <= one.items() and one["id"] == str(thing.pk)
    assert office.get(name, stage=thing.stage).json()["items"] == [row]
    assert isinstance(one["offered"], list)


@pytest.mark.parametrize(
    ("name", "within"), [("findings", "inspection"), ("items", "campaign"), ("decisions", "meeting")]
)
def test_a_list_asks_no_more_questions_for_more_rows_and_goes_page_by_page(world, client, name, within):
    above, office = getattr(things, within)(world), Machine(client, world.baiyang)
    more = {"findings": lambda n: {"outline": f"1.1.{n}"}}.get(name, lambda n: {})
    MAKE[name](world, above, **more(1))
    office.get(name)
    one = questions(office, name)
    for n in range(2, 6):
        MAKE[name](world, above, **more(n))
    assert questions(office, name) == one
    first = office.get(name, limit=2).json()
    second = office.get(name, limit=10, after=first["next"]).json()
    keys = [row["id"] for row in first["items"] + second["items"]]
    assert (len(set(keys)), keys, second["next"]) == (5, sorted(keys, reverse=True), None)
    asked = above.code if within == "inspection" else str(above.pk)
    assert len(office.get(name, **{within: asked}).json()["items"]) == 5


def questions(office, name):
    with CaptureQueriesContext(connection) as asked:
        assert office.get(name).status_code == 200
    return len(asked)
