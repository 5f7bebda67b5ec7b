"""erase: a person's name and contacts go for good; what they did stays valid under a mark (PIPL art. 47)."""

import pytest

from secondhalf.core.access import allowed, find
from secondhalf.core.events import Event
from secondhalf.core.problems import NotFound, Refused, WrongStage
from secondhalf.people import policy
from secondhalf.people.models import Person
from secondhalf.testing.walk import Walk


@pytest.fixture
def gone(world):
    person = world.linxi.person
    person.email, person.phone = "linxi@example.cn", "13900139000"
    person.save()
    person.leave(by=world.xitong)
    return person


def test_nothing_of_the_name_is_left(world, gone):
    before = Event.objects.count()
    gone.erase(by=world.xitong)
    row = Person.objects.get(pk=gone.pk)
    assert "林溪" not in row.name and (row.email, row.phone) == ("", "") and row.username.startswith("erased-")
    assert not row.has_usable_password() and Event.objects.count() == before + 1


def test_what_they_did_stays_theirs(world):
    matter = Walk(world).to("report")
    handled = matter.parts.get(part="handled", person=world.linxi.person)
    world.linxi.person.leave(by=world.xitong)
    world.linxi.person.erase(by=world.xitong)
    handled.refresh_from_db()
    assert handled.person_id == world.linxi.person.pk and "林溪" not in str(handled.person)
    assert Event.objects.filter(person=world.linxi.person, name="matter.report").exists()


def test_only_the_system_administrator_and_only_after_leaving(world, gone):
    assert {n for n, a in world.people.items() if "erase" in allowed(policy.PERSONS, a, gone)} == {"xitong"}
    with pytest.raises(WrongStage):
        find(policy.PERSONS, world.xitong, "erase", pk=world.jianghe.person.pk)
    with pytest.raises(Refused):
        find(policy.PERSONS, world.anquan, "erase", pk=gone.pk)
    with pytest.raises(NotFound):
        find(policy.PERSONS, world.jianghe, "erase", pk=gone.pk)


def test_once_is_enough(world, gone):
    gone.erase(by=world.xitong)
    with pytest.raises(WrongStage):
        find(policy.PERSONS, world.xitong, "erase", pk=gone.pk)


def test_a_failure_halfway_erases_nothing(world, gone, monkeypatch):
    monkeypatch.setattr("secondhalf.people.steps.Event.objects.create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        gone.erase(by=world.xitong)
    assert Person.objects.get(pk=gone.pk).name == "林溪"


def test_its_page(client, world, gone):
    client.force_login(world.xitong.person)
    assert f"/persons/{gone.pk}/erase/" in client.get(f"/persons/{gone.pk}/").content.decode()
    assert client.get(f"/persons/{gone.pk}/erase/").status_code == 200
    assert client.post(f"/persons/{gone.pk}/erase/", {}).status_code == 302
    page = client.get(f"/persons/{gone.pk}/").content.decode()
    assert "林溪" not in page, page[page.index("林溪") - 200 : page.index("林溪") + 50]
    assert "已删除人员" in page and "erase/" not in page
