"""What this room shows on pages of other rooms: a finding on its matter's page, what waits for the reader. 插槽。"""

import datetime

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.matters.stages import Stage
from secondhalf.rectification import outcomes, policy
from secondhalf.rectification.kinds import FindingStage, InspectionStage
from secondhalf.rectification.models import Finding, Inspection
from secondhalf.rectification.words import REFUSING

SHOWN = 8
SOON = datetime.timedelta(days=14)


def finding_of(matter):
    """The finding that the matter puts right, or None."""
    return Finding.objects.filter(matter=matter).select_related("inspection").first()


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
        "confirmations": finding.confirmations.select_related("act__person").order_by("-id"),
        "filings": finding.filings.select_related("act__person", "answer__act__person").order_by("-id"),
        "results": results(finding),
        "looks": finding.looks.exclude(seen=None).select_related("look_back", "seen__act__person").order_by("-id"),
        "notice": notice_text(finding) if matter.stage == Stage.NOTICED else "",
    }
    return render_to_string("rectification/_finding.html", context, request)


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
    """Of the inspections whose ledger the actor keeps: plan, report and look-back, each with its day."""
    if not policy.receives(actor):
        return
    near, today = moments.today() + SOON, moments.today()
    after_plan = ~Q(stage__in=(InspectionStage.PREPARING, InspectionStage.PLANNED))
    due = {
        "submit_plan": ("plan_due_on", Q(stage=InspectionStage.PREPARING)),
        "submit_report": ("report_due_on", Q(stage=InspectionStage.RECTIFYING, reports=None, report_due_on__lte=near)),
        "draw_sample": ("look_back_on", after_plan & Q(look_backs=None, look_back_on__lte=near)),
    }
    mine = Inspection.objects.filter(holder=actor.post.seat)
    for verb, (day, asked) in due.items():
        for inspection in mine.filter(asked).order_by(day)[:SHOWN]:
            row = {"no": inspection.code, "title": inspection.name, "url": inspection.get_absolute_url()}
            yield row | {
                "words": words_of(verb),
                "day": getattr(inspection, day),
                "late": getattr(inspection, day) < today,
            }


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
