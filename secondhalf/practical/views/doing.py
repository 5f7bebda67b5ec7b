"""What every page of a verb does: find, ask, do, go on. 办理。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.loop import SAME
from secondhalf.core.pickers import suggested
from secondhalf.practical.sheets import Printed

REFUSING = {
    "oppose", "turn_down", "give_back", "release", "fail_check", "fall_short", "withdraw_codes", "drop_milestone",
}  # fmt: skip


def move(request, policy, forms, key, verb):
    """The page of one verb: its form, then the act; codes are printed as the answer, for this once."""
    subject = policy.subject
    if first_result(request, f"{subject}.{verb}"):
        found = access.find(policy, request.actor, "see", pk=key)
        return redirect(found)
    found = access.find(policy, request.actor, verb, turn=turn_sent(request), pk=key)
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else (None, None)
    form = forms[verb](*sent, thing=found, actor=request.actor, initial=named(request))
    if answer := suggested(request, form):
        return answer
    given = []
    if posted and form.is_valid() and attempt(getattr(found, verb), form, by=request.actor, tell=given.append):
        if verb == "hand_out" and given:
            return Printed(found, form.cleaned_data["unit"], given[0]).answer(request)
        messages.success(request, _("%(done)s: done.") % {"done": found.verb_labels[verb]})
        return redirect(found)
    context = {"thing": found, "verb": verb, "words": found.verb_labels[verb], "form": form}
    context |= {"refuses": verb in REFUSING, "lacks": found.missing(verb)}
    return render(request, "practical/move.html", context, status=422 if form.errors else 200)


def named(request):
    """What a link may name."""
    return {name: request.GET[name] for name in ("milestone", "check") if name in request.GET}


def buttons(policy, actor, thing):
    """[{verb, words, refuses}] of what is offered, the act that goes on first."""
    return [
        {
            "verb": verb,
            "words": thing.verb_labels[verb],
            "refuses": verb in REFUSING,
            "moves": thing.moves[verb].to not in (SAME, thing.stage) and verb not in REFUSING,
        }
        for verb in access.offered(policy, actor, thing)
    ]
