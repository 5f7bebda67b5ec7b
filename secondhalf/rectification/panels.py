"""What this room shows on pages of other rooms: a finding on its matter's page, what waits for the reader. 插槽。"""

import datetime
from functools import reduce
from operator import attrgetter, or_

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.matters.stages import Stage
from secondhalf.rectification import outcomes, policy
from secondhalf.rectification.adding import seen_new
from secondhalf.rectification.kinds import FindingStage, InspectionStage, LookedBack
from secondhalf.rectification.models import Finding, Inspection, LookBack, LookBackResult, Report
from secondhalf.rectification.words import REFUSING

SHOWN = 8
SOON = datetime.timedelta(days=14)
#  verb            its day           whether it is owed
OWED = {
    "submit_plan": ("plan_due_on", "owes_plan"),
    "submit_report": ("report_due_on", "owes_report"),
    "draw_sample": ("look_back_on", "owes_look"),
}


def finding_of(matter):
    """The finding that the matter puts right, or None."""
    found = ("origin__seen__act__person", "origin__seen__item__look_back", "origin__seen__item__finding__matter")
    return Finding.objects.filter(matter=matter).select_related("inspection", *found).first()


def of_matter(request, matter):
    """Slot `matter.first`: the finding in its original words, and everything that is said of it."""
    finding = finding_of(matter) if matter.kind == "inspection_finding" else None
    if finding is None:
        return None
    finding.matter = matter
    offered = access.offered(policy.FINDINGS, request.actor, finding)
    context = {
        "finding": finding,
        "matter": matter,
        "state": finding.state.label,
        "inspection_url": finding.inspection.get_absolute_url(),
        "buttons": [(verb, finding.verb_labels[verb], verb in REFUSING) for verb in offered],
        "completions": finding.completions.select_related("act__person").order_by("-id"),
        "asks": finding.change_asks.select_related("act__person", "ruling__act__person").order_by("-id"),
        "day_moves": finding.day_moves.select_related("move", "act__person").order_by("-id"),
        "confirmations": finding.confirmations.select_related("act__person").order_by("-id"),
        "filings": finding.filings.select_related("act__person", "answer__act__person").order_by("-id"),
        "results": results(finding),
        **looked(request.actor, finding),
        "notice": notice_text(finding) if matter.stage == Stage.NOTICED else "",
    }
    return render_to_string("rectification/_finding.html", context, request)


def looked(actor, finding):
    """What look-backs found of it; what they found beside it, and whether it was itself found so."""
    seen = ("look_back", "seen__act__person", "seen__entered__finding__matter")
    looks = list(finding.looks.exclude(seen=None).select_related(*seen).order_by("-id"))
    beside = [item.seen.entered.finding_id for item in looks if hasattr(item.seen, "entered")]
    entered = policy.findings_visible_to(actor).filter(pk__in=beside).values_list("pk", flat=True) if beside else ()
    found = getattr(finding, "origin", None)
    may = any(map(seen_new, looks)) and policy.keeps_the_ledger(actor, finding.inspection)
    return {
        "looks": looks,
        "entered": set(entered),
        "origin": found and found.seen.item,
        "may_enter": may and finding.inspection.can("enter_new_problem"),
    }


def results(finding):
    """[(label, number, unit)] in force, noughts left out."""
    latest = finding.outcome
    if latest is None:
        return []
    numbers = [(name, outcomes.shortest(getattr(latest, name))) for name in outcomes.UNITS]
    return [(outcomes.label(name), n, outcomes.UNIT_WORDS[outcomes.UNITS[name]]) for name, n in numbers if n]


def notice_text(finding):
    """Words for the public notice of the close-out, without persons; the office writes the public text from it."""
    matter = finding.matter
    applied = matter.applications.order_by("-id").first()
    words = {
        "no": finding.no,
        "aspect": finding.aspect,
        "title": matter.title,
        "done": applied.done if applied else "",
        "effect": applied.effect if applied else "",
        "department": matter.lead or "",
    }
    return (
        _(
            "Finding %(no)s (%(aspect)s): %(title)s. Put right by %(department)s. What was done: %(done)s"
            " Effect: %(effect)s It is about to be struck off. Whoever objects may say so while this notice runs."
        )
        % words
    )


