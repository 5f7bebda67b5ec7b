"""The supervision note: printed, signed for and answered by whom it is addressed to."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.walk import Walk


@pytest.fixture
def note(world):
    matter = Walk(world).to("determine")
    due = moments.today() + datetime.timedelta(days=5)
    return matter.supervise(
        by=world.gaoyuan, addressee=world.places.welfare, reason="进度慢", requirement="三日内书面回复", due_on=due
    )


def send(client, visitor, note, verb, **data):
    url = f"/notes/{note.pk}/{verb}"
    return client.post(url, data | visitor.hidden(client.get(url)))


def test_the_addressee_signs_for_it_and_answers(world, client, note):
    visitor = Visitor(client, world.jianghe)
    assert send(client, visitor, note, "sign").status_code == 302
    assert send(client, visitor, note, "answer", reply="已加派人手，七日内完成。").status_code == 302
    page = client.get(f"/notes/{note.pk}").text
    assert "已加派人手" in page
    assert "Signed for" in page
    assert not note.matter.notes.exclude(stage="answered").exists()


def test_another_department_reads_whose_it_is(world, client, note):
    Visitor(client, world.xiahe)
    refused = client.get(f"/notes/{note.pk}/sign")
    assert refused.status_code == 403
    assert "the department that the note is addressed to" in refused.text


def test_whoever_does_not_see_the_matter_does_not_see_the_note(world, client, note):
    Visitor(client, world.suqing)
    assert client.get(f"/notes/{note.pk}").status_code == 404


def test_signing_twice_with_one_key_is_one_event(world, client, note):
    visitor = Visitor(client, world.jianghe)
    url = f"/notes/{note.pk}/sign"
    hidden = visitor.hidden(client.get(url))
    assert [client.post(url, hidden).status_code for _click in range(2)] == [302, 302]
    assert Event.objects.filter(name="note.sign").count() == 1
