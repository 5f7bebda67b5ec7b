"""The four promises of a step, on a matter: allowed stage, once, all or nothing, one event."""

import threading

import pytest
from django.db import connection

from secondhalf.core.events import Event
from secondhalf.core.facts import commitment
from secondhalf.core.problems import KeyReused, MovedOn, Problem, Repeated
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import Walk
from secondhalf.testing.world import World


def in_two_threads(act):
    """Run `act(n)` in two threads that start together; returns what each gave or raised."""
    barrier, results = threading.Barrier(2), [None, None]

    def run(n):
        try:
            barrier.wait(timeout=10)
            results[n] = act(n)
        except Exception as error:
            results[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return results


@pytest.mark.django_db(transaction=True)
def test_two_people_press_close_and_one_gets_through(clock):
    world = World.build()
    matter = Walk(world, route="short").to("verify")

    results = in_two_threads(lambda n: Matter.objects.get(pk=matter.pk).close(by=world.baiyang, answer=f"答复{n}"))

    assert sum(result is None for result in results) == 1
    assert sum(isinstance(result, Problem) for result in results) == 1
    assert matter.closures.count() == 1
    assert Event.objects.filter(subject=matter.pk, name="matter.close").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_registrations_at_once_get_two_numbers(clock):
    world = World.build()
    about = {"title": "题", "summary": "要", "category": world.categories["other"], "unit": world.places.steel}
    made = in_two_threads(lambda n: Matter.register(by=world.baiyang, **about))
    assert sorted(matter.no for matter in made) == ["SQ20261104-0001", "SQ20261104-0002"]


@pytest.mark.django_db(transaction=True)
def test_a_registration_sent_twice_leaves_no_gap_in_the_numbers(clock):
    world = World.build()
    about = {"title": "题", "summary": "要", "category": world.categories["other"], "unit": world.places.steel}
    first = Matter.register(by=world.baiyang.with_once("key-1"), **about)
    with pytest.raises(Repeated) as repeated:
        Matter.register(by=world.baiyang.with_once("key-1"), **about)
    assert repeated.value.event.subject == first.pk
    assert Matter.register(by=world.baiyang, **about).no == "SQ20261104-0002"


def test_a_second_click_finds_the_first_result(world):
    matter = Walk(world).to("register")
    again = Matter.objects.get(pk=matter.pk)
    by = world.baiyang.with_once("key-1")
    matter.admit(by=by)
    with pytest.raises(Repeated) as repeated:
        again.admit(by=by)
    assert repeated.value.event.subject == matter.pk
    assert matter.story().filter(name="matter.admit").count() == 1


def test_a_verb_that_keeps_the_stage_happens_once_too(world):
    matter = Walk(world).to("determine")
    by = world.linxi.with_once("key-2")
    matter.report(by=by, percent=10, text="开工")
    with pytest.raises(Repeated):
        Matter.objects.get(pk=matter.pk).report(by=by, percent=20, text="再来一次")
    assert matter.progress.count() == 1
    matter.refresh_from_db()
    assert matter.percent == 10


def test_a_key_used_for_something_else_is_refused(world):
    matter, other = Walk(world).to("register"), Walk(world).to("register")
    by = world.baiyang.with_once("key-3")
    matter.admit(by=by)
    with pytest.raises(KeyReused):
        other.admit(by=by)
    other.refresh_from_db()
    assert other.stage == "registered"


def test_the_same_key_of_another_person_is_another_key(world):
    matter, other = Walk(world).to("register"), Walk(world).to("dispatch")
    matter.admit(by=world.baiyang.with_once("key-4"))
    other.sign_for(by=world.jianghe.with_once("key-4"))
    assert other.stage == "accepted"


def test_a_stale_copy_does_not_move(world):
    matter = Walk(world).to("dispatch")
    stale = Matter.objects.get(pk=matter.pk)
    matter.sign_for(by=world.jianghe)
    with pytest.raises(MovedOn):
        stale.dispute(by=world.jianghe, reason="not_ours", explanation="非本部门职责")
    assert (stale.stage, stale.turn) == ("dispatched", matter.turn - 1)


def test_a_failure_halfway_leaves_nothing_behind(world):
    matter = Walk(world).to("admit")
    events = Event.objects.count()
    with pytest.raises(Problem):
        matter.dispatch(by=world.baiyang, lead=None)
    fresh = Matter.objects.get(pk=matter.pk)
    assert (fresh.stage, fresh.turn, fresh.lead_id) == ("admitted", matter.turn, None)
    assert (matter.stage, matter.lead_id) == ("admitted", None)
    assert Event.objects.count() == events


def test_the_event_commits_to_what_was_said_and_says_nothing(world):
    matter = Walk(world).to("review")
    event = matter.story().last()
    review = matter.reviews.get()
    said = {"part": review.part, "opinion": review.opinion}
    assert bytes(review.leaf) == commitment(bytes(review.salt), said)
    assert bytes(event.commitment) != bytes(review.leaf)
    row = Event.objects.filter(pk=event.pk).values().get()
    assert review.opinion not in str(row)
