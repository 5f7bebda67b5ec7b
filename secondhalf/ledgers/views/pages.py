"""Pages of ledgers: the list of them, one on screen, one as printed. 台账页面。"""

from django.shortcuts import render

from secondhalf.core import moments
from secondhalf.ledgers import asking, ledger, totals
from secondhalf.ledgers.policy import opened, visible_to
from secondhalf.ledgers.table import Table
from secondhalf.matters.reading import reader

MOST_PRINTED = 2000


def ledgers(request):
    """Every ledger that the post may open, and its files lately."""
    actor = reader(request)
    runs = visible_to(actor).select_related("person").order_by("-made_at")[:20]
    return render(request, "ledgers/ledgers.html", {"ledgers": ledger.offered(actor), "runs": runs})


def one(request, key):
    """One page of a ledger; of an HTMX request only the table."""
    actor, found = opened(request, key)
    form = asking.AskingForm(request.GET, ledger=found, actor=actor)
    pages = {name: request.GET.get(name, "") for name in ("after", "before")}
    table = Table(found, actor, form.asked, **pages)
    if request.htmx and request.htmx.target == "table":
        return render(request, "ledgers/_table.html", context_of(found, table))
    sums = summed(found, actor)
    if sums and sums["summary"].is_of_rows and not form.asked.narrows:
        table.count = sums["summary"].number
    context = {**context_of(found, table), "form": form, "runs_it": found.runs(actor), **sums}
    return render(request, "ledgers/ledger.html", context)


def context_of(found, table):
    return {
        "ledger": found,
        "table": table,
        "asked": table.asked,
        "signers": table.laid.signers,
        "cut_off": moments.now(),
        "about": found.about(table.actor, table.asked.values) if found.about else "",
    }


def summed(found, actor):
    """The line of totals over the whole ledger, whatever the filters, with its bars."""
    if found.summary is None:
        return {}
    summary = found.summary(found.rows(actor).order_by(), actor)
    bars, x = [], 0
    for share in summary.shares:
        width = 100 * share.number / summary.number if summary.number else 0
        bars.append((share.css, f"{x:.2f}", f"{max(0, width - 0.4):.2f}"))
        x += width
    return {"summary": summary, "bars": bars}


def printed(request, key):
    """The ledger as it is printed: all rows up to a limit, heads on every sheet, signers below."""
    actor, found = opened(request, key)
    asked = asking.known(found, actor, request.GET)
    table = Table(found, actor, asked, size=MOST_PRINTED)
    context = {**context_of(found, table), "printed": True, "most": MOST_PRINTED, **summed(found, actor)}
    context["seat"] = actor.post.seat
    context["counting"] = totals.counting(context.get("summary"), asked.narrows)
    return render(request, "ledgers/print.html", context)
