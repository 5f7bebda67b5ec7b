"""Record of an on-site verification: 现场核验记录表 (DOMAIN §5.9)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.matters.paper_words import day, signed
from secondhalf.papers.page import SHEET, cell, grid, label, page


def about(visit, *, by, language):
    points = visit.points.prefetch_related("shots__file").order_by("order")
    return {
        "title": _("Record of an on-site verification"), "by_leader": visit.by_leader,
        "no": visit.matter.printed_no, "matter": visit.matter.title, "round": visit.round,
        "day": day(visit.visited_at), "place": visit.place, "accompanied_by": visit.accompanied_by,
        "verifier": signed(visit.act),
        "points": [point_of(point) for point in points],
        "asked": visit.workers_asked, "satisfied": visit.workers_satisfied, "basic": visit.workers_basic,
        "unsatisfied": visit.workers_unsatisfied, "silent": visit.workers_silent,
        "conclusion": visit.get_conclusion_display(), "fix_by": day(visit.fix_by), "note": visit.note,
        "signatures": [
            {"side": one.get_side_display(), "name": one.name} for one in visit.signatures.order_by("id")
        ],
    }  # fmt: skip


def point_of(point):
    return {
        "name": point.name, "method": point.get_method_display(), "standard": point.standard,
        "measured": f"{point.measured} {point.unit}".strip(),
        "result": _("meets it") if point.passed else _("does not"),
        "photos": " ".join(file.hash for file in point.photos),
    }  # fmt: skip


def lay(it):
    head = [
        [label(_("Number")), it["no"], label(_("Day")), it["day"]],
        [label(_("Matter")), cell(it["matter"], across=3)],
        [label(_("Place")), it["place"], label(_("Kind of visit")), kind(it)],
        [label(_("Verified by")), f"{it['verifier']['title']} {it['verifier']['name']}", label(_("Accompanied by")),
         it["accompanied_by"]],
    ]  # fmt: skip
    columns = (_("No."), _("Check point"), _("Method"), _("Standard"), _("Measured value"), _("Result"), _("Photo"))
    points = [
        [cell(place, align="center"), one["name"], one["method"], one["standard"], one["measured"], one["result"],
         one["photos"]]
        for place, one in enumerate(it["points"], start=1)
    ]  # fmt: skip
    foot = [
        [label(_("Workers asked")), cell(tally(it), across=3)],
        [label(_("Conclusion")), cell(conclusion(it), across=3, lines=2)],
        *[[label(words), cell(name, lines=2, across=3)] for words, name in signatures(it)],
    ]
    body = [
        grid([5, 8, 4, 7], head),
        grid([2, 6, 3, 6, 4, 3, 4], [[label(words) for words in columns], *points], head=1),
        grid([5, 8, 4, 7], foot),
    ]
    notes = [_("A photo is named by the beginning of its hash; workers are counted, never named.")]
    return page(SHEET, title=it["title"], body=body, notes=notes, language=it["language"])


def kind(it):
    words = _("re-inspection by a leader") if it["by_leader"] else _("verification")
    return f"{words} · {_('round %(n)d') % {'n': it['round']}}"


def tally(it):
    if not it["asked"]:
        return _("none")
    words = _("%(asked)d asked on the spot: %(yes)d satisfied, %(basic)d basically, %(no)d not, %(silent)d no answer")
    counts = {"asked": it["asked"], "yes": it["satisfied"], "basic": it["basic"], "no": it["unsatisfied"]}
    return words % {**counts, "silent": it["silent"]}


def conclusion(it):
    due = _("to be put right by %(day)s") % {"day": it["fix_by"]} if it["fix_by"] else ""
    return "\n".join(filter(None, [it["conclusion"], due, it["note"]]))


def signatures(it):
    """Names under the record; a side that has not signed gets room to do so by hand."""
    sides = [(one["side"], one["name"]) for one in it["signatures"]]
    blank = [(_("verifier"), ""), (_("responsible department"), "")]
    return [(_("Signature: %(side)s") % {"side": side}, name) for side, name in sides or blank]


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "no": gettext_lazy("number of the matter"),
    "matter": gettext_lazy("title of the matter"),
    "day": gettext_lazy("day of the visit"),
    "place": gettext_lazy("place"),
    "accompanied_by": gettext_lazy("accompanied by"),
    "points[].name": gettext_lazy("check point"),
    "points[].method": gettext_lazy("method"),
    "points[].standard": gettext_lazy("standard"),
    "points[].measured": gettext_lazy("measured value with its unit"),
    "points[].result": gettext_lazy("whether it meets the standard"),
    "points[].photos": gettext_lazy("hashes of its photos"),
    "asked": gettext_lazy("workers asked"),
    "satisfied": gettext_lazy("of whom satisfied"),
    "basic": gettext_lazy("basically satisfied"),
    "unsatisfied": gettext_lazy("not satisfied"),
    "silent": gettext_lazy("no answer"),
    "conclusion": gettext_lazy("conclusion"),
    "fix_by": gettext_lazy("day by which it is to be put right"),
    "note": gettext_lazy("note"),
    "signatures[].side": gettext_lazy("who signs"),
    "signatures[].name": gettext_lazy("name"),
    **{f"verifier.{part}": gettext_lazy("who verified, title, day") for part in ("name", "title", "day")},
}
