"""What groups get, byte by byte, from robots of all three kinds; and what they never get."""

import base64
import datetime
import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from secondhalf.core import moments
from secondhalf.matters.recusal import Accused
from secondhalf.notices import sending, telling
from secondhalf.notices.models import GroupMessage, Notice
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice

SAID = "【后半篇】1条通知\n待签收：SQ20261104-0001 https://union.example/matters/SQ20261104-0001"
FEISHU_YES = (200, {"code": 0, "msg": "success", "data": {}}, {})
FEISHU_OLD_YES = (200, {"Extra": None, "StatusCode": 0, "StatusMessage": "success"}, {})


@pytest.fixture(autouse=True)
def _origin(settings):
    settings.ORIGINS = [urlsplit("https://union.example")]


@pytest.fixture
def dispatched(world, told):
    matter = Walk(world).to("dispatch")
    told()
    return matter


def test_wecom_gets_plain_text(robot, hook, world, told):
    robot("welfare")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    [call] = hook.calls
    assert call.path == "/robot?access_token=SOMETHING"
    assert call.headers["Content-Type"] == "application/json; charset=utf-8"
    assert call.body == json.dumps({"msgtype": "text", "text": {"content": SAID}}, ensure_ascii=False).encode()
    assert GroupMessage.objects.get().state == "sent"


def test_dingtalk_gets_a_signature_in_the_address(robot, hook, world, told):
    robot("welfare", kind="dingtalk", secret="SEC123")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    [call] = hook.calls
    asked = {name: value[0] for name, value in parse_qs(urlsplit(call.path).query).items()}
    assert asked["access_token"] == "SOMETHING"
    assert asked["timestamp"] == str(int(moments.now().timestamp() * 1000))
    signed = hmac.new(b"SEC123", f"{asked['timestamp']}\nSEC123".encode(), hashlib.sha256).digest()
    assert asked["sign"] == base64.b64encode(signed).decode()
    assert json.loads(call.body) == {"msgtype": "text", "text": {"content": SAID}}


@pytest.mark.parametrize("answer", [FEISHU_YES, FEISHU_OLD_YES])
def test_feishu_gets_a_signature_in_the_body(robot, hook, world, told, answer):
    hook.answers = [answer]
    robot("welfare", kind="feishu", secret="s3cret")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    [call] = hook.calls
    body = json.loads(call.body)
    assert body["timestamp"] == str(int(moments.now().timestamp()))
    signed = hmac.new(f"{body['timestamp']}\ns3cret".encode(), b"", hashlib.sha256).digest()
    assert body["sign"] == base64.b64encode(signed).decode()
    assert (body["msg_type"], body["content"]) == ("text", {"text": SAID})
    assert GroupMessage.objects.get().state == "sent"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {"errcode": 310000, "errmsg": "sign not match"}, {}), "310000: sign not match"),
        ((200, {"code": 19021, "msg": "sign match fail"}, {}), "19021: sign match fail"),
        ((200, {"StatusCode": 1, "StatusMessage": "no"}, {}), "1: no"),
        ((200, {"errcode": False}, {}), "False: "),
        ((200, b"<html>hello</html>", {}), "no answer of a robot"),
        ((200, [], {}), "no answer of a robot"),
        ((429, {"errcode": 0}, {}), "HTTP 429"),
        ((302, {"errcode": 0}, {"Location": "/elsewhere"}), "HTTP 302"),
    ],
)
def test_an_answer_that_is_no_yes_is_a_failure_and_no_redirect_is_followed(robot, hook, answer, why, world, told):
    hook.answers = [answer]
    robot("welfare")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    row = GroupMessage.objects.get()
    assert (row.state, row.tries, row.error) == ("waiting", 1, why)
    assert len(hook.calls) == 1


