"""What a meeting is bound to: a ledger with its filter, a list of matters, never what is shut or accuses."""

import pytest

from secondhalf.ledgers import ledger as ledgers
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.meetings import binding
from secondhalf.testing.walk import Walk


@pytest.fixture
def matters(world):
    found = {
        "under way": Walk(world).to("report"),
        "closed": Walk(world, route="short").to("close"),
        "accusing": Walk(world, confidentiality="accusation").to("dispatch"),
    }
    return found | {"later": Walk(world, title="班车线路调整").to("dispatch")}


def keys(matters):
    return {matter.pk for matter in matters}


def test_of_a_list_what_is_open_and_accuses_nobody(world, matters):
    found = binding.matters_of(world.baiyang, "list:open")
    assert keys(found) == keys([matters["under way"], matters["later"]])
    assert keys(binding.matters_of(world.baiyang, "list:asked", "stage=dispatched")) == keys([matters["later"]])


def test_every_ledger_may_be_the_matter_of_a_meeting_with_its_filter(world, matters):
    for ledger in ledgers.offered(world.baiyang):
        found = binding.matters_of(world.baiyang, f"ledger:{ledger.key}")
        assert keys(found) <= keys([matters["under way"], matters["later"]]), ledger.key
    problems = ledgers.offered(world.baiyang)[0].key
    assert keys(binding.matters_of(world.baiyang, f"ledger:{problems}", "q=班车线路调整")) == keys([matters["later"]])


def test_numbers_are_read_whatever_stands_between_them_and_strangers_are_named(world, matters):
    nos = [matters[name].no for name in ("later", "under way")]
    found, unknown = binding.numbered(world.baiyang, f"{nos[0]}，{nos[1].lower()}\nSQ20200101-0001；{nos[0]}-R1")
    assert ([matter.no for matter in found], unknown) == (nos, ["SQ20200101-0001"])


def test_a_ledger_offers_its_rows_to_whoever_convenes(world, client, matters):
    key = ledgers.offered(world.baiyang)[0].key
    Visitor(client, world.baiyang)
    page = client.get(f"/ledgers/{key}/?q=班车").text
    assert f"/meetings/plan?source=ledger%3A{key}&amp;asked=q%3D" in page
    Visitor(client, world.jianghe)
    assert "/meetings/plan" not in client.get(f"/ledgers/{key}/").text
