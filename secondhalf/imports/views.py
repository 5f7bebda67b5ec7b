"""The pages of imports: choose a file, see what would happen, watch it happen, take the errors away. 导入页面。"""

import contextlib
import itertools

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from secondhalf.core.problems import MovedOn, NotFound, Problem
from secondhalf.imports import choosing, faults, running, staging
from secondhalf.imports.forms import ColumnsForm, FileForm
from secondhalf.imports.importing import Importing, source_of
from secondhalf.imports.mapping import mapping_for
from secondhalf.imports.models import RunState
from secondhalf.imports.policy import found, importer, visible_to

SHOWN = 6
LOOKED_AT = 5_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def imports(request):
    """Choose a file and a unit; the imports so far."""
    actor = importer(request)
    seat = actor.post.seat
    form = FileForm(request.POST or None, request.FILES or None, holder=seat)
    if request.method == "POST" and form.is_valid():
        run = running.draft(actor, form.cleaned_data["file"], form.cleaned_data["unit"])
        return redirect("import", key=run.pk)
    runs = visible_to(actor).select_related("unit", "person").order_by("-made_at")[:20]
    return render(request, "imports/imports.html", {"form": form, "runs": runs, "units": choosing.units_of(seat)})


def import_page(request, key):
    """Before it begins: columns and a preview. Afterwards: how far it has come."""
    run = found(request, key)
    if run.state == RunState.READ:
        return columns(request, run)
    if request.method == "POST":
        return go_on(run)
    context = {"run": run, "faults": run.faults.order_by("line")[:SHOWN], "stalled": running.stalled(run).exists()}
    return render(request, "imports/_run.html" if request.htmx else "imports/run.html", context)


def columns(request, run):
    headings = staging.headings(run.pk)
    if headings is None:
        raise NotFound
    form = ColumnsForm(request.POST or None, headings=headings)
    chosen = form.mapping() if form.is_bound and form.is_valid() else None
    context = {"run": run, "form": form, **preview(run, headings, chosen)}
    if "begin" in request.POST and context.get("fresh"):
        return begin(run, chosen)
    return render(request, "imports/columns.html", context)


def preview(run, headings, chosen):
    """What would happen to the first rows, or the Problem that stands in the way."""
    try:
        mapping = mapping_for(headings, chosen)
        by = running.actor_of(run)
        importing = Importing(by, run.holder, run.unit, source_of(mapping.used(headings), run.unit)).checked()
    except Problem as problem:
        return {"problem": problem}
    rows = list(itertools.islice(staging.rows(run.pk), LOOKED_AT))
    batch, fresh = importing.sift(rows, mapping)
    return {
        "fresh": len(fresh),
        "repeated": batch.repeated,
        "wrong": len(batch.faults),
        "looked_at": len(rows),
        "entries": fresh[:SHOWN],
        "faults": batch.faults[:SHOWN],
    }


def begin(run, mapping):
    with contextlib.suppress(MovedOn):  # the first click began it
        running.start(run, mapping)
    return redirect("import", key=run.pk)


def go_on(run):
    """Go on with a run that was broken off."""
    return begin(run, run.mapping)


def import_errors(request, key):
    """The rows that were not taken, as a workbook to correct and import again."""
    run = found(request, key)
    headings = run.headings or []
    body = faults.workbook(run.faults.order_by("line").iterator(500), headings)
    stem = run.file_name.rpartition(".")[0] or run.file_name
    response = HttpResponse(body, content_type=WORKBOOK)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{stem}-errors.xlsx")
    return response
