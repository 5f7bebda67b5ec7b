"""The public page without a code, and what a worn or wrong code leads to."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.people.organisations import found
from secondhalf.voices.models import Channel, Voice


def test_a_unit_leads_to_its_form(world, client):
    answer = client.get("/v/", {"unit": str(world.places.steel.pk)})
    assert answer["Location"] == f"/v/unit/{world.places.steel.pk}"
    assert world.places.works.name in client.get(answer["Location"]).content.decode()


def test_a_units_own_page_is_used_where_it_has_one(world, client, poster):
    page = Channel.objects.create(
        realm=poster.realm, code="steelpge", kind="page", name="江源钢铁", unit=world.places.steel, holder=poster.holder
    )
    answer = client.get("/v/", {"unit": world.places.steel.name})
    assert answer["Location"] == f"/v/{page.code}"


@pytest.mark.parametrize("typed", ["bathhs22", "BATHHS22", " bath hs22 ", "bath-hs22"])
def test_a_typed_code_leads_to_its_form(client, poster, typed):
    assert client.get("/v/", {"code": typed})["Location"] == "/v/bathhs22"


def test_a_code_in_capitals_in_the_address_leads_there_too(client, poster):
    assert client.get("/v/BATHHS22")["Location"] == "/v/bathhs22"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"code": "zzzzzzzz"}, "没有这个码"),
        ({"unit": "没有的厂"}, "没有"),
        ({"code": "", "unit": ""}, "请输入海报上的码"),
    ],
)
def test_what_leads_nowhere_is_said_in_words(client, poster, asked, words):
    answer = client.get("/v/", asked)
    assert answer.status_code == 422 and words in answer.content.decode()


def test_an_unknown_code_leads_on_to_where_one_may_speak(client, poster):
    answer = client.get("/v/zzzzzzzz")
    words = answer.content.decode()
    assert answer.status_code == 404 and "没有这个码" in words and 'name="unit"' in words and "12351" in words


def test_a_worn_poster_leads_to_its_unit(world, client, poster):
    Channel.objects.update(to_on=moments.today() - datetime.timedelta(days=1))
    answer = client.get("/v/bathhs22")
    words = answer.content.decode()
    assert answer.status_code == 410 and "已经停用" in words
    assert f"/v/unit/{world.places.steel.pk}" in words and world.places.park.name in words


def test_words_sent_to_a_poster_that_was_just_taken_down_are_still_taken(world, client, poster, fill):
    Channel.objects.update(to_on=moments.today() - datetime.timedelta(days=1))
    assert client.post("/v/bathhs22", fill()).status_code == 200
    assert Voice.objects.get().via == poster


def test_the_unit_may_be_searched_for_as_one_types(world, client):
    for n in range(70):
        found(kind="unit", name=f"{n}号厂", parent=world.places.park)
    assert 'data-choose="unit"' in client.get("/v/").content.decode()
    assert [row["words"] for row in client.get("/v/", {"pick": "unit", "text": "69"}).json()["found"]] == ["69号厂"]
