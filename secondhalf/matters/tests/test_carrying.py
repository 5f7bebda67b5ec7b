"""Struck off elsewhere: carried over with the file's word for it, and counted nowhere."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import NotValid
from secondhalf.matters.carrying import CarriedElsewhere, CarryOver
from secondhalf.matters.models import Matter
from secondhalf.testing.cases import in_days

HASH = "ab" * 32


def words(world, **other):
    category = other.pop("category", None) or Matter._meta.get_field("category").related_model.objects.first()
    about = {
        "title": "关于食堂油烟的问题",
        "summary": "排烟机已更换。",
        "category": category,
        "unit": world.places.works,
    }
    said = {"file_name": "台账.xlsx", "file_sha256": HASH, "line": 7, "closed_by": "领导小组", "said": "已完成"}
    return {**about, **said, "closed_on": datetime.date(2026, 3, 2), **other}


def test_it_is_born_closed_with_what_the_file_says(world):
    matter = Matter.carry_over(by=world.baiyang, **words(world))
    fresh = Matter.objects.get(pk=matter.pk)
    assert (fresh.stage, fresh.is_carried, fresh.finish_state) == ("closed", True, "done")
    assert moments.local_day(fresh.closed_at) == datetime.date(2026, 3, 2)
    said = fresh.carryings.get()
    assert (said.file_sha256, said.line, said.closed_by) == (HASH, 7, "领导小组")
    assert fresh.sights.filter(organisation=world.places.works, is_open=False).exists()


def test_many_are_carried_over_as_one_would_be(world):
    one = Matter.carry_over(by=world.baiyang, **words(world))
    two, three = Matter.carry_over_many([words(world), words(world, line=8)], by=world.baiyang)
    assert len({one.no, two.no, three.no}) == 3
    assert CarryOver.objects.get(matter=three).line == 8
    events = {event.subject: event for event in Event.objects.filter(name="matter.carry_over")}
    assert all(events[matter.pk].commitment and events[matter.pk].after == "closed" for matter in (one, two, three))
    assert one.sights.count() == three.sights.count()


def test_nobody_here_can_reopen_what_nobody_here_had(world):
    matter = Matter.carry_over(by=world.baiyang, **words(world))
    with pytest.raises(CarriedElsewhere):
        matter.reopen(by=world.baiyang, reason="又坏了。")


def test_a_day_in_the_future_is_refused_and_nothing_stays(world):
    before = Matter.objects.count()
    with pytest.raises(NotValid):
        Matter.carry_over_many([words(world), words(world, closed_on=in_days(2))], by=world.baiyang)
    assert Matter.objects.count() == before
