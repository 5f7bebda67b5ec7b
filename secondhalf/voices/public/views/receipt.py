"""The receipt: shown once, and checked before one leaves: saved, printed, or typed back. 回执。"""

from dataclasses import replace

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from secondhalf.voices import receipts
from secondhalf.voices.public import lodging
from secondhalf.voices.public.doors import public

ASKED = 2  # which group of five is typed back, from 0


def show(request, stub, **more):
    """The page of a Stub. From here on this browser may follow the voice for half an hour."""
    context = {"stub": stub, "voice": stub.voice, "following": stub.following, "follow": reverse("follow-my"), **more}
    request.actor = replace(request.actor, bearer=stub.voice.pk)
    return render(request, "voices/public/receipt.html", context)


@require_POST
@public
def check(request):
    """Without scripts: one group typed back, or a word that it is kept; the receipt comes again until then."""
    stub = lodging.sent_before(request.POST.get("once", ""))
    if stub is None:
        return redirect("speak-public")
    typed = receipts.digits_of(request.POST.get("typed", ""))
    is_right = typed in (stub.groups[ASKED], stub.digits)
    return show(
        request, stub, typed=typed, is_kept=is_right or "kept" in request.POST, is_wrong=bool(typed) and not is_right
    )
