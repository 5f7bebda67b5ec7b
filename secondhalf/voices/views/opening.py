"""Who spoke: shown once to who may look; the ruling of another person on a sealed identity. 查看反映人、启封。"""

from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_post_parameters

from secondhalf.core import access
from secondhalf.core.doing import turn_sent
from secondhalf.core.problems import Repeated
from secondhalf.voices import opening_policy
from secondhalf.voices.forms import form_for
from secondhalf.voices.views import doing


@sensitive_post_parameters()
def open_voice(request, ref):
    """GET asks why (of a sealed identity: nothing any more); POST shows who spoke, in its own answer and no other."""
    if repeated := doing.first_result(request, "open"):
        return doing.go_on_after(request, repeated)
    found = doing.find(request, "open", ref)
    form = form_for("open", found, request.actor, *sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return shown(request, found, found.open(by=request.actor, **form.cleaned_data))
        except Repeated:
            return doing.go_on(request, found)
    context = {"voice": found, "verb": "open", "words": found.verb_labels["open"], "form": form}
    context |= {"lacks": found.missing("open"), "sheet": "core/base.html", "submit": context["words"]}
    if ask := found.agreed_ask():
        context |= {"ask": ask, "until": found.valid_until(ask)}
    return render(request, "voices/open.html", context, status=422 if form.errors else 200)


def shown(request, found, identity):
    """The page is kept by no cache, and cannot be had again: another look is another act."""
    response = render(request, "voices/opened.html", {"voice": found, "identity": identity})
    patch_cache_control(response, no_store=True)
    return response


def rule(request, ref, verb):
    """Agree or not: number, reason and who asks; of what was said, nothing."""
    if doing.first_result(request, verb):
        return redirect("workbench")
    found = access.find(opening_policy, request.actor, verb, turn=turn_sent(request), no=ref)
    form = form_for(verb, found, request.actor, *sent(request))
    if request.method == "POST" and form.is_valid() and doing.do(request, found, verb, form):
        return redirect("workbench")
    context = {"voice": found, "ask": found.pending_ask(), "verb": verb, "words": found.verb_labels[verb], "form": form}
    context["refusing"] = verb == "refuse_opening"
    return render(request, "voices/rule_opening.html", context, status=422 if form.errors else 200)


def sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
