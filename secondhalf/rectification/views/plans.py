"""The plan with its lists, as approved or as it stands now; a report as it was submitted. 整改方案、清单、报告。"""

from django.shortcuts import render

from secondhalf.core import access
from secondhalf.core.problems import NotFound
from secondhalf.matters.kinds import FinishState
from secondhalf.papers import panels
from secondhalf.rectification import lists, policy
from secondhalf.rectification.outcomes import UNIT_WORDS, UNITS, label

NOW = "now"


def plan(request, code):
    """One list of one version. ?version=2 (left out: the one in force, else now), ?list=task; a print has them all."""
    found = access.find(policy, request.actor, "see", code=code)
    versions = list(found.plans.select_related("act__person", "ruling__act__person").order_by("-version"))
    shown = chosen(request.GET.get("version", ""), versions, found)
    seen = policy.findings_visible_to(request.actor).filter(inspection=found)
    content = lists.of(seen) if shown is None else limited(shown.content, seen)
    names = [name for name in found.where.value("rectification.lists") if name in lists.LISTS]
    wanted = request.GET.get("list")
    current = wanted if wanted in lists.LISTS else (names or ["problem"])[0]
    names += [name for name in lists.LISTS if name not in names]
    context = {
        "inspection": found,
        "versions": versions,
        "shown": shown,
        "tabs": [{"key": name, "words": lists.LISTS[name][0], "n": len(content[name])} for name in names],
        "current": current,
        "tables": [table(name, content[name]) | {"current": name == current} for name in names],
    }
    return render(request, "rectification/plan.html", context)


def chosen(asked, versions, inspection):
    """The version that is asked for; None for the lists as they stand now."""
    if asked == NOW or not versions:
        return None
    if not asked:
        approved = [one for one in versions if one.verdict and one.verdict.approved]
        return approved[0] if approved else versions[0]
    found = next((one for one in versions if str(one.version) == asked), None)
    if found is None:
        raise NotFound
    return found


def limited(content, seen):
    """Of a frozen plan, the rows of findings that the reader has in sight."""
    numbers = set(seen.values_list("matter__no", flat=True))
    return {name: [row for row in content.get(name, ()) if row["finding"] in numbers] for name in lists.LISTS}


def table(name, rows):
    """A list for the page: heads, and rows of (number of the matter, cells)."""
    title, columns = lists.LISTS[name]
    lines = [(row["finding"], [(key, lists.told(key, row.get(key, ""))) for key, _head in columns]) for row in rows]
    return {"key": name, "title": title, "heads": columns, "rows": lines}


def report(request, code, order):
    """A report with the figures that were frozen with it."""
    found = access.find(policy, request.actor, "see", code=code)
    shown = found.reports.filter(order=order).select_related("act__person", "ruling__act__person").first()
    if shown is None:
        raise NotFound
    behind = shown.numbers.get("behind", {})
    sums = {name: n for name, n in shown.numbers["results"].items() if float(n)}
    results = [(label(name), n, UNIT_WORDS[UNITS[name]], name) for name, n in sums.items()]
    counts = [
        (FinishState(word).label, n, word) for word, n in shown.numbers["counts"].items() if word in FinishState.values
    ]
    show = request.GET.get("show", "")
    rows = policy.findings_visible_to(request.actor).filter(inspection=found, outline__in=places(behind, show))
    context = {"inspection": found, "report": shown, "results": results, "counts": counts}
    context |= {"opens": bool(behind), "show": show, "behind": rows.in_order() if show else None}
    context["papers"] = panels.of(request, "rectification_report", shown)
    return render(request, "rectification/report.html", context)


def places(behind, show):
    """The places in the feedback of what a number of a report counted when it was frozen."""
    if show == "counted":
        return [place for word in FinishState.values for place in behind.get(word, ())]
    return behind.get(show, ())
