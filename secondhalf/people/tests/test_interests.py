"""A declared interest: read by oneself and the security administrator, ended and kept. 回避申报。"""

import pytest

from secondhalf.core import moments
from secondhalf.people import interests
from secondhalf.people.persons import Interest
from secondhalf.testing.again import world_again


@pytest.fixture
def world(db, clock):
    return world_again()


def sent(world, **changed):
    words = {"organisation": world.places.neighbour.pk, "reason": "配偶任职", "from_on": str(moments.today())}
    return {**words, **changed}


def test_it_is_declared_and_stands_on_ones_own_page_only(client, world):
    client.force_login(world.linxi.person)
    assert client.post("/interests/declare/", sent(world)).status_code == 302
    assert "配偶任职" in client.get("/interests/").text
    client.force_login(world.jianghe.person)
    assert "配偶任职" not in client.get("/interests/").text
    client.force_login(world.anquan.person)
    assert "配偶任职" in client.get("/interests/").text


def test_one_of_the_two_is_named(client, world):
    client.force_login(world.linxi.person)
    for wrong in ({"organisation": ""}, {"other": world.jianghe.person.pk}, {"to_on": "2020-01-01"}):
        page = client.post("/interests/declare/", sent(world, **wrong))
        assert page.status_code != 302 and not Interest.objects.exists()


def test_it_is_ended_by_oneself_and_stays(client, world):
    one = interests.declare(by=world.linxi, from_on=moments.today(), reason="曾任职", other=world.jianghe.person)
    address = f"/interests/{one.pk}/end/"
    client.force_login(world.anquan.person)
    assert client.post(address, {"once": "1"}).status_code == 404
    client.force_login(world.linxi.person)
    assert client.post(address, {"once": "1"}).status_code == 302
    assert Interest.objects.get().to_on == moments.today()
    assert client.post(address, {"once": "1"}).status_code == 404
