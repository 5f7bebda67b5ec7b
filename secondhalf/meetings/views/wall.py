"""The page on the wall: one item at a time, in big type, and the decision is recorded there. 投屏。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.problems import NotFound
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.words import VERBS as MATTER_VERBS
from secondhalf.meetings import policy
from secondhalf.meetings.facing import faced
from secondhalf.meetings.forms import MEETING_FORMS

MATTERS_OWN = ("extend", "refuse", "retime", "urge", "supervise")


def wall(request, key):
    """Item `at` (its number for everybody) of what the reader may see; without one, the first."""
    meeting = access.find(policy, request.actor, "see", pk=key)
    return drawn(request, meeting, request.GET.get("at", ""))


def decide(request, key):
    """Record a decision on the item of the form, or on none; then back to the same page of the wall."""
    at = request.GET.get("at", "")
    back = reverse("meeting-wall", args=[key]) + (f"?at={at}" if at.isdecimal() else "")
    if first_result(request, "meeting.decide"):
        return redirect(back)
    meeting = access.find(policy, request.actor, "decide", turn=turn_sent(request), pk=key)
    sent = request.POST if request.method == "POST" else None
    item = item_of(request.actor, meeting, (sent or {}).get("on"))
    form = form_of(request, meeting, item, sent)
    tell = lambda _result: messages.success(request, _("The decision is recorded and tracked."))  # noqa: E731
    if sent is not None and form.is_valid() and attempt(meeting.decide, form, by=request.actor, tell=tell):
        return redirect(back if item else reverse("meeting", args=[key]))
    if item:
        return drawn(request, meeting, str(item.n), form)
    context = {"meeting": meeting, "verb": "decide", "words": meeting.verb_labels["decide"], "form": form}
    return render(request, "meetings/move.html", context, status=422 if form.errors else 200)


def drawn(request, meeting, at, form=None):
    items, left_out = policy.items_for(request.actor, meeting)
    place = next((place for place, item in enumerate(items) if str(item.n) == at), 0)
    item = faced(items[place], meeting) if items else None
    may_decide = "decide" in access.offered(policy, request.actor, meeting)
    if item and may_decide and form is None:
        form = form_of(request, meeting, item, None)
    context = {
        "meeting": meeting,
        "item": item,
        "count": len(items) + left_out,
        "left_out": left_out,
        "before": items[place - 1] if items and place else None,
        "after": items[place + 1] if place + 1 < len(items) else None,
        "first": items[0] if items else None,
        "last": items[-1] if items else None,
        "turnout": meeting.turnout(),
        "form": form if may_decide else None,
        "own_verbs": own_verbs(request.actor, item.matter) if item else [],
    }
    return render(request, "meetings/wall.html", context, status=422 if form and form.errors else 200)


def form_of(request, meeting, item, sent):
    return MEETING_FORMS["decide"](sent, meeting=meeting, actor=request.actor, item=item)


def item_of(actor, meeting, key):
    """The item of that key that the actor may see, or None without a key. Raises NotFound."""
    if not key:
        return None
    items, _left_out = policy.items_for(actor, meeting)
    found = next((item for item in items if str(item.pk) == key), None)
    if found is None:
        raise NotFound
    return found


def own_verbs(actor, matter):
    """What the reader may do with the matter itself: more time, urging, a note. Never by way of the meeting."""
    offered = access.offered(matters_policy, actor, matter)
    return [
        (MATTER_VERBS[verb], reverse("move", args=[matter.no, verb])) for verb in MATTERS_OWN if verb in offered
    ]  # fmt: skip
