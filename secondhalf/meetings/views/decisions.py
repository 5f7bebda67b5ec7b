"""Decisions: what was agreed, by whom it is to be done, whether it was. 议定事项。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access, moments
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.pickers import as_key
from secondhalf.core.stories import lines
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.tabs import Tab, words_of
from secondhalf.matters.views.publications import page
from secondhalf.meetings import policy
from secondhalf.meetings.forms.holding import DECISION_FORMS
from secondhalf.meetings.loop import DECISION_VERBS, DecisionStage
from secondhalf.meetings.policy import DECISIONS
from secondhalf.meetings.views.lists import MANY, visitor

DONE = {
    "report": _("Reported. Next: the office confirms it."),
    "confirm": _("Confirmed: the decision is done."),
    "send_back": _("Returned: it is to be done still."),
    "withdraw": _("The decision is withdrawn; its number is not used again."),
}
REFUSING = frozenset({"send_back", "withdraw"})
TABS = {
    "open": (_("To be done"), lambda rows: rows.to_do()),
    "late": (_("Overdue"), lambda rows: rows.overdue()),
    "reported": (_("To be confirmed"), lambda rows: rows.reported()),
    "done": (_("Done"), lambda rows: rows.filter(stage=DecisionStage.DONE)),
}


def decisions(request):
    """One tab each; by department where the address asks for one."""
    actor = visitor(request)
    seen = policy.decisions_visible_to(actor).for_page()
    if department := request.GET.get("department", ""):
        seen = seen.filter(department__in=[key] if (key := as_key(department)) else [])
    counts = {name: narrow(seen)[: MANY + 1].count() for name, (_words, narrow) in TABS.items()}
    name = request.GET.get("tab")
    name = name if name in TABS else "open"
    rows, pager = page(TABS[name][1](seen), request.GET)
    address = f"{reverse('decisions')}?" + (f"department={department}&" if department else "")
    tabs = [
        Tab(f"{address}tab={one}", words, words_of((min(counts[one], MANY), counts[one] > MANY)), one == name)
        for one, (words, _narrow) in TABS.items()
    ]
    context = {"tabs": tabs, "rows": dressed(actor, rows), "pager": pager, "today": moments.today()}
    return render(request, "meetings/decisions.html", context)


def dressed(actor, rows):
    """[(decision, its matter if the actor may see it, verbs offered)]."""
    keys = {row.matter_id for row in rows if row.matter_id}
    seen = set(matters_policy.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    return [
        (row, row.matter if row.matter_id in seen else None, buttons(actor, row)) for row in rows
    ]  # fmt: skip


def buttons(actor, decision):
    return [(verb, DECISION_VERBS[verb]) for verb in access.offered(DECISIONS, actor, decision)]


def decision(request, key):
    """One decision with its reports and rulings."""
    found = access.find(DECISIONS, request.actor, "see", pk=key)
    ((_row, matter, verbs),) = dressed(request.actor, [found])
    meeting = policy.visible_to(request.actor).filter(pk=found.meeting_id).first()
    context = {
        "decision": found, "matter": matter, "meeting": meeting, "buttons": verbs, "refusing": REFUSING,
        "story": story(found),
    }  # fmt: skip
    return render(request, "meetings/decision.html", context)


def decision_move(request, key, verb):
    """Every button of a decision: show its form, then do it."""
    if first_result(request, f"decision.{verb}"):
        return redirect("decision", key)
    found = access.find(DECISIONS, request.actor, verb, turn=turn_sent(request), pk=key)
    sent = request.POST if request.method == "POST" else None
    form = DECISION_FORMS[verb](sent, decision=found)
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    if sent is not None and form.is_valid() and attempt(getattr(found, verb), form, by=request.actor, tell=tell):
        return redirect("decision", key)
    context = {
        "decision": found, "words": DECISION_VERBS[verb], "form": form, "refuses": verb in REFUSING,
        "lacks": found.missing(verb),
    }  # fmt: skip
    return render(request, "meetings/decision_move.html", context, status=422 if form.errors else 200)


def story(decision):
    """Items of core/_story.html, newest first, from the act of the meeting on."""
    texts = {row.act_id: row.text for row in (*decision.reports.all(), *decision.rulings.all())}
    told = lines(decision.story(), DECISION_VERBS, texts, marked=REFUSING)
    first = decision.act
    return [*told, {"at": first.at, "name": _("Record a decision"), "person": first.person, "title": first.title}]