def test_a_group_that_does_not_answer_is_tried_five_times_then_shown(robot, world, told, as_, hook):
    robot("welfare", name="福利群", address="http://127.0.0.1:9/robot?key=HIDDENKEY")
    Walk(world).to("dispatch")
    told()
    waits = []
    for _try in range(5):
        sending.deliver_due()
        row = GroupMessage.objects.get()
        waits.append(row.due_at - moments.now())
        moments.set_clock(row.due_at)
    assert waits[:4] == [datetime.timedelta(minutes=minutes) for minutes in (2, 8, 32, 128)]
    assert (row.state, row.error) == ("stuck", "ConnectionRefusedError")
    assert Notice.objects.filter(name="sign_for").count() == 4, "in the app it stands all the same"
    page = as_("xitong").get("/system/stuck").text
    assert "福利群" in page and "ConnectionRefusedError" in page and "HIDDENKEY" not in page
    row.robot.change(by=world.baiyang, address=hook.address())
    as_("xitong").post("/system/stuck/retry")
    sending.deliver_due()
    assert GroupMessage.objects.get().state == "sent"


def test_a_robot_speaks_once_of_a_fact_however_often_it_is_told(robot, hook, world, told):
    from secondhalf.core.events import Event

    robot("welfare")
    robot("works")
    robot("personnel")
    Walk(world).to("dispatch")
    told()
    telling.tell(Event.objects.get(name="matter.dispatch"))
    sending.deliver_due()
    sending.deliver_due()
    assert len(hook.calls) == 2, "the department's and the union's; the other department has nothing to do with it"


def test_many_facts_are_one_message_and_twenty_messages_are_a_minute(robot, hook, world, told):
    mine = robot("welfare")
    matter = Walk(world).to("dispatch")
    told()
    GroupMessage.objects.all().delete()
    GroupMessage.objects.bulk_create(
        GroupMessage(robot=mine, fact=f"test:{n}", name="urged", matter=matter) for n in range(230)
    )
    for _again in range(3):
        sending.deliver_due()
    assert len(hook.calls) == 20
    assert json.loads(hook.calls[0].body)["text"]["content"].count("\n") == 10
    assert all(len(json.loads(call.body)["text"]["content"].encode()) <= 2048 for call in hook.calls)
    assert GroupMessage.objects.filter(state="waiting", tries=0).count() == 30
    moments.set_clock(moments.now() + datetime.timedelta(seconds=61))
    sending.deliver_due()
    assert len(hook.calls) == 23
    assert not GroupMessage.objects.exclude(state="sent").exists()


def test_a_robot_tells_only_what_it_is_asked_to(robot, hook, world, told):
    robot("welfare", facts=["urged"])
    matter = Walk(world).to("dispatch")
    matter.urge(by=world.gaoyuan, text="今天须签收，张三已等三天。")
    told()
    sending.deliver_due()
    [call] = hook.calls
    text = json.loads(call.body)["text"]["content"]
    assert "催办" in text and "签收" not in text and "张三" not in text


@pytest.mark.parametrize("confidentiality", ["accusation", "named"])
def test_of_what_accuses_no_group_hears(robot, hook, world, told, confidentiality):
    robot("welfare")
    robot("works")
    Walk(world, confidentiality=confidentiality).to("dispatch")
    told()
    assert not GroupMessage.objects.exists()


def test_whom_a_matter_accuses_later_silences_what_still_waits(robot, hook, dispatched, world, told):
    mine = robot("welfare")
    GroupMessage.objects.create(robot=mine, fact="test", name="urged", matter=dispatched)
    Accused.objects.create(realm=dispatched.realm, matter=dispatched, person=world.jianghe.person)
    sending.deliver_due()
    assert not hook.calls and not GroupMessage.objects.exists()


def test_of_voices_no_group_hears(robot, hook, world, told):
    robot("works")
    voice = Voice.lodge(by=world.ningyuan, words="浴室水凉。", unit=world.places.steel)
    told()
    voice.ask(by=world.baiyang, text="哪个浴室？")
    told()
    sending.deliver_due()
    assert not hook.calls


def test_a_department_that_lost_sight_of_a_matter_hears_no_more(robot, hook, world, told):
    robot("welfare")
    matter = Walk(world).to("dispatch")
    told()
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="非本部门职责。")
    matter.redirect(by=world.baiyang, explanation="改派。")
    sending.deliver_due()
    assert not hook.calls
