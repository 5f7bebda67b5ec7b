"""The notice of what is to be put right at once, with its receipt slip (DOMAIN §5.3, [W63]). 立行立改通知书。"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.matters.kinds import MatterKind
from secondhalf.matters.paper_words import day, signed
from secondhalf.matters.papers import MATTER
from secondhalf.papers.form import Form
from secondhalf.papers.page import SHEET, cell, cut, grid, label, line, page
from secondhalf.rectification.kinds import RectifyClass
from secondhalf.rectification.models import Finding


def offered(actor, matter):
    """Of a finding of that class, once it is dispatched."""
    if matter.kind != MatterKind.INSPECTION_FINDING or matter.lead_id is None:
        return False
    return Finding.objects.filter(matter=matter, rectify_class=RectifyClass.IMMEDIATE).exists()


def about(matter, *, by, language):
    finding = Finding.objects.select_related("inspection").get(matter=matter)
    sent = matter.dispatchings.select_related("act__person").order_by("-id").first()
    receipt = matter.story().filter(name="matter.sign_for").order_by("-id").first()
    return {
        "title": _("Notice of what is to be put right at once"), "number": "", "no": finding.no,
        "inspection": finding.inspection.name, "inspector": finding.inspection.inspector, "aspect": finding.aspect,
        "words": finding.words, "department": matter.lead.name, "note": sent.note if sent else "",
        "due": day(finding.due_on) if finding.due_on else "", "sent": signed(sent.act if sent else None),
        "received": signed(receipt),
    }  # fmt: skip


def lay(it):
    rows = [
        [label(_("Number")), it["no"], label(_("Aspect")), it["aspect"]],
        [label(_("Inspection")), it["inspection"], label(_("Inspected by")), it["inspector"]],
        [label(_("Finding in its original words")), cell(it["words"], across=3, lines=8)],
        [label(_("Responsible")), it["department"], label(_("To be put right by")), it["due"]],
        [label(_("What is asked")), cell(it["note"], across=3, lines=4)],
        [label(_("Dispatched by")), who(it["sent"]), label(_("Day")), it["sent"]["day"]],
    ]
    slip = [[label(_("Signed for by")), who(it["received"]), label(_("Day")), it["received"]["day"]]]
    above = [line(it["number"], align="right")] if it["number"] else []
    grids = [grid([4, 8, 4, 8], rows), cut(_("Receipt slip: to be signed and sent back")), grid([4, 8, 4, 8], slip)]
    return page(SHEET, title=it["title"], body=above + grids, language=it["language"])


def who(one):
    return f"{one['title']} {one['name']}".strip()


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "number": gettext_lazy("number of the document"),
    "no": gettext_lazy("number of the matter"),
    "inspection": gettext_lazy("name of the round"),
    "inspector": gettext_lazy("inspected by"),
    "aspect": gettext_lazy("aspect"),
    "words": gettext_lazy("finding in its original words"),
    "department": gettext_lazy("lead department"),
    "note": gettext_lazy("requirement"),
    "due": gettext_lazy("day it is due"),
    **{f"sent.{part}": gettext_lazy("who dispatched it, title, day") for part in ("name", "title", "day")},
    **{f"received.{part}": gettext_lazy("who signed for it, title, day") for part in ("name", "title", "day")},
}
NOTICE = Form(
    "at_once", gettext_lazy("Notice of what is to be put right at once"), MATTER, about, lay, offered=offered,
    mark="立改", places=PLACES,
)  # fmt: skip
