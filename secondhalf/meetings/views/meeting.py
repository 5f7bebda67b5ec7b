"""One meeting: its agenda as the reader may see it, attendance, decisions, minutes, and its buttons. 会议。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.pickers import suggested
from secondhalf.core.stories import lines
from secondhalf.meetings import policy
from secondhalf.meetings.agenda import RULE, To
from secondhalf.meetings.binding import address, sources
from secondhalf.meetings.facing import with_latest
from secondhalf.meetings.forms import MEETING_FORMS
from secondhalf.meetings.kinds import ABOUT
from secondhalf.meetings.loop import VERBS
from secondhalf.papers import panels as papers

DONE = {
    "change": _("Changed."),
    "call_off": _("The meeting is called off."),
    "put_on": _("Put on the agenda."),
    "arrange": _("The agenda is arranged."),
    "invite": _("They are on the list of those asked."),
    "begin": _("The meeting has begun. Decisions are recorded item by item on the wall page."),
    "attend": _("Attendance is recorded."),
    "decide": _("The decision is recorded and tracked."),
    "end": _("The meeting is over. Next: its minutes."),
    "write_up": _("The minutes are kept. Next: submit them for approval."),
    "submit": _("Submitted. Next: approval by somebody who did not write them."),
    "send_back": _("Returned to whoever wrote them."),
    "approve": _("The minutes are issued, and those who were asked to come are told."),
    "withdraw": _("The minutes are withdrawn; their number stays with them."),
}
REFUSING = frozenset({"call_off", "send_back", "withdraw"})
NEXT = ("begin", "attend", "end", "write_up", "submit", "approve")
IN_ROWS = ("arrange", "decide")  # drawn beside an item, not beside the heading


def meeting(request, key):
    """Everything about one meeting that the reader may see."""
    found = access.find(policy, request.actor, "see", pk=key)
    items, left_out = policy.items_for(request.actor, found)
    offered = [verb for verb in access.offered(policy, request.actor, found) if verb not in IN_ROWS]
    offered.sort(key=lambda verb: NEXT.index(verb) if verb in NEXT else len(NEXT))
    decisions = policy.decisions_visible_to(request.actor).filter(meeting=found).for_page().order_by("order")
    may_arrange = "arrange" in access.offered(policy, request.actor, found)
    context = {
        "meeting": found,
        "about": ABOUT[found.kind],
        "bound_to": bound_to(request.actor, found),
        "items": with_latest(items),
        "left_out": left_out,
        "taken_out": taken_out(request.actor, found) if may_arrange else [],
        "rule": RULE,
        "buttons": [(verb, VERBS[verb]) for verb in offered],
        "first": next((verb for verb in offered if verb in NEXT), ""),
        "lacks": [(VERBS[verb], lacks) for verb, lacks in access.awaiting(policy, request.actor, found)],
        "may_arrange": may_arrange,
        "decisions": decisions,
        "people": list(found.attendants.all()),
        "turnout": found.turnout(),
        "papers": papers.of(request, "meeting", found),
        "story": story(found),
    }
    return render(request, "meetings/meeting.html", context)


def bound_to(actor, meeting):
    """(words, address) of the ledger or list that it was planned for; None for chosen matters."""
    words = dict(sources(actor)).get(meeting.ledger) if meeting.ledger else None
    return (words, address(meeting.ledger, meeting.asked)) if words else None


def taken_out(actor, meeting):
    """Items that were taken out and that the actor may see: they may be put back."""
    rows = meeting.items.filter(is_out=True, matter__in=policy.matters_visible_to(actor), matter__accused=None)
    return list(rows.select_related("matter"))


def meeting_move(request, key, verb):
    """Every button of a meeting: show its form, then do it."""
    if first_result(request, f"meeting.{verb}"):
        return redirect("meeting", key)
    found = access.find(policy, request.actor, verb, turn=turn_sent(request), pk=key)
    sent = request.POST if request.method == "POST" else None
    given = {"numbers": request.GET["numbers"]} if "numbers" in request.GET else None
    form = MEETING_FORMS[verb](sent, meeting=found, actor=request.actor, initial=given)
    if answer := suggested(request, form):
        return answer
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    if sent is not None and form.is_valid() and attempt(getattr(found, verb), form, by=request.actor, tell=tell):
        return redirect("meeting", found.pk)
    context = {
        "meeting": found, "verb": verb, "words": VERBS[verb], "form": form, "lacks": found.missing(verb),
        "refuses": verb in REFUSING, "to": To,
    }  # fmt: skip
    page = {"attend": "meetings/attend.html"}.get(verb, "meetings/move.html")
    return render(request, page, context, status=422 if form.errors else 200)


def story(meeting):
    """Items of core/_story.html, newest first; who arranged what and when attendance was touched up is left out."""
    texts = {reason.act_id: reason.text for reason in meeting.reasons.all()}
    texts |= {issue.act_id: issue.no for issue in meeting.issues.all()}
    events = [event for event in meeting.story() if event.verb not in ("arrange", "attend")]
    return lines(events, VERBS, texts, marked=REFUSING)
