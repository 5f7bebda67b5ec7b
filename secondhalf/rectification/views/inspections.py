"""The inspections, one inspection, and its verbs. 整改台账、巡察。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused, Repeated
from secondhalf.matters.reading import reader
from secondhalf.papers import panels
from secondhalf.rectification import board, figures, policy
from secondhalf.rectification.forms.inspections import INSPECTION_FORMS, ReceiveForm
from secondhalf.rectification.models import Finding, Inspection
from secondhalf.rectification.views import doing
from secondhalf.rectification.words import DONE

PAGE = 100


def inspections(request):
    """All that the post has in sight, the newest feedback first, each with its figures."""
    actor = reader(request)
    rows = list(policy.visible_to(actor).order_by("-feedback_on", "-id")[:PAGE])
    seen = policy.findings_visible_to(actor).filter(inspection__in=rows)
    tallies = figures.tallies(seen)
    for row in rows:
        row.tally = tallies.get(row.pk, figures.Tally())
        row.stack = board.stack(row.tally)
    context = {"inspections": rows, "may_receive": policy.receives(actor), "formula": figures.COMPLETION}
    return render(request, "rectification/inspections.html", context)


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
