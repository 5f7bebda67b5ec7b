"""What a department gets with a dispatch, called by what the matter is: 诉求办理通知单, 整改任务通知单 (DOMAIN §15)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import clocks
from secondhalf.matters import regimes
from secondhalf.matters.kinds import MatterKind
from secondhalf.matters.paper_note import who
from secondhalf.matters.paper_words import day, signed
from secondhalf.papers.page import SHEET, cell, cut, grid, label, line, page

TO_HANDLE = gettext_lazy("Notice of a matter to be handled")
#  form: title, kinds
NOTICES = {
    "dispatch_notice": (gettext_lazy("Notice of a demand to be handled"), {MatterKind.DEMAND}),
    "rectification_notice": (
        gettext_lazy("Notice of what is to be put right"), {MatterKind.INSPECTION_FINDING, MatterKind.HAZARD},
    ),
    "practical_notice": (gettext_lazy("Notice of a practical matter to be carried out"), {MatterKind.PRACTICAL}),
}  # fmt: skip
NAMED = {kind: key for key, (_title, kinds) in NOTICES.items() for kind in kinds}
NOTICES["matter_notice"] = (TO_HANDLE, set(MatterKind) - set(NAMED))
SPOKEN = {MatterKind.DEMAND, MatterKind.STATIONING_FINDING, MatterKind.SERVICE, MatterKind.LEGAL_CASE}


def title(matter):
    """What the notice of this matter is called."""
    return NOTICES[NAMED.get(matter.kind, "matter_notice")][0]


def offered(kinds):
    """The `offered` of a notice for these kinds, once there is a lead department."""
    return lambda actor, matter: matter.lead_id is not None and matter.kind in kinds


def about(matter, *, by, language):
    sent = matter.dispatchings.select_related("lead", "act__person").order_by("-id").first()
    assisting = matter.assignments.filter(is_current=True, role="assist_dept").select_related("department")
    signing = matter.clock("sign_for")
    return {
        "title": title(matter), "number": "", "no": matter.printed_no, "matter": matter.title,
        "category": str(matter.category), "urgency": matter.get_urgency_display(), "unit": matter.unit.name,
        "place": matter.place, "summary": matter.summary, "department": matter.lead.name,
        "assisting": "、".join(one.department.name for one in assisting), "note": sent.note if sent else "",
        "sign_by": day(clocks.last_day(signing.ends_at)) if signing else "",
        "due": day(last) if (last := last_day(matter)) else "",
        "sent": signed(sent.act if sent else None), "foot": foot(matter),
    }  # fmt: skip


def foot(matter):
    """The line at the foot of what somebody said: a finding or a task has no such speaker."""
    spoken = matter.kind in SPOKEN
    return _("The original words stay with the union; who raised it is not asked for.") if spoken else ""


def last_day(matter):
    """The day it is to be finished: by its clock, or before it is signed for by the day of the plan; None if none."""
    running = matter.clock("handle")
    if running:
        return clocks.last_day(running.ends_at)
    rule = regimes.handling(matter)
    return rule.date if rule.unit == "date" else None


def lay(it):
    rows = [
        [label(_("Number")), it["no"], label(_("Urgency")), it["urgency"]],
        [label(_("Matter")), cell(it["matter"], across=3)],
        [label(_("Category")), it["category"], label(_("Unit concerned")), it["unit"]],
        [label(_("Place")), cell(it["place"], across=3)],
        [label(_("Summary for the departments")), cell(it["summary"], across=3, lines=8)],
        [label(_("Lead department")), it["department"], label(_("Assisting departments")), it["assisting"]],
        [label(_("To be signed for by")), it["sign_by"], label(_("To be finished by")), it["due"]],
        [label(_("What is asked")), cell(it["note"], across=3, lines=3)],
        [label(_("Dispatched by")), who(it["sent"]), label(_("Day")), it["sent"]["day"]],
    ]
    slip = [[label(_("Signed for by")), "", label(_("Day")), ""]]
    above = [line(_("No. %(number)s") % {"number": it["number"]}, align="right")] if it["number"] else []
    grids = [grid([4, 8, 4, 8], rows), cut(_("Receipt slip: to be signed and sent back")), grid([4, 8, 4, 8], slip)]
    notes = [it["foot"]] if it["foot"] else []
    return page(SHEET, title=it["title"], body=above + grids, notes=notes, language=it["language"])


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "number": gettext_lazy("number of the document"),
    "no": gettext_lazy("number of the matter"),
    "matter": gettext_lazy("title of the matter"),
    "category": gettext_lazy("category"),
    "urgency": gettext_lazy("urgency"),
    "unit": gettext_lazy("unit concerned"),
    "place": gettext_lazy("place"),
    "summary": gettext_lazy("summary of the problem"),
    "department": gettext_lazy("lead department"),
    "assisting": gettext_lazy("assisting departments"),
    "note": gettext_lazy("requirement"),
    "sign_by": gettext_lazy("day by which it is to be signed for"),
    "due": gettext_lazy("day it is due"),
    "foot": gettext_lazy("line at the foot"),
    **{f"sent.{part}": gettext_lazy("who dispatched it, title, day") for part in ("name", "title", "day")},
}
