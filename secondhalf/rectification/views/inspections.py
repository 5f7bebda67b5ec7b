"""The inspections, one inspection, and its verbs. 整改台账、巡察。"""

import datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import NotFound, Refused, Repeated
from secondhalf.matters.reading import reader
from secondhalf.papers import panels
from secondhalf.rectification import board, figures, policy
from secondhalf.rectification.forms.inspections import INSPECTION_FORMS, ReceiveForm
from secondhalf.rectification.kinds import InspectionSource, InspectionStage
from secondhalf.rectification.models import Finding, Inspection
from secondhalf.rectification.views import doing
from secondhalf.rectification.words import DONE

PAGE = 50


def inspections(request):
    """What the post has in sight, the newest feedback first, with figures; by source and stage, page by page."""
    actor = reader(request)
    asked = {name: request.GET.get(name, "") for name in ("source", "stage")}
    found = policy.visible_to(actor).filter(**{name: value for name, value in asked.items() if value})
    rows, after = page_of(found, request.GET.get("after", ""))
    tallies = figures.tallies(policy.findings_visible_to(actor).filter(inspection__in=rows))
    for row in rows:
        row.tally = tallies.get(row.pk, figures.Tally())
        row.stack = board.stack(row.tally)
    context = {
        "inspections": rows,
        "after": after,
        "asked": asked,
        "narrows": any(asked.values()) or "after" in request.GET,
    }
    context |= {"sources": InspectionSource.choices, "stages": InspectionStage.choices}
    context |= {"may_receive": policy.receives(actor), "formula": figures.COMPLETION}
    return render(request, "rectification/inspections.html", context)


def page_of(found, after):
    """(inspections of a page, the key from which the next one goes on or ""). after: "2026-09-14~key"."""
    day, _tilde, key = after.partition("~")
    try:
        edge = (datetime.date.fromisoformat(day), UUID(key)) if after else None
    except ValueError:
        raise NotFound from None
    if edge:
        found = found.filter(Q(feedback_on__lt=edge[0]) | Q(feedback_on=edge[0], pk__lt=edge[1]))
    rows = list(found.order_by("-feedback_on", "-id")[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], f"{last.feedback_on.isoformat()}~{last.pk}" if last else ""


def receive(request):
    """Enter an inspection from its feedback."""
    if repeated := first_result(request, "inspection.receive"):
        return go_on_after(request, repeated)
    actor = doing.signed_in(request)
    if not policy.receives(actor):
        raise Refused(verb=Inspection.verb_labels["receive"], who=policy.receives.who)
    form = ReceiveForm(doing.sent(request), actor=actor)
    if found := suggested(request, form):
        return found
    if request.method == "POST" and form.is_valid():
        try:
            made = Inspection.receive(by=actor, **form.cleaned_data)
        except Repeated as repeated:
            return go_on_after(request, repeated.event)
        messages.success(request, DONE["receive"])
        return redirect(made)
    context = {"form": form, "words": Inspection.verb_labels["receive"]}
    return render(request, "rectification/receive.html", context, status=422 if form.errors else 200)


def go_on_after(request, event):
    """A repeated request answers as the first one did."""
    return redirect(policy.visible_to(request.actor).filter(pk=event.subject).first() or "inspections")


def inspection(request, code):
    """Its dates, figures, findings by aspect, plan, reports, look-backs, public texts, and what may be done now."""
    found = access.find(policy, request.actor, "see", code=code)
    context = board.of(found, request.actor, request.GET)
    context["papers"] = panels.of(request, "inspection", found)
    return render(request, "rectification/inspection.html", context)


def move(request, code, verb):
    """Every button of an inspection that has no page of its own."""
    if first_result(request, f"inspection.{verb}"):
        return redirect("inspection", code)
    found = access.find(policy, request.actor, verb, turn=turn_sent(request), code=code)
    form = INSPECTION_FORMS[verb](doing.sent(request), inspection=found, actor=request.actor)
    counted = figures.tally(Finding.objects.filter(inspection=found)) if verb == "submit_report" else None
    return doing.ask(
        request, verb, found, form, back=found.get_absolute_url(), inspection=found, tally=counted,
        formula=figures.COMPLETION, submitted=submitted(found, verb), crumb=_("Inspection"),
    )  # fmt: skip


def submitted(inspection, verb):
    """What the ruling is about, to be read beside its form."""
    if verb in ("approve_plan", "return_plan"):
        return {"plan": inspection.open_plan}
    return {"report": inspection.open_report} if verb in ("accept_report", "return_report") else {}
