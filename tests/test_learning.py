"""SQLite learns each day how its tables are filled."""

import pytest
from django.db import connection

from secondhalf.clock import DAILY
from secondhalf.core.models import DayDone
from secondhalf.core.sqlite.learning import learn


@pytest.mark.django_db
def test_it_is_learnt_anew_how_many_rows_there_are(clock):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL learns by itself")
    DayDone.objects.create(name="something", day=clock().date())
    learn(clock().date())
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [DayDone._meta.db_table])
        assert {row[0].split()[0] for row in cursor.fetchall()} == {"1"}


def test_it_is_done_every_day():
    assert learn in DAILY