def workbench(request, thing=None):
    """Slot `workbench.groups`: inspections and changes that wait for a word of the reader."""
    rows = [*inspections_waiting(request.actor), *changes_waiting(request.actor)]
    return render_to_string("rectification/_workbench.html", {"rows": rows}, request) if rows else None


def inspections_waiting(actor):
    """What of an inspection is the reader's to do: sign, approve, accept."""
    yield from mine_to_submit(actor)
    waiting = policy.visible_to(actor).exclude(stage__in=(InspectionStage.RECTIFYING, InspectionStage.CONCLUDED))
    for inspection in waiting.order_by("plan_due_on")[:SHOWN]:
        wanted = ("sign_personally", "approve_plan", "accept_report")
        for verb in access.offered(policy, actor, inspection):
            if verb in wanted:
                url = reverse("inspection-move", args=[inspection.code, verb])
                yield {"no": inspection.code, "title": inspection.name, "url": url, "words": words_of(verb)}


def mine_to_submit(actor):
    """Of the inspections whose ledger the actor keeps: plan, report and look-back, each with its day; new problems."""
    if not policy.receives(actor):
        return
    mine, today = owing(actor.post.seat), moments.today()
    for verb, (day, owes) in OWED.items():
        for inspection in sorted(filter(attrgetter(owes), mine), key=attrgetter(day))[:SHOWN]:
            row = {"no": inspection.code, "title": inspection.name, "url": inspection.get_absolute_url()}
            day_of_it = getattr(inspection, day)
            yield row | {"words": words_of(verb), "day": day_of_it, "late": day_of_it < today}
    if any(inspection.owes_entry for inspection in mine):
        yield from new_problems(actor)


def owing(seat):
    """The inspections of a union that owe plan, report, look-back or the entry of a new problem: one question."""
    near, mine = moments.today() + SOON, Inspection.objects.filter(holder=seat)
    after_plan = ~Q(stage__in=(InspectionStage.PREPARING, InspectionStage.PLANNED))
    reported = Exists(Report.objects.filter(inspection=OuterRef("pk")))
    drawn = Exists(LookBack.objects.filter(inspection=OuterRef("pk")))
    anew = LookBackResult.objects.filter(item__look_back__inspection=OuterRef("pk"), result=LookedBack.NEW)
    owed = {
        "owes_plan": Q(stage=InspectionStage.PREPARING),
        "owes_report": Q(stage=InspectionStage.RECTIFYING, report_due_on__lte=near) & ~reported,
        "owes_look": after_plan & Q(look_back_on__lte=near) & ~drawn,
        "owes_entry": ~Q(stage=InspectionStage.PLANNED) & Exists(anew.filter(entered=None)),
    }
    asked = {name: ExpressionWrapper(condition, BooleanField()) for name, condition in owed.items()}
    return list(mine.annotate(**asked).filter(reduce(or_, (Q(**{name: True}) for name in owed))))


def new_problems(actor):
    """New problems that a look-back found and that are not in the ledger yet, of the ledgers that the actor keeps."""
    found = policy.items_visible_to(actor).filter(seen__result=LookedBack.NEW, seen__entered=None)
    mine = found.filter(look_back__inspection__holder=actor.post.seat)
    mine = mine.exclude(look_back__inspection__stage=InspectionStage.PLANNED)
    for item in mine.select_related("finding__matter", "seen").order_by("id")[:SHOWN]:
        url = reverse("enter-new-problem", args=[item.pk])
        yield {"no": item.finding.no, "title": item.seen.found, "url": url, "words": words_of("enter_new_problem")}


def words_of(verb):
    return Inspection.verb_labels[verb]


def changes_waiting(actor):
    """Changes of class or date that the reader may rule on."""
    asked = policy.findings_visible_to(actor).filter(stage=FindingStage.CHANGE_ASKED).select_related("matter")
    for finding in asked.order_by("id")[:SHOWN]:
        if policy.rules_on_change(actor, finding) is True:
            url = reverse("finding-move", args=[finding.matter.no, "grant_change"])
            yield {
                "no": finding.no,
                "title": finding.matter.title,
                "url": url,
                "words": Finding.verb_labels["grant_change"],
            }
