"""Ledgers by API: what the page shows, the same columns, filters and order; nothing that it does not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.api.tests import things
from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.ledgers import layout, ledger
from secondhalf.testing.walk import Walk


@pytest.fixture
def office(world, client):
    return Machine(client, world.baiyang)


def test_the_ledgers_are_those_that_the_page_lists(office, world, client):
    told = office.get("ledgers").json()
    assert [one["key"] for one in told] == [one.key for one in ledger.offered(world.baiyang)]
    client.force_login(world.baiyang.person)
    page = client.get("/ledgers/").text
    assert all(one["title"] in page and f"/ledgers/{one['key']}/" in page for one in told)


@pytest.mark.parametrize("key", ["rectification", "practical", "problems"])
def test_rows_have_the_columns_of_the_page_and_its_words(office, world, client, key):
    inspection = things.inspection(world)
    things.finding(world, inspection)
    things.Story(world).listed()
    answer = office.get(f"ledgers/{key}/rows").json()
    assert answer["count"] == len(answer["items"]) > 0 and answer["next"] is None
    heads = [column["key"] for column in office.get(f"ledgers/{key}").json()["columns"]]
    assert heads == [column["key"] for column in answer["columns"]] == list(answer["items"][0]["cells"])
    client.force_login(world.baiyang.person)
    page = client.get(f"/ledgers/{key}/").text
    for row in answer["items"]:
        words = [value for value in row["cells"].values() if isinstance(value, str) and value[:4] != "2026"]
        assert words and not [value for value in words if value.split("\n")[0][:40] not in page and value[:2] != "20"]


def test_a_column_that_the_office_hides_is_not_told(office, world):
    things.finding(world)
    found = ledger.named("rectification", world.baiyang)
    said = [{"key": one.key, "title": "", "shown": one.key not in ("cause", "persons")} for one in found.columns]
    layout.save(found, world.baiyang, said, ("", "", ""))
    answer = office.get("ledgers/rectification/rows").json()
    shown = {column["key"] for column in answer["columns"]}
    assert not shown & {"cause", "persons"} and "goal" in shown
    assert set(answer["items"][0]["cells"]) == shown


def test_rows_are_narrowed_sorted_and_paged_as_on_the_page(office, world):
    inspection = things.inspection(world)
    for n in range(1, 6):
        things.finding(world, inspection, f"1.1.{n}")
    rows = lambda **asked: office.get("ledgers/rectification/rows", **asked).json()  # noqa: E731
    first = rows(limit=2)
    rest = rows(limit=10, after=first["next"])
    assert [row["cells"]["ordinal"] for row in first["items"] + rest["items"]] == [1, 2, 3, 4, 5]
    assert [row["cells"]["no"] for row in rest["items"]] == ["XC2026-1.1.3", "XC2026-1.1.4", "XC2026-1.1.5"]
    assert rows(q="没有这样的字")["count"] == 0 and rows(inspection=str(inspection.pk))["count"] == 5
    assert rows(**{"class": "sustained"})["count"] == 0 and rows(sort="-due")["count"] == 5


@pytest.mark.parametrize("asked", [{"klass": "x"}, {"class": "none"}, {"sort": "words"}, {"limit": 5000}])
def test_what_is_unknown_is_refused_and_not_left_out(office, asked):
    answer = office.get("ledgers/rectification/rows", **asked)
    assert answer.status_code == 422 and set(answer.json()["fields"]) & {*asked, "asked.limit"}


def test_nobody_reads_rows_out_of_sight(world, client):
    things.finding(world)
    stranger = Machine(client, world.chelu)
    assert stranger.get("ledgers/rectification/rows").json()["items"] == []
    assert stranger.get("ledgers/none/rows").status_code == 404
    assert Machine(client, world.xitong).get("ledgers").status_code == 403


def test_more_rows_ask_no_more_questions(office, world):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert office.get("ledgers/problems/rows").status_code == 200
        return len(asked)

    Walk(world).to("dispatch")
    questions()
    one = questions()
    for _n in range(4):
        Walk(world).to("dispatch")
    assert questions() == one
