"""The page on which an office hides, renames and reorders the columns of a ledger. 列与顺序。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secondhalf.ledgers import layout
from secondhalf.ledgers.forms import LayoutForm
from secondhalf.ledgers.policy import run_by


def ledger_layout(request, key):
    """Show the columns; keep what was arranged, for the office and all below it; or go back to what was shipped."""
    actor, found = run_by(request, key)
    if request.method == "POST" and "forget" in request.POST:
        layout.forget(found, actor)
        messages.success(request, _("The columns are as they were shipped."))
        return redirect("ledger", key)
    laid = layout.laid_out(found, actor.post.seat)
    form = LayoutForm(request.POST or None, ledger=found, laid=laid)
    if request.method == "POST" and form.is_valid():
        layout.save(found, actor, *form.said())
        messages.success(request, _("The columns are arranged."))
        return redirect("ledger", key)
    context = {"ledger": found, "form": form, "own": laid.organisation == actor.post.seat.pk, "seat": actor.post.seat}
    return render(request, "ledgers/layout.html", context, status=422 if form.errors else 200)
