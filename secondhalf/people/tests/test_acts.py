"""The pages' forms: what they do, and whom they refuse. 表单办理。"""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from secondhalf.core import moments
from secondhalf.people.models import Organisation, Person, Post

CODE = "81510403MC12345679"


@pytest.fixture
def at(world):
    """at("xitong", "organisation_change", key, name=...) posts a form as somebody and returns the answer."""

    def post(who, name, /, *args, **answers):
        client = Client()
        client.force_login(getattr(world, who).person)
        return client.post(reverse(name, args=args), answers)

    return post


def test_the_system_administrator_adds_a_union_and_its_code_is_checked(world, at):
    about = {"name": "第四服务区分工会", "union_kind": "branch", "sort_order": 0}
    place = world.places.works.pk
    assert at("xitong", "organisation_found", place, "union", **about, uscc="91440300708461136T").status_code == 200
    assert at("xitong", "organisation_found", place, "union", **about, uscc=CODE).status_code == 200  # its neighbour's
    assert at("baiyang", "organisation_found", place, "union", **about).status_code == 403
    assert not Organisation.objects.filter(name="第四服务区分工会").exists()

    answer = at("xitong", "organisation_found", place, "union", **about, once="k")
    branch = Organisation.objects.get(name="第四服务区分工会")
    assert answer.url == branch.get_absolute_url() and branch.union.superior == world.places.works.union
    assert (
        at("xitong", "organisation_found", place, "union", **{**about, "name": "另一个"}, once="k").status_code == 302
    )
    assert Organisation.objects.filter(name="另一个").count() == 0


def test_an_office_keeps_the_departments_of_its_own_union_only(world, at):
    about = {"name": "后勤部", "sort_order": 3}
    assert at("baiyang", "organisation_found", world.places.steel.pk, "department", **about).status_code == 302
    assert Organisation.objects.get(name="后勤部").parent == world.places.steel
    assert at("fanfan", "organisation_found", world.places.steel.pk, "department", **about).status_code == 404
    assert at("wenxin", "organisation_found", world.places.steel.pk, "department", **about).status_code == 403
    assert at("linxi", "organisation_found", world.places.steel.pk, "department", **about).status_code == 404


def test_an_organisation_is_changed_moved_and_ended(world, at):
    welfare, logistics = world.places.welfare, world.places.logistics
    about = {"name": "生活福利与后勤部", "sort_order": 1, "liaison": "林溪"}
    assert at("baiyang", "organisation_change", welfare.pk, **about).status_code == 302
    welfare.refresh_from_db()
    assert welfare.name == "生活福利与后勤部" and welfare.department.liaison == "林溪"

    assert at("baiyang", "organisation_move", welfare.pk, to=logistics.name).status_code == 200
    assert at("xitong", "organisation_move", welfare.pk, to=logistics.name).status_code == 302
    welfare.refresh_from_db()
    assert welfare.parent == logistics
    assert at("xitong", "organisation_end", welfare.pk, on=moments.today()).status_code == 409


def test_the_three_share_an_appointment(world, at):
    """The system administrator appoints and asks, the security administrator grants; neither does both."""
    place = world.places.works.pk
    about = {"account": "xinren", "name": "辛仁", "title": "督查专员", "roles": ["verifier"], "sort_order": 0}
    about["from_on"] = moments.today()
    assert at("anquan", "organisation_appoint", place, **about).status_code == 403
    assert at("xitong", "organisation_appoint", place, **about, once="a").status_code == 302
    assert at("xitong", "organisation_appoint", place, **about, once="a").status_code == 302
    post = Post.objects.get(person__username="xinren")
    assert (post.roles, post.asked) == ([], ["verifier"])
    assert at("xitong", "post_grant", post.pk, roles=["verifier"]).status_code == 403
    assert at("anquan", "post_grant", post.pk, roles=["verifier"]).status_code == 302
    post.refresh_from_db()
    assert (post.roles, post.asked) == (["verifier"], [])
    assert at("anquan", "post_grant", world.anquan.post.pk, roles=["secadmin"]).status_code == 403


def test_an_office_appoints_handlers_at_once_and_asks_for_the_rest(world, at):
    about = {"account": "xinren", "name": "辛仁", "title": "干事", "sort_order": 0, "from_on": moments.today()}
    place = world.places.welfare.pk
    assert at("baiyang", "organisation_appoint", place, **about, roles=["handler", "approver"]).status_code == 302
    post = Post.objects.get(person__username="xinren")
    assert (post.roles, post.asked) == (["handler"], ["approver"])
    assert at("baiyang", "post_change", post.pk, title="主任", sort_order=0).status_code == 403
    assert at("baiyang", "organisation_appoint", place, **{**about, "account": "nobody", "name": ""}).status_code == 200
    assert not Person.objects.filter(username="nobody").exists()


def test_one_acts_in_another_post_of_ones_own(world, at):
    second = world.linxi.person.posts.create(
        organisation=world.places.equipment, realm=world.places.equipment.realm, title="兼职", roles=["handler"]
    )
    assert at("linxi", "act_as", post=second.pk, next=reverse("hand_over")).url == reverse("hand_over")
    world.linxi.person.refresh_from_db()
    assert world.linxi.person.acting_post == second
    assert at("linxi", "act_as", post=world.qinling.post.pk).status_code == 404
    assert at("linxi", "act_as", post=second.pk, next="https://evil.example/").url.startswith("/")


def test_an_administrators_post_is_not_handed_over_by_its_holder(world, at):
    answer = at("shenji", "hand_over", account="xinren", name="辛仁", on=moments.today() + datetime.timedelta(days=1))
    assert answer.status_code == 403 and not Person.objects.filter(username="xinren").exists()


def test_a_person_is_registered_and_changed(world, at):
    about = {"name": "辛仁", "username": "Xin.Ren", "email": "x@union.example"}
    assert at("baiyang", "person_register", **about).status_code == 302
    person = Person.objects.get(username="xin.ren")
    assert at("baiyang", "person_register", **about).status_code == 200
    assert at("baiyang", "person_register", **{**about, "username": "with blank"}).status_code == 200
    assert at("anquan", "person_register", **about).status_code == 403
    assert at("baiyang", "person_change", person.pk, name="辛仁（借调）").status_code == 302
    person.refresh_from_db()
    assert person.name == "辛仁（借调）" and not person.has_usable_password()
    assert at("anquan", "person_change", person.pk, name="x").status_code == 403
