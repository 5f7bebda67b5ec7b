"""Every page opens for those who may and for nobody else. 页面。"""

import pytest
from django.test import Client
from django.urls import reverse

from secondhalf.people.appointing import appoint
from secondhalf.people.enrolling import register_person
from secondhalf.testing.world import World


def client_of(actor):
    client = Client()
    client.force_login(actor.person)
    return client


def addresses(world):
    works, post = world.places.works, world.linxi.post
    kept = ["xitong", "anquan", "shenji", "baiyang"]
    return [
        ("organisations", [], kept),
        ("organisation", [works.pk], kept),
        ("organisation_found", [works.pk, "department"], ["xitong", "baiyang"]),
        ("organisation_found", [works.pk, "union"], ["xitong"]),
        ("organisation_change", [works.pk], ["xitong"]),
        ("organisation_change", [world.places.welfare.pk], ["xitong", "baiyang"]),
        ("organisation_move", [world.places.welfare.pk], ["xitong", "baiyang"]),
        ("organisation_end", [world.places.welfare.pk], ["xitong", "baiyang"]),
        ("organisation_appoint", [works.pk], ["xitong", "baiyang"]),
        ("import_organisations", [], ["xitong", "baiyang"]),
        ("organisations_template", [], ["xitong", "baiyang"]),
        ("post_change", [post.pk], ["xitong", "baiyang"]),
        ("post_end", [post.pk], ["xitong", "baiyang"]),
        ("post_grant", [post.pk], ["anquan"]),
        ("post_hand_over", [post.pk], ["xitong", "baiyang", "linxi"]),
        ("hand_over", [], ["baiyang", "linxi", "qinling", "fanfan"]),
        ("roles_asked", [], ["anquan"]),
        *of_persons(world),
    ]


def of_persons(world):
    kept, person = ["xitong", "anquan", "shenji", "baiyang"], world.linxi.person
    return [
        ("persons", [], kept),
        ("person_register", [], ["xitong", "baiyang", "fanfan"]),
        ("person", [person.pk], [*kept, "linxi"]),
        ("person_change", [person.pk], ["xitong", "baiyang"]),
        ("person_invite", [person.pk], ["xitong", "baiyang"]),
        ("person_leave", [person.pk], ["xitong", "baiyang"]),
        ("accounts_locked", [], ["anquan"]),
        ("rights", [], kept),
        ("interests", [], EVERYBODY),
        ("interest_declare", [], EVERYBODY),
        ("sign_ins", [], ["shenji"]),
        ("doings", [], ["shenji"]),
        ("account_change_password", [], [*kept, "linxi", "qinling", "fanfan"]),
        ("usersessions_list", [], [*kept, "linxi", "qinling", "fanfan"]),
    ]


EVERYBODY = ["xitong", "anquan", "shenji", "baiyang", "linxi", "qinling", "fanfan"]
ALSO_FANFAN = {"organisations", "import_organisations", "organisations_template", "persons", "rights"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_page_opens_for_those_who_may_and_for_nobody_else(db, clock, language):
    world = World.build("zh" if language == "zh-hans" else "en", password="a long secret")
    clients = {name: client_of(getattr(world, name)) for name in EVERYBODY}
    for name, args, allowed in addresses(world):
        allowed = [*allowed, "fanfan"] if name in ALSO_FANFAN else allowed
        for who, client in clients.items():
            client.cookies["language"] = language
            status = client.get(reverse(name, args=args)).status_code
            assert (status == 200) == (who in allowed), (name, args, who, status)
            assert status in (200, 403, 404), (name, args, who, status)


def test_a_visitor_is_asked_to_sign_in(world, client):
    for name, args, _allowed in addresses(world):
        assert client.get(reverse(name, args=args)).status_code in (302, 401), name
    for name in ("account_login", "account_reset_password", "account_reset_password_done", "use_invitation"):
        assert client.get(reverse(name)).status_code == 200
    assert client.get("/accounts/signup/").status_code == 404


def test_pages_ask_the_database_no_more_for_more_rows(world, django_assert_max_num_queries):
    client, works = client_of(world.xitong), world.places.works
    for name, page in [("organisation", [works.pk]), ("persons", []), ("rights", [])]:
        address = reverse(name, args=page)
        client.get(address)
        before = count(client, address)
        for number in range(8):
            someone = register_person(by=world.xitong, username=f"{name}{number}", name="新人", realm=works.realm)
            appoint(by=world.xitong, person=someone, organisation=works, title="干事", roles=["handler"])
        assert count(client, address) <= before, name


def count(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
