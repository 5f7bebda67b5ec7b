"""Events get gap-free positions; jobs follow, back off and get stuck."""

import datetime

import pytest

from secondhalf import reactions
from secondhalf.core import jobs, moments, sequencer
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.testing.walk import Walk

seen = []


def remember(event):
    seen.append(event.name)


def fail(event):
    raise RuntimeError("no")


@pytest.fixture
def table(monkeypatch):
    """A table of reactions for the test alone."""
    table = {}
    monkeypatch.setattr(reactions, "REACTIONS", table)
    seen.clear()
    return table


def test_positions_have_no_gaps_and_follow_the_order(world):
    Walk(world).to("close")
    while sequencer.place():
        pass
    positions = list(Event.objects.order_by("id").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert sequencer.length() == len(positions)


def test_each_reaction_runs_once_for_each_event(world, table):
    table["matter.admit"] = [remember]
    Walk(world).to("admit")
    sequencer.settle()
    sequencer.settle()
    assert seen == ["matter.admit"]
    assert not Job.objects.exists()


def test_a_failing_reaction_backs_off_and_is_stuck_after_five(world, table):
    table["matter.register"] = [fail]
    Walk(world).to("register")
    sequencer.settle()
    waits = []
    for _try in range(4):
        job = Job.objects.get()
        waits.append(job.due_at - moments.now())
        moments.set_clock(job.due_at)
        jobs.run_due()
    assert waits == [datetime.timedelta(minutes=minutes) for minutes in (2, 8, 32, 128)]
    job = Job.objects.get()
    assert (job.state, job.tries) == ("stuck", 5)
    assert "RuntimeError" in job.error


def test_one_failing_reaction_does_not_hold_back_another(world, table):
    table["matter.register"] = [fail, remember]
    Walk(world).to("register")
    sequencer.settle()
    assert seen == ["matter.register"]
