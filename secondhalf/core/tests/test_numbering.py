"""Numbers are never given twice, and one that was not used leaves no gap. 编号。"""

import uuid

import pytest
from django.db import connection, transaction

from secondhalf.core import numbering

REALM = uuid.UUID(int=7)


def draw(**more):
    return numbering.draw(REALM, "SQ", "2026", **more)


def test_numbers_follow_one_another_in_each_realm_ledger_and_period(db):
    assert [draw(), draw(), draw(count=3), draw()] == [1, 2, 5, 6]
    assert numbering.draw(uuid.UUID(int=8), "SQ", "2026") == 1
    assert numbering.draw(REALM, "TA", "2026") == numbering.draw(REALM, "SQ", "2027") == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_drawn_alone_is_given_back_unless_somebody_drew_since():
    first = draw()
    numbering.give_back(REALM, "SQ", "2026", first)
    assert draw() == first
    second = draw()
    numbering.give_back(REALM, "SQ", "2026", first)
    assert draw() == second + 1


@pytest.mark.django_db(transaction=True)
def test_only_a_number_drawn_alone_does_not_wait_for_the_disk():
    draw()
    if connection.vendor == "postgresql":
        assert numbering.is_better_ahead()
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            before = cursor.fetchone()
            draw()
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == before
    with transaction.atomic():
        assert not numbering.is_better_ahead()
        assert "set_config" not in numbering.unhurried()
