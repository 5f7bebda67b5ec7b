"""Each verb's page does its verb for whom it belongs to, and says to others whose it is."""

import datetime

import pytest
from django.db.models import Model
from django.utils import timezone

from secondhalf.core.loop import acting
from secondhalf.matters import policy
from secondhalf.matters.loop import MOVES
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.cases import CASES
from secondhalf.testing.walk import Walk

SIGNED = {"signatures-0-side": "verifier", "signatures-0-name": "云舟"}
CONCLUDES = {
    "verify": SIGNED | {"conclusion": "verify"},
    "send_back": SIGNED | {"conclusion": "send_back", "fix_by": "2026-11-20"},
}


def posted(name, value):
    """A verb's argument as a form sends it: pairs."""
    match value:
        case Matter():
            yield name, value.no
        case Model():
            yield name, str(value.pk)
        case datetime.datetime():
            yield name, timezone.localtime(value).strftime("%Y-%m-%dT%H:%M")
        case [dict(), *_others]:
            for number, line in enumerate(value):
                for key, item in line.items():
                    yield f"{name}-{number}-{key}", str(getattr(item, "pk", item))
        case [*many]:
            yield name, [str(one.pk) for one in many]
        case _:
            yield name, str(value)


def as_sent(verb, said):
    return CONCLUDES.get(verb, {}) | dict(pair for name, value in said.items() for pair in posted(name, value))


def test_every_verb_has_its_case():
    assert set(CASES) == set(acting(MOVES))


@pytest.mark.parametrize("verb", sorted(CASES))
def test_the_page_of_a_verb_does_it_for_its_owner(world, client, verb):
    it = CASES[verb]
    matter = it.arrive(world)
    sent = as_sent(verb, it.says(world, matter))
    done = Visitor(client, getattr(world, it.actor)).send(matter, verb, sent)
    assert done.status_code == 302, done.text
    now = Matter.objects.get(pk=matter.pk)
    assert now.stage == it.after
    assert now.story().last().verb == verb


@pytest.mark.parametrize("verb", sorted(set(CASES) - {"contest"}))
def test_the_page_refuses_others_and_names_who_may(world, client, verb):
    it = CASES[verb]
    matter = it.arrive(world)
    before = matter.story().count()
    stranger = next(
        actor
        for name, actor in world.people.items()
        if name not in it.may and policy.visible_to(actor).filter(pk=matter.pk).exists()
    )
    refused = Visitor(client, stranger).send(matter, verb, as_sent(verb, it.says(world, matter)))
    assert refused.status_code == 403
    assert "It belongs to" in refused.text
    assert matter.story().count() == before


def test_a_noticed_matter_is_not_closed_before_the_notice_is_over(world, client):
    matter = Walk(world).to("approve")
    visitor = Visitor(client, world.baiyang)
    assert "The public notice runs until" in visitor.open(matter, "close").text
    early = visitor.send(matter, "close", {"answer": "出水稳定在42℃。"})
    assert early.status_code == 409
    assert Matter.objects.get(pk=matter.pk).stage == "noticed"
