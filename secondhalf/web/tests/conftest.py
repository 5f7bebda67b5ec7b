"""Tallies as many voices and matters would make them. 统计数据。"""

import datetime

import pytest

from secondhalf.indicators.models import Tally, VoiceTally

DAY = datetime.date(2026, 11, 2)


@pytest.fixture
def tallied(world):
    """Forty voices of the steel works, three of logistics, and matters of both."""

    def put(place, voices, matters):
        line = [place, *type(place).objects.above(place.path).exclude(pk=place.pk)]
        for one in line:
            for model, numbers in ((VoiceTally, voices), (Tally, matters)):
                row, _new = model.objects.get_or_create(realm=one.realm, organisation=one, day=DAY)
                for name, number in numbers.items():
                    setattr(row, name, getattr(row, name) + number)
                row.save()

    given = {"said": 40, "repeated": 4, "contact_due": 40, "contacted": 38, "answered": 30, "rated": 20, "missed": 2}
    given |= {"solved_yes": 15, "solved_no": 5, "satisfied_satisfied": 10, "satisfied_basic": 7}
    given |= {"satisfied_unsatisfied": 3, "called": 12, "call_solved_yes": 9, "call_satisfied_satisfied": 8}
    given |= {"call_satisfied_basic": 1, "call_satisfied_unsatisfied": 3, "left_out": 1, "consulted": 2}
    done = {"dispatched": 20, "signed_in_time": 19, "due": 12, "finished": 11, "in_time": 10, "closed": 11}
    put(world.places.steel, given, done | {"reworked": 1, "turned_back": 2, "excluded": 1, "pended": 1})
    few = {"said": 3, "contact_due": 3, "contacted": 1, "answered": 2, "rated": 1, "solved_no": 1}
    put(world.places.logistics, few | {"satisfied_unsatisfied": 1}, {"dispatched": 2, "signed_in_time": 1})
    return world
