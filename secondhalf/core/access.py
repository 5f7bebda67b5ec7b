"""One door: nobody gets a thing in another way. 统一入口。

A policy is a room's `policy.py`: `visible_to(actor)`, `RULES` (verb -> question of actor and thing) and `MOVES`.
"""

from secondhalf.core.loop import verb_label
from secondhalf.core.problems import MovedOn, NotFound, Problem, Refused, SignInFirst, WrongStage


def find(policy, actor, verb, *, turn=None, **lookup):
    """The thing, ready for `verb`.

    Raises SignInFirst (401) without an actor, NotFound (404) if the actor may not see it, Refused or another Problem
    (403) if the verb is not the actor's, MovedOn (409) if `turn` is given and stale, WrongStage (409) if impossible.
    """
    if actor is None:
        raise SignInFirst
    thing = policy.visible_to(actor).filter(**lookup).first()
    if thing is None:
        raise NotFound
    if verb == "see":
        return thing
    if turn is not None and turn != thing.turn:
        raise MovedOn(thing=thing)
    refuse_unless(policy, actor, verb, thing)
    if not thing.can(verb):
        raise WrongStage(thing=thing, verb=verb_label(thing, verb), stage=thing.get_stage_display())
    return thing


def refuse_unless(policy, actor, verb, thing):
    """Raise what the rule answers when it does not answer True."""
    answer = policy.RULES[verb](actor, thing)
    if isinstance(answer, Problem):
        raise answer
    if not answer:
        who = getattr(policy.RULES[verb], "who", "")
        raise Refused(thing=thing, verb=verb_label(thing, verb), who=who)


def offered(policy, actor, thing):
    """The verbs to draw: possible from here, allowed to this actor, and nothing missing."""
    return [verb for verb in allowed(policy, actor, thing) if not thing.missing(verb)]


def awaiting(policy, actor, thing):
    """(verb, [Problem, ...]) of what the actor may do as soon as something is added."""
    return [(verb, lack) for verb in allowed(policy, actor, thing) if (lack := thing.missing(verb))]


def allowed(policy, actor, thing):
    """The verbs possible from here and allowed to this actor, needs aside."""
    if actor is None:
        return []
    return [verb for verb in thing.possible() if verb in policy.RULES and policy.RULES[verb](actor, thing) is True]
