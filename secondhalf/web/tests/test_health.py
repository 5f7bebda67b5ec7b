"""/healthz says `ok` only when the process can serve."""

import pytest
from django.db import connection

from secondhalf.web import health


@pytest.fixture(autouse=True)
def not_yet_asked(monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)


@pytest.mark.django_db
def test_a_migrated_database_is_healthy(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'voices'")
    answer = client.get("/healthz", headers={"Accept-Language": "en"})
    assert answer.status_code == 503
    assert "secondhalf serve" in answer.content.decode()


@pytest.mark.django_db
def test_it_asks_little(client, django_assert_max_num_queries):
    client.get("/healthz")
    with django_assert_max_num_queries(1):
        client.get("/healthz")
