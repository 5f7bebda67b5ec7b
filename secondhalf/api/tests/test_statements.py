"""One registration through the API costs at most eight SQL statements, BEGIN and COMMIT among them. 语句数。"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secondhalf.api.models import Token
from secondhalf.testing.world import World

MOST = 8


@pytest.mark.django_db(transaction=True)
def test_a_registration_costs_at_most_eight_statements(clock, client):
    world = World.build()
    _token, words = Token.make(world.baiyang.post, name="test", scopes=["register"])
    about = {"category": str(world.categories["living"].pk), "unit": str(world.places.steel.pk)}
    said = {"title": "热水不足", "summary": "夜班时段热水温度偏低。", **about}

    def register(key):
        headers = {"Authorization": f"Bearer {words}", "Idempotency-Key": key}
        return client.post("/api/v1/matters", said, content_type="application/json", headers=headers)

    assert register("first").status_code == 201  # reads what is then kept in memory
    with CaptureQueriesContext(connection) as asked:
        assert register("second").status_code == 201
    statements = [query["sql"] for query in asked.captured_queries]
    assert len(statements) <= MOST, "\n".join(statements)
    assert statements[-1] == "COMMIT"
