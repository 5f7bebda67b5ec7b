"""Supervision note with its receipt slip: 督办单 (DOMAIN §5.8, §15)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.matters.paper_words import day, signed
from secondhalf.papers.page import SHEET, cell, cut, grid, label, line, page

BLANK = "　　　　　　　　"


def about(note, *, by, language):
    receipt = note.story().filter(name="note.sign").first()
    reply = note.replies.select_related("act__person").order_by("-id").first()
    return {
        "title": _("Supervision note"), "number": note.no, "addressee": note.addressee.name,
        "head": str(note.head or ""), "escalates": note.escalates.no if note.escalates else "",
        "result": str(note.outcome.get_outcome_display()) if note.outcome else "",
        "matter_no": note.matter.printed_no, "matter": note.matter.title, "reason": note.reason,
        "requirement": note.requirement, "due": day(note.due_on), "issued": signed(note.act),
        "received": signed(receipt), "reply": reply.reply if reply else "",
        "replied": signed(reply.act if reply else None),
    }  # fmt: skip


def lay(it):
    main = [
        [label(_("Addressee")), it["addressee"], label(_("Its head")), it["head"]],
        [label(_("Matter")), cell(f"{it['matter_no']}　{it['matter']}", across=3)],
        [label(_("Reason")), cell(it["reason"], across=3, lines=5)],
        [label(_("Requirement")), cell(it["requirement"], across=3, lines=6)],
        [label(_("To be answered by")), it["due"], label(_("Issued on")), it["issued"]["day"]],
        [label(_("Note issued by")), cell(f"{it['issued']['title']}　{it['issued']['name']}", across=3)],
    ]
    if it["escalates"]:
        main.insert(2, [label(_("Escalates")), cell(it["escalates"], across=3)])
    slip = [
        [label(_("Signed for by")), who(it["received"]), label(_("Day")), it["received"]["day"]],
        [label(_("Answer")), cell(it["reply"], across=3, lines=4)],
        [label(_("Answered by")), who(it["replied"]), label(_("Day")), it["replied"]["day"]],
        [label(_("Result")), cell(it["result"], across=3)],
    ]
    body = [
        line(it["number"], align="right"),
        grid([4, 8, 4, 8], main),
        cut(_("Receipt slip: to be signed and sent back")),
        line(f"{_('Receipt of')} {it['number']}", align="left"),
        grid([4, 8, 4, 8], slip),
    ]
    return page(SHEET, title=it["title"], body=body, language=it["language"])


def who(one):
    return f"{one['title']} {one['name']}".strip()


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "number": gettext_lazy("number of the note"),
    "addressee": gettext_lazy("addressee"),
    "head": gettext_lazy("who heads the addressee"),
    "escalates": gettext_lazy("number of the earlier note"),
    "result": gettext_lazy("what came of it"),
    "matter_no": gettext_lazy("number of the matter"),
    "matter": gettext_lazy("title of the matter"),
    "reason": gettext_lazy("reason"),
    "requirement": gettext_lazy("requirement"),
    "due": gettext_lazy("day by which it is to be answered"),
    "reply": gettext_lazy("the answer"),
    **{f"issued.{part}": gettext_lazy("who issued it, title, day") for part in ("name", "title", "day")},
    **{f"received.{part}": gettext_lazy("who signed for it, title, day") for part in ("name", "title", "day")},
    **{f"replied.{part}": gettext_lazy("who answered, title, day") for part in ("name", "title", "day")},
}
