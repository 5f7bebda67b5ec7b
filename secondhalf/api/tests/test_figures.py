"""Names, rules and figures by API: the counts of the page with their rules, in sight of the same."""

from secondhalf.api.tests import things
from secondhalf.api.tests.test_verbs_by_api import Machine
from secondhalf.matters.models import Matter


def counted(world):
    """Four findings, three of them struck off."""
    inspection = things.inspection(world)
    keys = [things.finding(world, inspection, f"1.1.{n}").matter_id for n in range(1, 5)]
    Matter.objects.filter(pk__in=keys[:3]).update(stage="closed", lead=world.places.welfare)
    return inspection


def test_every_rule_says_what_stands_above_and_below_and_what_is_left_out(world, client):
    inspection = counted(world)
    told = Machine(client, world.baiyang).get("statements").json()
    kinds = {kind["kind"]: kind for kind in told["kinds"]}
    assert [one["id"] for one in kinds["rectification"]["about"]] == [str(inspection.pk)]
    rules = told["rates"] + [rule for kind in told["kinds"] for rule in kind["rules"]]
    assert len(rules) >= 18 and all(rule["numerator"] and rule["denominator"] and rule["title"] for rule in rules)
    completion = kinds["rectification"]["rules"][0]
    assert "基本完成" in completion["numerator"] and "结转" in completion["exclusions"]
    assert not [rule for rule in rules if "%(" in rule["numerator"] + rule["rule"]]


def test_figures_are_those_of_the_page(world, client):
    inspection = counted(world)
    office = Machine(client, world.baiyang)
    told = office.get(f"statements/rectification/{inspection.pk}").json()
    lines = {line["key"]: line for line in told["lines"]}
    done = lines["completion"]
    assert (done["part"], done["whole"], done["rate"], lines["relapse"]["rate"]) == (3, 4, "75 %", "—")
    assert told["groups"][0] == {"label": "生活福利部", "numbers": [3, 0, 0, 0]} and len(told["series"]) == 4
    client.force_login(world.baiyang.person)
    page = client.get(f"/dashboard/statements/rectification/{inspection.pk}").text
    assert all(line["title"] in page for line in told["lines"]) and "75 %" in page and "3/4" in page


def test_figures_out_of_sight_are_not_there(world, client):
    inspection = counted(world)
    stranger = Machine(client, world.chelu)
    assert stranger.get(f"statements/rectification/{inspection.pk}").status_code == 404
    assert all(kind["about"] == [] for kind in stranger.get("statements").json()["kinds"])
    assert Machine(client, world.xitong).get("statements").status_code == 403
    assert Machine(client, world.baiyang).get(f"statements/practical/{inspection.pk}").status_code == 404
