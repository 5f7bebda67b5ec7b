"""An object named late: barred from now on; who had already seen it is kept for the intake post. 补列被反映对象。"""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.problems import StillMissing
from secondhalf.core.sequencer import settle
from secondhalf.matters import policy
from secondhalf.matters.forms import form_for
from secondhalf.matters.models import Matter
from secondhalf.matters.needs import NobodyThere
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.matters.workbench import Waiting
from secondhalf.testing.walk import Walk


@pytest.fixture
def matter(world):
    return Walk(world).to("determine")


def sees(actor, matter):
    return policy.visible_to(actor).filter(pk=matter.pk).exists()


def named(world, matter, **about):
    matter.name_object(by=world.baiyang, reason="后来才知道说的是谁。", **about)
    return {w.person: w for w in matter.namings.get().witnesses.all()}


def test_whoever_is_named_no_longer_sees_it_and_had_acted_in_it(world, matter):
    assert sees(world.jianghe, matter)
    witnesses = named(world, matter, person=world.jianghe.person)
    assert not sees(world.jianghe, matter) and sees(world.baiyang, matter)
    mine = witnesses[world.jianghe.person]
    assert (mine.how, mine.is_barred) == ("acted", True)
    assert (witnesses[world.baiyang.person].how, witnesses[world.baiyang.person].is_barred) == ("acted", False)


def test_those_barred_through_a_leader_and_only_in_sight_are_recorded_too(world, matter):
    witnesses = named(world, matter, organisations=[world.places.equipment])
    mine = witnesses[world.xiahe.person]
    assert (mine.how, mine.is_barred) == ("sight", True) and not sees(world.xiahe, matter)
    assert world.gaoyuan.person not in witnesses and sees(world.gaoyuan, matter)


def test_it_rises_while_nobody_is_left_in_the_office(world, matter):
    named(world, matter, organisations=[world.places.works])
    settle()
    fresh = Matter.objects.get(pk=matter.pk)
    assert fresh.holder == world.places.park and sees(world.wenxin, fresh) and not sees(world.baiyang, fresh)
    assert fresh.handings.get().giver == world.places.works and fresh.confidentiality == "accusation"


def test_naming_the_same_again_is_refused_and_leaves_nothing(world, matter):
    named(world, matter, person=world.jianghe.person)
    with pytest.raises(StillMissing):
        matter.name_object(by=world.baiyang, reason="再列一次。", person=world.jianghe.person)
    assert matter.namings.count() == 1


def test_only_the_intake_post_reads_of_it(world, client, matter):
    named(world, matter, person=world.jianghe.person)
    page = Visitor(client, world.baiyang).open(matter).text
    assert "Objects named late" in page and "Object named" in page and "took part in it" in page
    page = Visitor(client, world.shiyan).open(matter).text
    assert "Objects named late" not in page and "Object named" not in page and "后来才知道" not in page


def test_the_page_asks_for_somebody(world, client, matter):
    page = Visitor(client, world.baiyang).send(matter, "name_object", {"reason": "后来才知道。"})
    assert page.status_code == 422 and "Name a person or an organisation." in page.text


def test_a_declared_interest_bars_in_its_days_only(world, matter):
    named(world, matter, organisations=[world.places.equipment])
    today, day = moments.today(), datetime.timedelta(days=1)
    declared = world.gaoyuan.person.interests.create(organisation=world.places.equipment, from_on=today)
    assert not sees(world.gaoyuan, matter)
    for days in ({"from_on": today + day}, {"from_on": today - 9 * day, "to_on": today - day}):
        world.gaoyuan.person.interests.filter(pk=declared.pk).update(**{"to_on": None, **days})
        assert sees(world.gaoyuan, matter)


def test_a_lead_department_without_anybody_left_loses_its_dispatch_and_the_office_dispatches_anew(
    world, client, matter
):
    named(world, matter, person=world.jianghe.person)
    fresh = Matter.objects.get(pk=matter.pk)
    assert (fresh.stage, fresh.lead, fresh.duties) == ("admitted", None, {})
    waiting = Waiting(world.baiyang)
    group = next(group for group in waiting.groups if group.key == "dispatch")
    assert fresh in waiting.lines[group.key]
    page = Visitor(client, world.baiyang).open(fresh).text
    assert "Your turn: Dispatch" in page and "Dispatch taken back, to be made anew" in page
    form = form_for("dispatch", fresh, world.baiyang)
    assert world.places.welfare not in form.fields["lead"].queryset
    with pytest.raises(NobodyThere):
        fresh.dispatch(by=world.baiyang, lead=world.places.welfare)
    fresh.dispatch(by=world.baiyang, lead=world.places.personnel)
    fresh.sign_for(by=world.suqing)
    assert fresh.stage == "accepted" and fresh.due_at


def test_only_the_assisting_department_that_is_barred_loses_its_duty(world):
    matter = Walk(world).to("admit")
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[world.places.equipment])
    named(world, matter, organisations=[world.places.equipment])
    fresh = Matter.objects.get(pk=matter.pk)
    assert fresh.stage == "dispatched" and set(fresh.duties) == {world.places.welfare.pk}


def test_one_of_several_named_leaves_the_others_at_work(world, matter):
    named(world, matter, person=world.linxi.person)
    assert Matter.objects.get(pk=matter.pk).stage == "under_way" and sees(world.jianghe, matter)


def test_what_is_struck_off_stays_so_when_somebody_is_named(world):
    matter = Walk(world).to("close")
    named(world, matter, person=world.jianghe.person)
    assert Matter.objects.get(pk=matter.pk).stage == "closed"
