"""The same questions to every verb: it works, not from a wrong stage, not by halves, and only for those who may."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.events import Event
from secondhalf.core.loop import acting
from secondhalf.core.problems import Problem
from secondhalf.matters import policy
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage
from secondhalf.testing.cases import CASES

each_verb = pytest.mark.parametrize("verb", CASES)


def test_every_verb_has_its_case():
    assert set(CASES) == set(acting(MOVES))


@each_verb
def test_it_works_and_leaves_one_event(world, verb):
    case = CASES[verb]
    matter = case.arrive(world)
    words = case.says(world, matter)
    before = Event.objects.filter(name=f"matter.{verb}").count()
    getattr(matter, verb)(by=getattr(world, case.actor), **words)
    fresh = Matter.objects.get(pk=matter.pk)
    assert fresh.stage == matter.stage == case.after
    event = Event.objects.filter(name=f"matter.{verb}").order_by("id").last()
    assert Event.objects.filter(name=f"matter.{verb}").count() == before + 1
    assert (event.subject, event.after, event.person) == (matter.pk, case.after, getattr(world, case.actor).person)


@each_verb
def test_it_is_refused_from_every_other_stage(world, verb):
    case = CASES[verb]
    matter = case.arrive(world)
    words = case.says(world, matter)
    wrong = [stage for stage in Stage if stage not in MOVES[verb].start]
    events = Event.objects.count()
    for stage in wrong:
        Matter.objects.filter(pk=matter.pk).update(stage=stage)
        with pytest.raises(Problem):
            getattr(Matter.objects.get(pk=matter.pk), verb)(by=getattr(world, case.actor), **words)
    assert Event.objects.count() == events


@each_verb
def test_a_failure_at_the_last_moment_leaves_nothing_behind(world, verb, monkeypatch):
    case = CASES[verb]
    matter = case.arrive(world)
    words = case.says(world, matter)
    before = Matter.objects.filter(pk=matter.pk).values().get()
    rows = count_facts(matter)

    def break_down(self, **options):
        raise OSError("the power went")

    monkeypatch.setattr(Event, "save", break_down)
    with pytest.raises(OSError, match="power"):
        getattr(matter, verb)(by=getattr(world, case.actor), **words)
    assert Matter.objects.filter(pk=matter.pk).values().get() == before
    assert count_facts(matter) == rows


@each_verb
def test_only_those_who_may(world, verb):
    case = CASES[verb]
    matter = case.arrive(world)
    may = set()
    for name, actor in world.people.items():
        seen = policy.visible_to(actor).filter(pk=matter.pk).first()
        if seen and verb in allowed(policy, actor, seen):
            may.add(name)
    assert may == case.may


def count_facts(matter):
    """How many rows hang on the matter, by table."""
    related = [field for field in Matter._meta.related_objects if field.get_accessor_name()]
    return {field.name: field.related_model.objects.filter(**{field.field.name: matter}).count() for field in related}
