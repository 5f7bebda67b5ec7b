"""A file on its way into a ledger: chosen, looked at, shown row by row, then done as a whole. 导回与首次导入页面。"""

import contextlib

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from secondhalf.core.problems import MovedOn, Problem
from secondhalf.ledgers import foreign, resuming, returning, shelf
from secondhalf.ledgers.forms import FileForm, MappingForm
from secondhalf.ledgers.models import RunRow, RunState, Way
from secondhalf.ledgers.policy import found_run, opened

SHOWN = 100


def ledger_import(request, key):
    """Choose a file: an export of this ledger, or a ledger that was kept elsewhere."""
    actor, found = opened(request, key)
    form = FileForm(request.POST or None, request.FILES or None, realm=actor.realm)
    if request.method == "POST" and form.is_valid():
        try:
            run = returning.begin(found, actor, form.cleaned_data["file"])
            return redirect("ledger-run", key, run.pk)
        except Problem as problem:
            if problem.status != 422:
                raise
            form.add_error("file", ValidationError(problem.in_words, code=problem.code))
    context = {"ledger": found, "form": form, "takes_foreign": found.enter is not None and found.runs(actor)}
    return render(request, "ledgers/import.html", context, status=422 if form.errors else 200)


def ledger_run(request, key, run):
    """What is known of a file: its mapping, what would happen, how far it has come."""
    actor, found, mine = found_run(request, key, run)
    if request.method == "POST":
        return go_on(request, actor, found, mine)
    return show(request, actor, found, mine)


def go_on(request, actor, found, mine):
    if "look" in request.POST and mine.way == Way.FOREIGN:
        form = mapping_form(actor, found, mine, request.POST)
        if not form.is_valid():
            return show(request, actor, found, mine, form)
        returning.look(mine, form.said())
    elif "again" in request.POST:
        resuming.resume(mine)
    elif "go" in request.POST:
        with contextlib.suppress(MovedOn):  # the first click began it
            returning.carry_out(mine)
    return redirect("ledger-run", found.key, mine.pk)


def show(request, actor, found, mine, form=None):
    asks = mine.way == Way.FOREIGN and mine.state in (RunState.READ, RunState.READY, RunState.REFUSED, RunState.BROKEN)
    rows = mine.rows.order_by("says", "line")
    context = {
        "ledger": found,
        "run": mine,
        "wrong": list(rows.exclude(says=RunRow.Says.CHANGE)[:SHOWN]),
        "wrong_more": mine.counts.get("wrong", 0) + mine.counts.get("conflict", 0) > SHOWN,
        "changes": list(rows.filter(says=RunRow.Says.CHANGE)[:SHOWN]),
        "form": form or (mapping_form(actor, found, mine) if asks else None),
        "has_marked": shelf.path_of(mine.pk, "marked.xlsx").exists(),
        "has_file": mine.way == Way.OUT and mine.state == RunState.DONE and shelf.path_of(mine.pk).exists(),
        "may_go": may_go(mine),
        "is_stalled": resuming.is_stalled(mine),
    }
    template = "ledgers/_run.html" if request.htmx else "ledgers/run.html"
    return render(request, template, context, status=422 if form is not None else 200)


def may_go(mine):
    """Ready, something to do, and nothing in the way."""
    counts = mine.counts
    in_the_way = counts.get("wrong", 0) + counts.get("conflict", 0)
    return mine.state == RunState.READY and not in_the_way and bool(counts.get("change", 0) + counts.get("fresh", 0))


def mapping_form(actor, found, mine, data=None):
    """Which column is what, as guessed or as chosen."""
    titles, chosen = mine.asked.get("titles", []), mine.asked.get("columns", {})
    units = list(foreign.units_of(actor)[:300])
    return MappingForm(data, entry=found.enter, titles=titles, chosen=chosen, units=units, unit=mine.asked.get("unit"))
