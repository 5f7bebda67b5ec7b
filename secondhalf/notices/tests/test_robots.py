"""Robots: who keeps them, which addresses they may have, and that these are secrets."""

import datetime

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.notices import sealing, sending
from secondhalf.notices.addresses import AddressNotAllowed, allowed
from secondhalf.notices.models import GroupMessage, Letter, Robot
from secondhalf.testing.walk import Walk

ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef"
OFFICES = {"baiyang", "wenxin", "haiyan", "luyuan", "fanfan"}


@pytest.fixture
def given(world):
    return {
        "name": "江钢督办群", "organisation": world.places.works.pk, "kind": "dingtalk", "address": ADDRESS,
        "secret": "SEC-of-the-group", "facts": ["sign_for", "urged"],
    }  # fmt: skip


@pytest.mark.parametrize("address", ["/system/robots", "/system/robots/add"])
def test_offices_and_the_system_administrator_keep_robots(world, as_, address):
    inside = {name for name in world.people if as_(name).get(address).status_code == 200}
    assert inside == OFFICES | {"xitong"}


def rows(table):
    """Everything that stands in a table, as bytes."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        values = [value for row in cursor.fetchall() for value in row]
    return b" ".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in values)


def test_an_office_adds_one_and_neither_address_nor_secret_is_in_the_database(world, as_, given):
    assert as_("baiyang").post("/system/robots/add", given).status_code == 302
    robot = Robot.objects.get()
    assert (robot.name, robot.facts, robot.realm) == ("江钢督办群", ["sign_for", "urged"], world.places.province.pk)
    kept = rows("notices_robot") + rows("core_event")
    for secret in ("0123456789abcdef", "SEC-of-the-group"):
        assert secret.encode() not in kept
        assert secret not in as_("baiyang").get("/system/robots").text
        assert secret not in as_("baiyang").get(f"/system/robots/{robot.pk}").text
    assert "oapi.dingtalk.com …cdef" in as_("baiyang").get("/system/robots").text
    assert Event.objects.filter(name="robot.add", subject=robot.pk, person=world.baiyang.person).exists()


def test_the_same_form_sent_twice_adds_one(world, as_, given):
    client = as_("baiyang")
    for _again in range(2):
        assert client.post("/system/robots/add", {**given, "once": "key"}).status_code == 302
    assert Robot.objects.count() == 1


def test_an_office_keeps_robots_of_its_own_union_only(world, as_, given):
    for name, status in (("wenxin", 200), ("fanfan", 200), ("xitong", 302)):
        assert as_(name).post("/system/robots/add", given).status_code == status, name
    robot = Robot.objects.get()
    for name in ("wenxin", "fanfan", "luyuan"):
        for part in ("", "/try", "/remove"):
            assert as_(name).post(f"/system/robots/{robot.pk}{part}", given).status_code == 404
    given["organisation"] = world.places.welfare.pk
    assert as_("baiyang").post("/system/robots/add", given).status_code == 302, "a department's group"


def test_what_is_left_empty_stays(world, as_, given):
    as_("baiyang").post("/system/robots/add", given)
    robot = Robot.objects.get()
    change = {**given, "name": "新群", "address": "", "secret": "", "facts": ["urged"], "is_on": ""}
    assert as_("baiyang").post(f"/system/robots/{robot.pk}", change).status_code == 302
    robot.refresh_from_db()
    assert (robot.name, robot.facts, robot.is_on) == ("新群", ["urged"], False)
    assert sealing.unseal(robot.sealed_address, robot.pk) == ADDRESS
    assert sealing.unseal(robot.sealed_secret, robot.pk) == "SEC-of-the-group"


def test_a_silent_robot_says_nothing(robot, hook, world, told):
    mine = robot("welfare")
    Walk(world).to("dispatch")
    told()
    Robot.objects.filter(pk=mine.pk).update(is_on=False)
    sending.deliver_due()
    assert not hook.calls and not GroupMessage.objects.exists()


def test_a_trial_is_said_at_once_and_its_failure_is_told(robot, hook, as_):
    mine = robot("works")
    assert as_("baiyang").post(f"/system/robots/{mine.pk}/try").status_code == 302
    assert "【后半篇】这是一条测试消息。" in hook.calls[0].body.decode()
    hook.answers = [(200, {"errcode": 300001, "errmsg": "token is not exist"}, {})]
    answer = as_("baiyang").post(f"/system/robots/{mine.pk}/try")
    assert answer.status_code == 502 and "300001: token is not exist" in answer.text
    assert Event.objects.filter(name="robot.try_out").count() == 2


def test_trials_too_are_twenty_a_minute(robot, hook, world):
    mine = robot("works")
    said = [mine.try_out(by=world.baiyang, text="试") for _again in range(21)]
    assert said[:20] == [""] * 20 and said[20] and len(hook.calls) == 20
    moments.set_clock(moments.now() + datetime.timedelta(seconds=61))
    assert mine.try_out(by=world.baiyang, text="试") == ""


def test_a_removed_robot_leaves_no_secret(robot, as_, world, told):
    mine = robot("welfare")
    Walk(world).to("dispatch")
    told()
    as_("baiyang").post(f"/system/robots/{mine.pk}/remove")
    assert not Robot.objects.exists() and not GroupMessage.objects.exists()
    assert Event.objects.filter(name="robot.remove", subject=mine.pk).exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://oapi.dingtalk.com/robot/send?access_token=x",
        "https://example.org/robot",
        "https://oapi.dingtalk.com.example.org/",
        "https://oapi.dingtalk.com@127.0.0.1/",
        "https://a:b@oapi.dingtalk.com/",
        "https://oapi.dingtalk.com:8443/robot",
        "https://127.0.0.1/", "https://[::1]/", "http://127.0.0.1:8000/", "http://localhost/",
        "https://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd", "gopher://oapi.dingtalk.com/", "//oapi.dingtalk.com/", "oapi.dingtalk.com", "",
        "https://oapi.dingtalk.com/robot#x", "https://oapi.dingtalk.com/a b", "https://oapi.dingtalk.com/\r\nX: y",
        "https://oapi.dingtalk.com/群", "https://[oapi", "https://oapi.dingtalk.com:99999/",
    ],
)  # fmt: skip
def test_a_robot_is_called_at_allowed_hosts_only(address):
    with pytest.raises(AddressNotAllowed):
        allowed(address)


def test_the_hosts_are_a_setting(settings):
    settings.ROBOT_HOSTS = ["relay.union.example"]
    assert allowed("https://relay.union.example/feishu").hostname == "relay.union.example"
    with pytest.raises(AddressNotAllowed):
        allowed(ADDRESS)


def test_a_host_that_is_no_longer_allowed_is_not_called(robot, hook, world, told, settings):
    robot("welfare")
    Walk(world).to("dispatch")
    told()
    settings.ROBOTS_ON_LOOPBACK = False
    sending.deliver_due()
    assert not hook.calls
    assert GroupMessage.objects.get().error == "address_not_allowed"


def test_the_form_says_which_hosts_are_allowed(as_, given, world):
    answer = as_("baiyang").post("/system/robots/add", {**given, "address": "https://example.org/robot"})
    assert answer.status_code == 200 and "qyapi.weixin.qq.com" in answer.text
    assert not Robot.objects.exists()


def test_a_sealed_text_opens_for_its_own_robot_only():
    one, other = moments.uuid7(), moments.uuid7()
    sealed = sealing.seal(ADDRESS, one)
    assert sealing.unseal(sealed, one) == ADDRESS
    assert sealed != sealing.seal(ADDRESS, one)
    with pytest.raises(InvalidTag):
        sealing.unseal(sealed, other)


def test_the_clock_starts_a_job_only_when_something_is_due(world, told, with_address):
    from django_tasks_db.models import DBTaskResult

    jobs = DBTaskResult.objects.filter(task_path="secondhalf.notices.sending.deliver")
    sending.wake()
    assert not jobs.exists()
    with_address("linxi", todo="at_once")
    Walk(world).to("dispatch")
    told()
    assert Letter.objects.count() == 1
    sending.wake()
    assert jobs.count() == 1
