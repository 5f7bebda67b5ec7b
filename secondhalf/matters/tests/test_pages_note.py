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


def answered(world, note):
    note.sign(by=world.jianghe)
    note.answer(by=world.jianghe, reply="已加派人手。")


def test_whoever_presses_says_what_came_of_it_once(world, client, note):
    answered(world, note)
    Visitor(client, world.jianghe)
    assert client.get(f"/notes/{note.pk}/settle").status_code == 403
    visitor = Visitor(client, world.gaoyuan)
    assert send(client, visitor, note, "settle", outcome="done", text="现场已见人员到位。").status_code == 302
    page = client.get(f"/notes/{note.pk}").text
    assert "carried out" in page and "现场已见人员到位。" in page and "settle" not in page
    assert send(client, visitor, note, "settle", outcome="not", text="……").status_code == 409


def another(world, note):
    about = {"addressee": world.places.welfare, "reason": "仍未落实", "requirement": "限期落实"}
    return note.matter.supervise(by=world.gaoyuan, due_on=moments.today() + datetime.timedelta(days=9), **about)


def test_a_note_names_the_head_and_escalates_what_was_not_carried_out(world, client, note):
    assert note.head == world.jianghe.person and another(world, note).escalates is None
    answered(world, note)
    note.settle(by=world.gaoyuan, outcome="not", text="现场仍无人。")
    second = another(world, note)
    assert (second.escalates, second.colour) == (note, "red")
    Visitor(client, world.gaoyuan)
    assert note.no in client.get(f"/notes/{second.pk}").text
    assert another(world, note).escalates is None  # each is escalated once


def test_a_note_escalates_one_that_was_not_answered_in_time(world, note, clock):
    clock(days=6)
    assert another(world, note).escalates == note
