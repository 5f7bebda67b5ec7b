"""One voice: as the person follows it, or as the office sees to it; and every button on it. 诉求详情。"""

from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from secondhalf.core import access
from secondhalf.core.problems import Refused
from secondhalf.matters import policy as matters_policy
from secondhalf.voices import policy
from secondhalf.voices.answering import answer_all
from secondhalf.voices.forms.office import AnswerForm
from secondhalf.voices.models import Voice
from secondhalf.voices.record import Record, voice_shots
from secondhalf.voices.views import doing
from secondhalf.voices.views.followed import SignedIn, form_of, page_of, words_on_the_button

REFUSING = {"explain", "unlink", "withdraw", "miss_call"}


def voice(request, ref):
    """The person gets plain words; the office gets the record."""
    found = access.find(policy, request.actor, "see", no=ref)
    if found.is_of(request.actor.person):
        return follow(request, found)
    return render(request, "voices/voice.html", {"voice": found, "record": Record(found, request.actor)})


def follow(request, found, form=None):
    """How it goes, in plain words, with the answer, the verdict and the dialogue."""
    context = page_of(found, request.actor, SignedIn(found), form)
    return render(request, "voices/follow.html", context, status=422 if form and form.errors else 200)


@require_POST
def read(request, ref):
    """What the other side wrote has been read: a mark, no act of the loop."""
    found = access.find(policy, request.actor, "see", no=ref)
    found.mark_read(request.actor)
    return redirect(f"{found.get_absolute_url()}#talk")


@sensitive_post_parameters()
def move(request, ref, verb):
    """Show the form of a verb, then do it."""
    if repeated := doing.first_result(request, verb):
        return doing.go_on_after(request, repeated)
    found = doing.find(request, verb, ref)
    form = form_of(verb, found, request)
    if form.is_bound and form.is_valid() and doing.do(request, found, verb, form):
        return doing.go_on(request, found)
    if verb == "rate" and found.is_of(request.actor.person):
        return follow(request, found, form)
    context = {
        "voice": found,
        "verb": verb,
        "words": found.verb_labels[verb],
        "form": form,
        "refuses": verb in REFUSING,
        "submit": words_on_the_button(found, verb),
    }
    own = found.is_of(request.actor.person)
    context |= {"own": own, "lacks": found.missing(verb), "shots": voice_shots(found)}
    context["sheet"] = "core/public.html" if own else "core/base.html"
    return render(request, "voices/move.html", context, status=422 if form.errors else 200)


def answer_matter(request, ref):
    """One text for every voice of a matter that waits for its answer."""
    matter = access.find(matters_policy, request.actor, "see", no=ref)
    if not matters_policy.runs_the_office(request.actor, matter):
        raise Refused(thing=matter, verb=Voice.verb_labels["answer"], who=policy.runs_the_office.who)
    waiting = [v for v in policy.in_hand_of(request.actor).filter(matter=matter).to_answer() if may_answer(request, v)]
    posted = request.method == "POST"
    form = AnswerForm(request.POST if posted else None, voice=waiting[0] if waiting else None, actor=request.actor)
    if posted and form.is_valid():
        answer_all(waiting, by=request.actor, **form.cleaned_data)
        return redirect(matter)
    context = {"matter": matter, "waiting": waiting, "form": form}
    return render(request, "voices/answer_matter.html", context, status=422 if form.errors else 200)


def may_answer(request, found):
    return "answer" in access.offered(policy, request.actor, found)
