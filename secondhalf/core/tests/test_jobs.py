"""Events get gap-free positions; what follows from them runs, backs off, gets stuck, and runs many at a time. 后续。"""

import threading
import uuid

import pytest
from django.db import connection

from secondhalf.core import jobs, sequencer
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job, JobState

REALM = uuid.UUID(int=7)
told = []


def one(event):
    told.append(event.position)


def many_too(event):
    told.append(event.position)
    if event.name == "test.bad":
        raise ValueError("bad")


def at_one_go(events):
    told.append([event.position for event in events])
    if any(event.name == "test.bad" for event in events):
        raise ValueError("bad")


many_too.many = at_one_go
TABLE = {"test.one": [one], "test.many": [many_too], "test.bad": [many_too]}


@pytest.fixture(autouse=True)
def table(settings):
    settings.SECONDHALF_REACTIONS = f"{__name__}.TABLE"
    told.clear()


def happen(*names):
    for name in names:
        Event.objects.create(realm=REALM, name=name, subject=uuid.uuid4())


def test_events_get_positions_in_the_order_of_their_keys(db, clock):
    happen("test.none", "test.none", "test.none")
    assert sequencer.place() == 3
    happen("test.none")
    assert [sequencer.place(), sequencer.place()] == [1, 0]
    assert list(Event.objects.order_by("id").values_list("position", flat=True)) == [1, 2, 3, 4]
    assert sequencer.length() == 4


@pytest.mark.django_db(transaction=True)
def test_two_sequencers_at_once_leave_no_gap_and_no_double(clock):
    happen(*["test.one"] * 30)

    def run():
        while sequencer.place():
            pass
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(Event.objects.values_list("position", flat=True)) == list(range(1, 31))
    assert Job.objects.count() == 30


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_run_each_job_once(clock):
    happen(*["test.one"] * 30)
    sequencer.place()

    def run():
        jobs.run_due()
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(told) == list(range(1, 31))
    assert not Job.objects.exists()


def test_a_reaction_that_can_is_given_many_events_at_one_go(db, clock):
    happen("test.many", "test.one", "test.many", "test.many")
    sequencer.settle()
    assert told == [2, [1, 3, 4]]


def test_where_one_of_many_fails_the_others_are_done_all_the_same(db, clock):
    happen("test.many", "test.bad", "test.many")
    sequencer.place()
    jobs.run_due()
    assert told == [[1, 2, 3], 1, 2, 3]
    [left] = Job.objects.all()
    assert (left.event.name, left.state, left.tries, left.last_line) == (
        "test.bad", JobState.WAITING, 1, "ValueError: bad",
    )  # fmt: skip


def test_a_job_backs_off_and_after_five_failures_it_is_stuck(db, clock):
    happen("test.bad")
    sequencer.place()
    for minutes in (2, 8, 32, 128):
        jobs.run_due()
        clock(minutes=minutes)
    jobs.run_due()
    assert Job.objects.get().state == JobState.STUCK
    clock(days=9)
    assert jobs.run_due() == 0
    assert len(told) == 5


def test_a_job_whose_worker_died_is_taken_again(db, clock):
    happen("test.one")
    sequencer.place()
    assert len(jobs._claim()) == 1
    assert jobs.run_due() == 0
    clock(minutes=15)
    assert jobs.run_due() == 1
    assert told == [1]
