"""Statements: the figures as they stand, frozen at a cut-off, and the records behind every number. 统计报表。"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access, moments
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.indicators import charts, policy
from secondhalf.indicators.forms import FORMS
from secondhalf.indicators.lines import ITEM, MATTER, rate_of
from secondhalf.indicators.sheet import XLSX, workbook
from secondhalf.indicators.sources import SOURCES
from secondhalf.indicators.stating import Statement
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.reading import reader
from secondhalf.practical import policy as practical_policy

DONE = {
    "draw_up": _("Drawn up: the numbers are frozen. Next: somebody else checks them."),
    "check_figures": _("Checked. Next: a leader issues it."),
    "drop": _("Dropped; it stays on record."),
    "issue": _("Issued. What turns out wrong is corrected beside it."),
    "correct": _("Corrected; the frozen number stays readable beside it."),
}
REFUSING = frozenset({"drop"})
MOST, SHOWN = 60, 100


def statements(request):
    """What statements may be made of, and those that were."""
    actor = reader(request)
    groups = [(source, list(source.scopes(actor).order_by("-id")[:MOST])) for source in SOURCES.values()]
    made = policy.visible_to(actor).order_by("-id")[:MOST]
    return render(request, "indicators/statements.html", {"groups": groups, "made": made})


def live(request, kind, scope):
    """The figures as they stand now; `draw_up` freezes them."""
    source, about = found(request, kind, scope)
    if request.method == "POST":
        return draw_up(request, source, about)
    figures = source.figures(about)
    before = Statement.objects.issued_before(kind, about.pk, moments.now())
    context = {"source": source, "about": about, "cut_off": moments.now(), "may_draw": policy.submits(request.actor)}
    context |= {"form": FORMS["draw_up"](), "drawn": Statement.objects.filter(kind=kind, scope=scope).order_by("-id")}
    return render(request, "indicators/live.html", context | shown(figures, before=before))


def draw_up(request, source, about):
    if repeated := first_result(request, "statement.draw_up"):
        return redirect("statement", repeated.subject)
    access.refuse_unless(policy, request.actor, "draw_up", Statement())
    made = Statement.draw_up(by=request.actor, source=source, scope=about)
    messages.success(request, DONE["draw_up"])
    return redirect(made)


def statement(request, key):
    """The frozen figures, who signed, what was corrected, and what may be done with them now."""
    it = access.find(policy, request.actor, "see", pk=key)
    buttons = [(verb, it.verb_labels[verb]) for verb in access.offered(policy, request.actor, it)]
    context = {"statement": it, "buttons": buttons, "refusing": REFUSING, "cut_off": it.cut_off, "about": it.about}
    context |= {"source": SOURCES[it.kind], "signed": it.signed(), "reasons": it.reasons.all()}
    before = Statement.objects.issued_before(it.kind, it.scope, it.cut_off)
    return render(request, "indicators/statement.html", context | shown(it.figures, it.corrected(), before))


def statement_move(request, key, verb):
    """Every button of a statement: its form, then the act."""
    if first_result(request, f"statement.{verb}"):
        return redirect("statement", key)
    it = access.find(policy, request.actor, verb, turn=turn_sent(request), pk=key)
    sent = request.POST if request.method == "POST" else None
    form = FORMS[verb](sent, statement=it)
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    if sent is not None and form.is_valid() and attempt(getattr(it, verb), form, by=request.actor, tell=tell):
        return redirect(it)
    context = {"statement": it, "words": it.verb_labels[verb], "form": form, "refuses": verb in REFUSING}
    return render(request, "indicators/move.html", context, status=422 if form.errors else 200)


def shown(figures, corrected=None, before=None):
    """For the template: rows of (line, rate, corrections, what the statement before says), and the chart's table."""
    corrected, past = corrected or {}, before.printed() if before else {}
    rows = [(line, rate_of(line), corrected.get(line.key, ()), past.get(line.key)) for line in figures.lines]
    return {"figures": figures, "rows": rows, "before": before, "scripts": charts.scripts() if figures.groups else ()}


def live_records(request, kind, scope, line):
    """The records behind a number of the present figures."""
    source, about = found(request, kind, scope)
    return records(request, source.figures(about), line, {"source": source, "about": about, "back": request.path})


def statement_records(request, key, line):
    """The same of a frozen number: those that were counted then."""
    it = access.find(policy, request.actor, "see", pk=key)
    return records(request, it.figures, line, {"source": SOURCES[it.kind], "about": it.about, "statement": it})


def records(request, figures, key, context):
    asked = next((line for line in figures.lines if line.key == key), None)
    if asked is None or not asked.of:
        raise Http404
    above = {str(pk) for pk in asked.above}
    side = request.GET.get("side", "")
    wanted = {"part": asked.above, "rest": [pk for pk in asked.below if str(pk) not in above]}.get(side, asked.below)
    readable = seen(request.actor, asked.of, wanted)
    rows = [(row, str(row.pk) in above) for row in readable[:SHOWN]]
    hidden = len(set(map(str, wanted))) - readable.count()
    more = {"line": asked, "rate": rate_of(asked), "rows": rows, "side": side, "hidden": hidden, "sides": SIDES}
    return render(request, "indicators/records.html", context | more | {"cut": readable.count() > SHOWN})


SIDES = [("", _("All counted below the line")), ("part", _("Above the line")), ("rest", _("Not above the line"))]


def seen(actor, of, keys):
    """The records of these keys that the actor may open, as a QuerySet."""
    policies = {MATTER: matters_policy, ITEM: practical_policy}
    return policies[of].visible_to(actor).filter(pk__in=list(keys)).order_by("pk")


def live_sheet(request, kind, scope):
    """The present figures as .xlsx."""
    source, about = found(request, kind, scope)
    title = f"{source.title} · {about}"
    return as_file(workbook(title, source.figures(about), actor=request.actor, cut_off=moments.now()), kind)


def statement_sheet(request, key):
    """A statement as .xlsx, with its signatures and corrections."""
    it = access.find(policy, request.actor, "see", pk=key)
    title = f"{SOURCES[it.kind].title} · {it.about}"
    content = workbook(title, it.figures, actor=request.actor, cut_off=it.cut_off, statement=it)
    return as_file(content, it.no)


def as_file(content, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def found(request, kind, scope):
    """(source, scope) of an address, as far as the reader may see it; 404 otherwise."""
    actor = reader(request)
    source = SOURCES.get(kind)
    about = source.scopes(actor).filter(pk=scope).first() if source else None
    if about is None:
        raise Http404
    return source, about
