"""Every button on a matter: its form, then the act. 办理动作。"""

from django.shortcuts import render

from secondhalf.core.pickers import suggested
from secondhalf.matters.at_hand import at_hand
from secondhalf.matters.forms import form_for
from secondhalf.matters.turns import REFUSING
from secondhalf.matters.views import doing

NAMED = ("task", "measure", "into", "other")  # what a link may name; nothing that a person decides


def move(request, ref, verb):
    """Show the form of a verb, then do it."""
    if repeated := doing.first_result(request, f"matter.{verb}"):
        return doing.go_on_after(request, repeated)
    matter = doing.find(request, verb, ref)
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else (None, None)
    form = form_for(verb, matter, request.actor, *sent, initial=named(request))
    if found := suggested(request, form):
        return found
    if posted and form.is_valid() and doing.do(request, matter, verb, form):
        return doing.go_on(request, matter)
    context = {
        "matter": matter,
        "verb": verb,
        "words": matter.verb_labels[verb],
        "form": form,
        "refuses": verb in REFUSING,
        "lacks": matter.missing(verb),
        "at_hand": at_hand(matter, request.actor, verb),
    }
    return render(request, "matters/move.html", context, status=422 if form.errors else 200)


def named(request):
    return {name: request.GET[name] for name in NAMED if name in request.GET}
