"""A file of matters enters the register by the same rules as one."""

import datetime

import pytest
from django.db import IntegrityError

from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.matters.sights import Sight
from secondhalf.testing.start import START

OWN = {"id", "no", "subject", "matter_id", "salt", "leaf"}


def rows_about(world, count):
    about = {"summary": "夜班没有热水。", "category": world.categories["unsorted"], "unit": world.places.steel}
    early = {"source": "imported", "received_at": START - datetime.timedelta(days=400)}
    kinds = [{}, early, {"confidentiality": "accusation"}, {"kind": "hazard", "complexity": "hard"}]
    return [{"title": f"热水 {n}", **about, **kinds[n % len(kinds)]} for n in range(count)]


def columns(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in OWN}


def trace(matter):
    """Everything that registering leaves, without what is each one's own."""
    event = Event.objects.get(subject=matter.pk)
    sights = Sight.objects.filter(matter=matter).order_by("organisation_id")
    return columns(Matter.objects.get(pk=matter.pk)), columns(event), [columns(sight) for sight in sights]


def test_many_leave_exactly_what_one_by_one_leaves(world):
    rows = rows_about(world, 8)
    single = [Matter.register(by=world.baiyang, **row) for row in rows]
    many = Matter.register_many(rows, by=world.baiyang)
    assert [trace(matter) for matter in many] == [trace(matter) for matter in single]
    assert len(trace(many[0])[2]) == 4


def test_numbers_go_on_where_the_last_one_stopped_in_each_ledger(world):
    rows = rows_about(world, 8)
    single = [Matter.register(by=world.baiyang, **row).no for row in rows]
    many = [matter.no for matter in Matter.register_many(rows, by=world.baiyang)]
    assert single[:4] == ["SQ20261104-0001", "SQ20261104-0002", "JG20261104-0001", "FX20261104-0001"]
    assert many[:4] == ["SQ20261104-0005", "SQ20261104-0006", "JG20261104-0003", "FX20261104-0003"]
    assert Matter.register(by=world.baiyang, **rows[0]).no == "SQ20261104-0009"


def test_they_go_through_the_loop_like_any_other(world):
    matter = Matter.register_many(rows_about(world, 3), by=world.baiyang)[1]
    matter.admit(by=world.baiyang, route="short")
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[])
    settle()
    assert Event.objects.filter(position=None).count() == 0
    assert [event.name for event in matter.story()] == ["matter.register", "matter.admit", "matter.dispatch"]


def test_all_or_nothing(world):
    rows = rows_about(world, 3)
    rows[2]["title"] = None
    with pytest.raises(IntegrityError):
        Matter.register_many(rows, by=world.baiyang)
    assert not Matter.objects.exists() and not Event.objects.exists()
    assert Matter.register(by=world.baiyang, **rows[0]).no == "SQ20261104-0001"


def test_sixty_rows_need_a_handful_of_statements(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        Matter.register_many(rows_about(world, 60), by=world.baiyang)
