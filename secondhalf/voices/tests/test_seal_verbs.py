"""Every verb about name and words: it works once, leaves one event, nothing halfway, and is its actor's alone."""

import pytest

from secondhalf.core.access import allowed
from secondhalf.core.actors import Actor
from secondhalf.core.events import Event
from secondhalf.core.problems import Repeated
from secondhalf.voices import opening_policy, policy
from secondhalf.voices.models import Voice

WHO = {"name": "宁远", "contact": "13800138000"}
SAID = {"by": Actor(name="raiser"), "mode": "hidden", "channel": "poster", "raiser": WHO, "secret": "1" * 26}
WHY = {"cause": "danger", "reason": "有人煤气中毒"}
SPOKE = "whoever spoke"

# verb: (what comes before it, who does it, with which words)
CASES = {
    "ask_opening": ((), "baiyang", WHY),
    "agree_opening": (("ask_opening",), "qinling", {}),
    "refuse_opening": (("ask_opening",), "qinling", {"reason": "理由不足"}),
    "open": (("ask_opening", "agree_opening"), "baiyang", {}),
    "correct": ((), SPOKE, {"text": "是五区"}),
    "reveal": ((), SPOKE, {"name": "小宁"}),
    "conceal": (("reveal",), SPOKE, {}),
    "erase": ((), SPOKE, {}),
}


@pytest.fixture(params=CASES)
def case(request, world, lodge):
    """(voice, verb, actor, words): a hidden voice, just before the verb."""
    voice = lodge(**SAID)

    def actor(verb):
        who = CASES[verb][1]
        return Actor(name="raiser", bearer=voice.pk) if who == SPOKE else getattr(world, who)

    before, _who, words = CASES[request.param]
    for verb in before:
        getattr(voice, verb)(by=actor(verb), **CASES[verb][2])
    return Voice.objects.get(pk=voice.pk), request.param, actor(request.param), words


def test_it_works_and_leaves_one_event(case):
    voice, verb, actor, words = case
    before = Event.objects.count()
    getattr(voice, verb)(by=actor, **words)
    assert Event.objects.count() == before + 1
    event = voice.story().last()
    assert event.name == f"voice.{verb}" and (event.person is None) == (actor.person is None)


def test_a_failure_at_the_last_moment_leaves_nothing_behind(case, monkeypatch):
    voice, verb, actor, words = case
    kept = Voice.objects.values().get(pk=voice.pk)
    monkeypatch.setattr("secondhalf.core.loop.Act.write", lambda act: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        getattr(voice, verb)(by=actor, **words)
    assert Voice.objects.values().get(pk=voice.pk) == kept


def test_it_is_for_its_actor_alone(world, case):
    voice, verb, actor, _words = case
    table = opening_policy if verb in opening_policy.RULES else policy
    others = [one for one in world.people.values() if one != actor]
    assert verb in allowed(table, actor, voice)
    assert not [one.person.name for one in others if verb in allowed(table, one, voice)]
    assert verb not in allowed(table, Actor(name="raiser", bearer=world.places.steel.pk), voice)


def test_the_same_request_again_does_nothing_more(case):
    voice, verb, actor, words = case
    actor = actor.with_once("the-same-form")
    getattr(voice, verb)(by=actor, **words)
    count = Event.objects.count()
    with pytest.raises(Exception) as error:  # noqa: PT011 (whichever comes first: done already, or not possible now)
        getattr(Voice.objects.get(pk=voice.pk), verb)(by=actor, **words)
    assert isinstance(error.value, Repeated) or hasattr(error.value, "what_to_do")
    assert Event.objects.count() == count
