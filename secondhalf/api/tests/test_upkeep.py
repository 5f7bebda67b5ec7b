"""A check of the upkeep by API: its lines of measurements as a machine sends them, its photo by the file's key."""

from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.api.tests.test_walks import sent_file
from secondhalf.core import moments
from secondhalf.practical import daily
from secondhalf.practical.tests.conftest import Story


def test_a_check_is_asked_for_with_its_points_and_passed(world, client, clock):
    item = Story(world).regular(clock, amount=1)
    clock(days=40)
    daily.plan_checks(moments.today())
    verifier = Machine(client, world.yunzhou)
    asks = verifier.get(f"items/{item.pk}/asks/pass_check")
    assert asks.status_code == 200, asks.json()
    answers = {one["name"]: one for one in asks.json()["answers"]}
    check = answers["check"]["choices"][0]
    point = {"name": "出水温度", "standard": "不低于40℃", "measured": "42", "unit": "℃", "passed": True}
    point["photos"] = [sent_file(client, world, "yunzhou")]
    body = {
        "check": check["key"],
        "points": [point],
        "place": "第四服务区浴室",
        "visited_on": moments.today().isoformat(),
    }
    failed = verifier.post(f"items/{item.pk}/pass_check", body | {"points": [point | {"passed": False}]})
    assert failed.status_code in (409, 422), failed.json()
    passed = verifier.post(f"items/{item.pk}/pass_check", body)
    assert passed.status_code == 200, passed.json()
    visit = item.checks.get(pk=check["key"]).visit
    assert visit.passed and visit.checker == world.yunzhou.person
    assert verifier.post(f"items/{item.pk}/pass_check", body).status_code in (409, 422)
