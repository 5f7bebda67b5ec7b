"""Founding, moving and ending organisations. 组织树。"""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhalf.core.actors import CLOCK
from secondhalf.core.events import Event
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind, found, place_after
from secondhalf.people.problems import BelowItself, OtherRealm, StillInUse, TooDeep, WrongPlace


def test_what_is_moved_takes_everything_below_with_it(world):
    steel, welfare, neighbour = world.places.steel, world.places.welfare, world.places.neighbour
    steel.move(to=neighbour, by=world.xitong)
    welfare.refresh_from_db()

    assert steel.parent == neighbour and steel.path.startswith(neighbour.path)
    assert welfare.lies_in(steel) and welfare.superior_union() == neighbour
    assert Event.objects.filter(name="organisation.move", subject=steel.pk).count() == 1
    with pytest.raises(BelowItself):
        world.places.park.move(to=world.places.works, by=world.xitong)
    with pytest.raises(WrongPlace):
        world.places.works.move(to=world.places.logistics, by=world.xitong)


def test_nothing_leaves_its_realm(world):
    other = found(kind=Kind.UNION, name="另一省总工会")
    with pytest.raises(OtherRealm):
        world.places.city.move(to=other, by=world.xitong)
    with pytest.raises(OtherRealm):
        world.places.province.move(to=other, by=world.xitong)
    world.places.city.refresh_from_db()
    assert world.places.city.parent == world.places.province


def test_the_database_refuses_two_places_with_one_path(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=world.places.city.pk).update(path=world.places.park.path)


def test_an_organisation_in_use_is_not_ended(world, clock):
    with pytest.raises(StillInUse) as refused:
        world.places.steel.end(by=world.xitong)
    assert "6" in refused.value.what_happened

    empty = world.places.steel.found_below(kind=Kind.DEPARTMENT, name="后勤部", by=world.xitong)
    empty.end(by=world.xitong)
    assert not empty.has_ended and empty.can("change")
    clock(days=1)
    assert empty.has_ended and not empty.can("change")
    assert empty not in Organisation.objects.living()


def test_a_unit_never_stands_below_a_department(world):
    with pytest.raises(WrongPlace):
        found(kind=Kind.UNIT, name="某公司", parent=world.places.welfare)
    branch = found(kind=Kind.UNION, name="炼钢厂分工会", parent=world.places.works)
    assert branch.union.superior == world.places.works.union


def test_the_tree_has_a_deepest_level(world):
    place = world.places.province
    with pytest.raises(TooDeep):
        for level in range(25):
            place = found(kind=Kind.UNION, name=f"第{level}级", parent=place)
    assert place.depth == 20


moves = st.lists(st.tuples(st.booleans(), st.integers(0, 30), st.integers(0, 30)), max_size=25)


@pytest.mark.django_db(transaction=False)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=moves)
def test_paths_are_unique_and_reach_is_what_hangs_below(db, steps):
    with transaction.atomic():
        nodes = [found(kind=Kind.UNION, name="根")]
        for is_move, one, other in steps:
            if is_move:
                move_if_possible(nodes[one % len(nodes)], nodes[other % len(nodes)])
            else:
                nodes.append(found(kind=Kind.UNION, name="x", parent=nodes[one % len(nodes)]))
        rows = {row.pk: row for row in Organisation.objects.all()}
        assert len({row.path for row in rows.values()}) == len(nodes)
        for row in rows.values():
            below = {other.pk for other in rows.values() if row in ancestors(other, rows)}
            assert set(Organisation.objects.under(row.path).values_list("pk", flat=True)) == below
        transaction.set_rollback(True)


def move_if_possible(node, to):
    try:
        node.move(to=to, by=CLOCK)
    except (BelowItself, OtherRealm):
        node.refresh_from_db()


def ancestors(row, rows):
    line = [row]
    while line[-1].parent_id:
        line.append(rows[line[-1].parent_id])
    return line


@given(st.integers(1, 36**4 - 3))
def test_whatever_is_below_a_place_sorts_before_the_next_place(number):
    from secondhalf.people.organisations import in_digits

    here = in_digits(number)
    assert here < here + in_digits(36**4 - 2) < place_after(here) <= in_digits(number + 1)
