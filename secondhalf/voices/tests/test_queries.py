"""Questions to the database do not grow with the rows of a list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


def questions(client, path):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("who", "path"), [("baiyang", "/voices"), ("baiyang", "/voices?tab=all"), ("ningyuan", "/voices")]
)
def test_a_list_asks_as_much_for_nine_as_for_three(client, world, lodge, walk, who, path):
    client.force_login(getattr(world, who).person)

    def three():
        for _ in range(2):
            lodge()
        walk(lodge(), to="determine")

    three()
    client.get(path)
    few = questions(client, path)
    three(), three()
    assert questions(client, path) <= few
