"""What the page of every verb does: show the form, do it, say what happened. 办理。"""

from django.contrib import messages
from django.shortcuts import redirect, render

from secondhalf.core.doing import attempt
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import SignInFirst
from secondhalf.rectification.words import DONE, REFUSING


def signed_in(request):
    """The actor. Raises SignInFirst."""
    if request.actor is None or request.actor.person is None:
        raise SignInFirst
    return request.actor


def ask(request, verb, thing, form, *, back, template="rectification/move.html", **context):
    """The page of a verb: `form` for `thing`, and when it is sent and valid, the verb. back: where it goes on to."""
    if found := suggested(request, form):
        return found
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(getattr(thing, verb), form, by=request.actor, tell=tell):
        return redirect(back)
    context |= {
        "thing": thing,
        "verb": verb,
        "words": thing.verb_labels[verb],
        "form": form,
        "lacks": thing.missing(verb),
        "refuses": verb in REFUSING,
        "back": back,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def sent(request):
    """What was sent, or None."""
    return request.POST if request.method == "POST" else None
