"""Planning a meeting: from a selection in a list, a ledger, or from nothing. 筹备会议。"""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused
from secondhalf.meetings import policy
from secondhalf.meetings.forms import MEETING_FORMS
from secondhalf.meetings.loop import Stage
from secondhalf.meetings.models import Meeting
from secondhalf.meetings.views.lists import visitor

MOST, SHOWN = 200, 10


@require_POST
def select(request):
    """What was selected in a list of matters becomes the beginning of a plan; nothing selected means the whole list."""
    visitor(request)
    asked, chosen = {"asked": request.POST.get("query", "")[:400]}, request.POST.getlist("ref")[:MOST]
    asked |= {"numbers": " ".join(chosen)} if chosen else {"source": "list:asked"}
    return redirect(f"{reverse('plan-meeting')}?{urlencode(asked)}")


def plan(request):
    """The form of a meeting that is not planned yet."""
    if repeated := first_result(request, "meeting.plan"):
        return redirect("meeting", repeated.subject)
    actor = visitor(request)
    if not policy.convenes_any(actor):
        raise Refused(verb=_("Plan a meeting"), who=policy.convenes.who)
    meeting = Meeting.of(actor)
    access.refuse_unless(policy, actor, "plan", meeting)
    sent = request.POST if request.method == "POST" else None
    form = MEETING_FORMS["plan"](sent, meeting=meeting, actor=actor, initial=given(request))
    if found := suggested(request, form):
        return found
    tell = lambda _result: messages.success(request, _("The meeting is planned. Look at its agenda."))  # noqa: E731
    if sent is not None and form.is_valid() and attempt(meeting.plan, form, by=actor, tell=tell):
        return redirect("meeting", meeting.pk)
    context = {"form": form, "holder": meeting.holder, **others(request, actor)}
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


def others(request, actor):
    """For who came with a selection: the whole list instead, and meetings that it may go to."""
    numbers, asked = request.GET.get("numbers", ""), request.GET.get("asked")
    if not numbers:
        return {}
    coming = policy.visible_to(actor).filter(holder=actor.post.seat, stage__in=(Stage.PLANNED, Stage.OPEN))
    whole = {"source": "list:asked", "asked": asked}
    return {
        "whole": urlencode(whole) if asked is not None else "",
        "coming": coming.order_by("starts_at")[:SHOWN],
        "numbers": urlencode({"numbers": numbers}),
    }


def given(request):
    """What the address names beforehand."""
    return {name: request.GET[name] for name in ("numbers", "source", "asked", "kind") if name in request.GET}
