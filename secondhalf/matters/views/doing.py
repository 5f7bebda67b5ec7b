"""What every page of a verb does: find, do, say what happened, go on. 办理。"""

from django.contrib import messages
from django.forms import CharField
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.problems import MovedOn
from secondhalf.matters import policy
from secondhalf.matters.done import DONE, next_verb
from secondhalf.matters.forms import MOVE_FORMS
from secondhalf.matters.models import Matter
from secondhalf.matters.sheet import Sheet

__all__ = ["do", "find", "first_result", "go_on", "go_on_after", "said", "turn_sent"]


def find(request, verb, ref):
    """The matter, ready for the verb. A stale page keeps what was typed and is told what came in between."""
    turn = turn_sent(request)
    try:
        return access.find(policy, request.actor, verb, turn=turn, no=ref)
    except MovedOn as problem:
        problem.between = since(problem.thing, request.actor, turn)
        problem.kept = typed(request, verb)
        raise


def since(matter, actor, turn):
    """Story items of what happened after that turn, oldest first."""
    sheet = Sheet(matter, actor)
    later = {f"act-{event.pk}" for event in sheet.events if event.turn > turn}
    return [item for item in reversed(sheet.story) if item["id"] in later]


def typed(request, verb):
    """{field: words} of what somebody wrote, without keys and choices."""
    fields = MOVE_FORMS[verb].base_fields
    return {name: request.POST.get(name, "") for name, field in fields.items() if type(field) is CharField}


def do(request, matter, verb, form):
    """Do it with what the form holds; True when it is done. What is still missing is said on the form."""
    tell = lambda result: messages.success(request, said(matter, verb, result))  # noqa: E731
    return attempt(getattr(matter, verb), form, by=request.actor, tell=tell)


def said(matter, verb, result=None):
    """What happened, and what is next."""
    done = str(DONE[verb])
    if number := getattr(result, "no", ""):
        done = _("%(done)s: %(number)s") % {"done": done, "number": number}
    following = next_verb(matter)
    if Matter.moves[verb].keeps_stage or following is None:
        return _("%(done)s.") % {"done": done}
    who = policy.RULES[following].who
    words = {"done": done, "next": Matter.verb_labels[following], "who": who}
    return _("%(done)s. Next: %(next)s, by %(who)s.") % words


def go_on(request, matter):
    """To the matter's page; to the workbench when it has left the actor's sight."""
    if policy.visible_to(request.actor).filter(pk=matter.pk).exists():
        return redirect(matter)
    try:
        return redirect("workbench")
    except NoReverseMatch:
        return redirect("/")


def go_on_after(request, event):
    """The answer to a request that was done before: the same as the first time."""
    matter = policy.visible_to(request.actor).filter(pk=event.subject).first()
    return go_on(request, matter or Matter(pk=event.subject))
