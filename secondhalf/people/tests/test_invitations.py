"""One-time links. 邀请与重置链接。"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from secondhalf.core.events import Event
from secondhalf.people import founding, invitations
from secondhalf.people.appointing import THREE
from secondhalf.people.enrolling import register_person
from secondhalf.people.models import Invitation, Person
from secondhalf.people.problems import LinkNotValid

GOOD = {"password1": "three unrelated words", "password2": "three unrelated words"}


@pytest.fixture
def newcomer(world):
    return register_person(by=world.xitong, username="xinren", name="辛仁", realm=world.places.province.pk)


def test_a_link_sets_a_password_once(world, newcomer, client):
    made, path = invitations.invite(newcomer, by=world.xitong)
    assert made.purpose == "invite" and path.split("/")[-2] not in made.digest
    assert "xinren" in client.get(path).text
    assert client.post(path, {**GOOD, "password2": "something else entirely"}).status_code == 200
    assert client.post(path, {"password1": "1234567890", "password2": "1234567890"}).status_code == 200
    assert client.post(path, GOOD).url == reverse("account_login")
    newcomer.refresh_from_db()
    assert newcomer.check_password(GOOD["password1"])
    assert client.get(path).status_code == 404 and client.post(path, GOOD).status_code == 404
    assert Event.objects.filter(name="person.set_password", person=newcomer).count() == 1


def test_a_link_ends_with_time_with_the_next_one_and_with_leaving(world, newcomer, clock):
    token = lambda path: path.split("/")[-2]  # noqa: E731
    first = token(invitations.invite(newcomer, by=world.xitong)[1])
    second = token(invitations.invite(newcomer, by=world.xitong)[1])
    with pytest.raises(LinkNotValid):
        invitations.find(first)
    assert invitations.find(second).person == newcomer
    clock(days=7, minutes=1)
    with pytest.raises(LinkNotValid):
        invitations.take_up(second, password="three unrelated words")
    third = token(invitations.invite(newcomer, by=world.xitong)[1])
    newcomer.leave(by=world.xitong)
    with pytest.raises(LinkNotValid):
        invitations.find(third)
    with pytest.raises(LinkNotValid):
        invitations.find("no-such-token")


def test_the_page_shows_the_link_once_and_a_second_click_makes_no_other(world, newcomer):
    client = Client()
    client.force_login(world.xitong.person)
    address = reverse("person_invite", args=[newcomer.pk])
    page = client.post(address, {"once": "k1"}).text
    path = re.search(r"/invitation/[\w-]+/", page).group()
    assert client.get(path).status_code == 200
    assert client.post(address, {"once": "k1"}).url == newcomer.get_absolute_url()
    assert Invitation.objects.count() == 1 and client.get(path).status_code == 200


def test_nobody_takes_over_an_administrators_account_by_a_link(world):
    world.shenji.person.set_password("three unrelated words")
    world.shenji.person.save()
    client = Client()
    client.force_login(world.xitong.person)
    assert client.post(reverse("person_invite", args=[world.shenji.person.pk])).status_code == 403
    client.force_login(world.baiyang.person)
    assert client.post(reverse("person_invite", args=[world.qinling.person.pk])).status_code == 403
    assert client.post(reverse("person_invite", args=[world.chelu.person.pk])).status_code == 404
    assert not Invitation.objects.exists()


def test_a_real_installation_is_founded_with_three_administrators(db, client):
    links = founding.found_three(union="云岭省总工会")
    assert [person.username for person, _path in links] == list(THREE)
    assert Person.objects.count() == 3
    person, path = links[0]
    client.post(path, GOOD)
    again = founding.new_links()
    assert [person.username for person, _path in again] == list(THREE[1:])
    assert client.get(links[1][1]).status_code == 404 and client.get(again[0][1]).status_code == 200
