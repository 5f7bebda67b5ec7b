"""The table of rights says what the door does. 权限一览。"""

from django.test import Client
from django.urls import reverse

from secondhalf.people import policy, rights
from secondhalf.people.posts import HANDLING, Role


def test_the_roles_told_are_the_roles_asked_for():
    told = {verb: set(rights.roles_asked_by(rule)) for verb, rule in policy.RULES.items()}
    assert told["found"] == {Role.SYSADMIN, Role.UNION_OFFICE} and told["move"] == {Role.SYSADMIN, Role.UNION_OFFICE}
    assert rights.roles_asked_by(policy.POST_RULES["grant"]) == [Role.SECADMIN]


def test_one_looks_up_what_a_person_may_do(world):
    client = Client()
    client.force_login(world.anquan.person)
    page = client.get(reverse("rights"), {"q": "方正"}).text
    assert "方正" in page and "总经理" in page and "林溪" not in page
    page = client.get(reverse("rights"), {"q": "没有此人"}).text
    assert "没有这样的人员或职务" in page


def test_what_an_office_gives_alone_never_closes_out():
    assert HANDLING.isdisjoint({Role.VERIFIER, Role.APPROVER, Role.UNION_OFFICE, *policy.THREE})


def test_the_auditor_reads_what_was_done_and_others_do_not(world):
    world.linxi.post.grant(by=world.anquan, roles=["handler", "verifier"])
    client = Client()
    client.force_login(world.shenji.person)
    page = client.get(reverse("doings")).text
    assert "授予角色" in page and "林溪" in page and "安荃" in page
    client.force_login(world.anquan.person)
    assert client.get(reverse("doings")).status_code == 404
