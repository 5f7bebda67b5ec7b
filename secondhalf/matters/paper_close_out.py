"""Application for close-out with its chain of opinions: 销号申请（审批）表 (DOMAIN §5.7)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import clocks
from secondhalf.matters.measuring import MeasureFinish
from secondhalf.matters.paper_words import day, numbered, signed, signing
from secondhalf.matters.stages import ROUTES, Route, Stage
from secondhalf.papers.page import SHEET, cell, grid, label, line, page

EARLY = {
    Stage.REGISTERED, Stage.ADMITTED, Stage.DISPATCHED, Stage.DISPUTED, Stage.ACCEPTED, Stage.UNDER_WAY,
}  # fmt: skip
CHAIN = ("reviews", "verifications", "endorsements", "approvals")
PARTS = {
    "review": Stage.IN_REVIEW, "visit": Stage.IN_VERIFICATION, "endorse": Stage.TO_ENDORSE,
    "approve": Stage.TO_APPROVE, "notice": Stage.NOTICED,
}  # fmt: skip


def offered(actor, matter):
    """From the application on; before, there is nothing to put down."""
    return was_applied_for(matter) and matter.applications.exists()


def was_applied_for(matter):
    """May there be an application? Told without a question to the database."""
    return bool(matter.stage not in EARLY or matter.returns or matter.relapses or matter.round > 1)


def about(matter, *, by, language):
    application = matter.applications.select_related("act__person").order_by("-id").first()
    fixes = matter.fixes
    found = {name: since(matter, name, application) for name in CHAIN}
    visit = found["verifications"]
    notice = matter.clock("notice")
    closure = matter.closures.select_related("act__person").order_by("-id").first() if matter.is_struck_off else None
    return {
        "title": _("Application for close-out (approval form)"),
        "number": "", "no": matter.printed_no, "matter": matter.title, "category": str(matter.category),
        "unit": matter.unit.name, "department": matter.lead.name if matter.lead else "",
        "leader": name_of(fixes, "resp_leader"), "person": name_of(fixes, "resp_person"),
        "due": day(clocks.last_day(matter.due_at)) if matter.due_at else "", "problem": matter.summary,
        "measures": measures(matter, fixes), "done": application.done, "effect": application.effect,
        "lessons": application.lessons, "contact": application.get_contact_display(),
        "evidence": [{"text": text} for text in evidence(matter)],
        "workers": workers(visit), "applied": signed(application.act),
        "review": opinion(found["reviews"], "opinion"), "visit": visited(visit),
        "endorse": opinion(found["endorsements"], "commitment", "opinion"),
        "approve": opinion(found["approvals"], "opinion", "meeting_no"),
        "notice": noticed(matter, notice), "closed": opinion(closure, "no", "answer"), "left_out": left_out(matter),
    }  # fmt: skip


def left_out(matter):
    """The names of the parts that the route of this matter does not have: nobody is to sign there."""
    return [name for name, stage in PARTS.items() if stage not in ROUTES[Route(matter.route)]]


def since(matter, relation, application):
    """The newest record of the present application; what was written on an earlier one does not count for it."""
    found = getattr(matter, relation).filter(id__gt=application.pk).select_related("act__person")
    return found.order_by("-id").first()


def name_of(fixes, field):
    person = getattr(fixes, field, None)
    return person.name if person else ""


def measures(matter, fixes):
    """The measures one by one, with what came out; the words of the five fixes where none were listed."""
    rows = list(matter.measures.select_related("task").order_by("task__order", "order"))
    if not rows:
        return fixes.measures if fixes else ""
    results = dict(MeasureFinish.objects.filter(measure__in=rows).values_list("measure_id", "result"))
    return numbered(f"{row.title}：{results.get(row.pk) or _('not finished')}" for row in rows)


def evidence(matter):
    """Each file with what it shows, its day and the beginning of its hash."""
    for exhibit in matter.exhibits.select_related("file").order_by("id"):
        file = exhibit.file
        shows = f"{exhibit.pair}（{exhibit.get_shows_display()}）" if exhibit.pair else exhibit.get_shows_display()
        yield f"{file.name}　{shows}　{day(file.taken_at or file.uploaded_at)}　{file.hash}"


def workers(visit):
    """What the workers asked on the spot said: counts, never who."""
    if visit is None or not visit.workers_asked:
        return ""
    words = _("%(asked)d asked on the spot: %(yes)d satisfied, %(basic)d basically, %(no)d not, %(silent)d no answer")
    return words % {
        "asked": visit.workers_asked, "yes": visit.workers_satisfied, "basic": visit.workers_basic,
        "no": visit.workers_unsatisfied, "silent": visit.workers_silent,
    }  # fmt: skip


def opinion(fact, *fields):
    """{"text", "by"} of a record; empty, with room to sign, when it is not there yet."""
    if fact is None:
        return {"text": "", "by": signed(None)}
    text = "\n".join(value for field in fields if (value := getattr(fact, field)))
    return {"text": text, "by": signed(fact.act)}


def visited(visit):
    if visit is None:
        return opinion(None)
    points = visit.points.count()
    words = _("%(day)s, %(place)s: %(n)d check points; conclusion: %(conclusion)s")
    about = {"day": day(visit.visited_at), "place": visit.place, "n": points}
    text = words % {**about, "conclusion": visit.get_conclusion_display()}
    return {"text": "\n".join(filter(None, [text, visit.note])), "by": signed(visit.act)}


def noticed(matter, notice):
    if notice is None:
        return ""
    objections = matter.objections.filter(act__at__gte=notice.start_at).count()
    words = _("%(first)s to %(last)s; objections: %(n)d")
    return words % {"first": day(notice.start_at), "last": day(clocks.last_day(notice.ends_at)), "n": objections}


def lay(it):
    rows = [*head(it), *said(it), *chain(it)]
    notice = it["notice"] or (no_part() if "notice" in it["left_out"] else "")
    rows.append([label(_("Public notice")), cell(notice, across=3)])
    rows.append([label(_("Close-out")), cell(closed(it["closed"]), across=3)])
    above = [line(_("No. %(number)s") % {"number": it["number"]}, align="right")] if it["number"] else []
    note = _("Application, review, verification, endorsement and approval are done by different persons.")
    body = [*above, grid([5, 9, 5, 9], rows)]
    return page(SHEET, title=it["title"], body=body, notes=[note], language=it["language"])


def head(it):
    return [
        [label(_("Number")), it["no"], label(_("Category")), it["category"]],
        [label(_("Matter")), cell(it["matter"], across=3)],
        [label(_("Unit concerned")), it["unit"], label(_("Lead department")), it["department"]],
        [label(_("Responsible leader")), it["leader"], label(_("Person responsible")), it["person"]],
        [label(_("To be finished by")), it["due"], label(_("Applied on")), it["applied"]["day"]],
    ]


def said(it):
    """What was wrong, done and reached."""
    found = [
        (_("Problem"), it["problem"], 3),
        (_("Measures and what came out"), it["measures"], 4),
        (_("What was done"), it["done"], 3),
        (_("Effect"), "\n".join(filter(None, [it["effect"], it["lessons"]])), 3),
        (_("Evidence"), numbered(one["text"] for one in it["evidence"]) or _("none"), 3),
        (_("Workers’ confirmation"), "\n".join(filter(None, [raiser(it), it["workers"]])), 2),
    ]
    return [[label(words), cell(text, across=3, lines=0 if text else lines)] for words, text, lines in found]


def chain(it):
    """The opinions one after the other, each with a name and a day, or room to sign."""
    asked = {"text": _("Close-out is applied for."), "by": it["applied"]}
    opinions = [
        (_("Application of the responsible department"), asked),
        (_("Review of the lead department"), it["review"]),
        (_("On-site verification"), it["visit"]),
        (_("Endorsement of the responsible leader"), it["endorse"]),
        (_("Approval"), it["approve"]),
    ]
    for (words, one), name in zip(opinions, (None, *PARTS), strict=False):
        if name in it["left_out"] and not one["by"]["name"]:
            yield [label(words), cell(no_part(), across=3)]
            continue
        yield [label(words, down=2), cell(one["text"], across=3, lines=0 if one["text"] else 2)]
        yield [cell(signing(one["by"]), across=3, align="right")]


def no_part():
    return _("Not a part of the close-out of this matter.")


def raiser(it):
    return _("Whoever raised it: %(contact)s") % {"contact": it["contact"]}


def closed(one):
    return f"{one['by']['day']}　{one['text']}".strip() if one["by"]["name"] else ""


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "number": gettext_lazy("number of the document"),
    "no": gettext_lazy("number of the matter"),
    "matter": gettext_lazy("title of the matter"),
    "category": gettext_lazy("category"),
    "unit": gettext_lazy("unit concerned"),
    "department": gettext_lazy("lead department"),
    "leader": gettext_lazy("responsible leader"),
    "person": gettext_lazy("person responsible"),
    "due": gettext_lazy("day it is due"),
    "problem": gettext_lazy("summary of the problem"),
    "measures": gettext_lazy("measures and what came out"),
    "done": gettext_lazy("what was done"),
    "effect": gettext_lazy("effect"),
    "lessons": gettext_lazy("like cases, rules made"),
    "contact": gettext_lazy("whether whoever raised it was spoken with"),
    "evidence[].text": gettext_lazy("one piece of evidence"),
    "workers": gettext_lazy("what workers asked on the spot said, in counts"),
    "notice": gettext_lazy("public notice: days and objections"),
    "date": gettext_lazy("day of issue"),
    **{f"applied.{part}": gettext_lazy("who applied, title, day") for part in ("name", "title", "day")},
    **{f"{name}.text": gettext_lazy("the opinion") for name in ("review", "visit", "endorse", "approve", "closed")},
    **{
        f"{name}.by.{part}": gettext_lazy("who gave the opinion, title, day")
        for name in ("review", "visit", "endorse", "approve", "closed")
        for part in ("name", "title", "day")
    },
}
