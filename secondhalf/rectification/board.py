"""Everything that the page of one inspection shows, asked in a handful of questions. 巡察整改一览。"""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from secondhalf.core import access, clocks, moments
from secondhalf.core.stories import lines
from secondhalf.matters.kinds import FinishState
from secondhalf.rectification import figures, moving, narrowing, outcomes, policy
from secondhalf.rectification.kinds import InspectionStage
from secondhalf.rectification.models import Inspection, LookBackItem
from secondhalf.rectification.noting import NodeKind
from secondhalf.rectification.words import REFUSING

CSS = {FinishState.DONE: "k-a", FinishState.MOSTLY: "k-b", FinishState.UNDONE: "k-c", FinishState.SUSTAINED: "k-d"}
PAGE = 200
# Offered beside what they are about.
BESIDE = {"enter_findings", "look_back", "enter_new_problem", "record_node", "move_dates", "draw_sample"}
NEXT = {
    InspectionStage.PREPARING: ("sign_personally", "submit_plan"),
    InspectionStage.PLANNED: ("approve_plan",),
    InspectionStage.RECTIFYING: ("conclude", "submit_report"),
    InspectionStage.REPORTED: ("accept_report",),
    InspectionStage.CONCLUDED: ("take_up_again",),
}


def stack(tally):
    """The bar of one tally: parts with x and width in a hundred, css and number; empty without findings."""
    found, x = [], 0.0
    for word, n in tally.parts():
        width = 100 * n / tally.whole if tally.whole else 0
        found.append({"css": CSS[word], "words": word.label, "key": word.value, "n": n, "x": x, "width": width})
        x += width
    return found


def of(inspection, actor, asked):
    """The context of its page. asked: `show` and `after`, as the address has them."""
    seen = policy.findings_visible_to(actor).filter(inspection=inspection)
    tally = figures.tally(seen)
    looked = LookBackItem.objects.filter(look_back__inspection=inspection, finding__in=seen.values("pk"))
    show = asked.get("show", "")
    page, after = page_of(narrowing.narrowed(seen, show), asked.get("after", ""))
    return {
        "inspection": inspection,
        "tally": tally,
        "stack": stack(tally),
        "completion": figures.COMPLETION,
        "relapse": figures.RELAPSE,
        "relapse_rate": figures.RELAPSE.rate(looked),
        **{"dates": dates(inspection), "phase": phase(inspection), "nodes": nodes(inspection)},
        "buttons": buttons(inspection, actor),
        "awaiting": awaiting(inspection, actor),
        "beside": BESIDE.intersection(access.offered(policy, actor, inspection)),
        "aspects": by_aspect(page, show),
        "after": after,
        "show": show,
        "tabs": narrowing.tabs(inspection, tally, show),
        "results": narrowing.results(inspection, seen),
        "plans": inspection.plans.select_related("act__person", "ruling__act__person").order_by("-version"),
        "reports": inspection.reports.select_related("act__person", "ruling").order_by("-order"),
        "samples": samples(inspection, seen),
        "texts": policy.texts_visible_to(actor).filter(inspection=inspection).order_by("-id"),
        "may_word": policy.writes(actor, as_text(inspection)),
        "story": story(inspection),
    }


def page_of(findings, after):
    """(the findings of a page, the place after which the next one goes on or ""). after: a `sort_key`."""
    found = findings.filter(sort_key__gt=after) if after else findings
    rows = list(found.for_page()[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].sort_key if len(rows) > PAGE else ""


def as_text(inspection):
    """A text that is not written yet, to ask who may."""
    from secondhalf.rectification.models import PublicText

    return PublicText(inspection=inspection, realm=inspection.realm)


def dates(inspection):
    """[(label, day, words beside it, earlier days)] of the stages, what is late said in words."""
    today, stage, earlier = moments.today(), inspection.stage, earlier_days(inspection)
    planned, reported = inspection.plan_in_force, inspection.reports.exists()
    rows = [
        (_("Feedback"), inspection.feedback_on, _("signed for personally") if inspection.is_signed else _("to sign")),
        (_("Plan due"), inspection.plan_due_on, _("plan approved") if planned else ""),
        (_("Report due"), inspection.report_due_on, _("submitted") if reported else ""),
        (_("End of the concentrated stage"), inspection.stage_end_on, ""),
        (_("Look-back"), inspection.look_back_on, ""),
    ]
    late = (InspectionStage.PREPARING, InspectionStage.PLANNED)
    open_ = {1: not planned and stage in late, 2: not reported}
    return [
        (label, day, words or (_("overdue") if open_.get(place) and day < today else left(day, today)), earlier[place])
        for place, (label, day, words) in enumerate(rows)
    ]


def earlier_days(inspection):
    """[[the days that stood there before, ...]] of each of the dates, in their order."""
    moves = [{name: was for name, was, _now in moving.told(move)} for move in moves_of(inspection)]
    return [[move[name] for move in moves if name in move] for name in moving.MOVABLE]


def moves_of(inspection):
    """Its DateMoves, oldest first, asked for once a page."""
    if not hasattr(inspection, "moves_made"):
        inspection.moves_made = list(inspection.date_moves.order_by("id"))
    return inspection.moves_made


def told_of(move):
    """What was moved and why, in words."""
    label = {name: Inspection._meta.get_field(name).verbose_name for name in moving.MOVABLE}
    words = _("%(date)s: %(was)s → %(now)s")
    rows = [
        words % {"date": capfirst(label[name]), "was": date_format(was), "now": date_format(since)}
        for name, was, since in moving.told(move)
    ]
    return "\n".join([*rows, " · ".join(filter(None, [move.paper_no, move.reason]))])


def phase(inspection):
    """Concentrated, then continued rectification, then the summing up (DOMAIN §5.2)."""
    if inspection.stage == InspectionStage.CONCLUDED:
        return _("summing up of the rectification")
    if inspection.stage not in (InspectionStage.RECTIFYING, InspectionStage.REPORTED):
        return ""
    over = moments.today() > inspection.stage_end_on
    return _("continued rectification") if over else _("concentrated rectification")


def nodes(inspection):
    """[(label, those held, what is said while there is none)] of what lies on the way beside plan and report."""
    held = inspection.nodes.select_related("act__person").order_by("held_on", "id")
    found = {kind: [node for node in held if node.kind == kind] for kind in NodeKind}
    hints = {
        NodeKind.DEMOCRATIC_LIFE: _("inside the stage of the plan"),
        NodeKind.ASSESSMENT: _("in a joint meeting, when the concentrated stage is over"),
        NodeKind.CIRCULAR: _("after the concentrated stage"),
        NodeKind.PUBLISHED: _("after the concentrated stage, a text approved apart"),
    }
    return [(kind.label, found[kind], hints[kind]) for kind in NodeKind]


def left(day, today):
    """How many days are left, in words; nothing once the day is there."""
    gone = (day - today).days
    return _("in %(n)s days") % {"n": gone} if gone > 0 else ""


def buttons(inspection, actor):
    """[(url, words, css)] of what the actor may do now; the one that leads on is the primary one."""
    offered = [verb for verb in access.offered(policy, actor, inspection) if verb not in BESIDE]
    leading = next((verb for verb in NEXT[inspection.stage] if verb in offered), "")
    offered.sort(key=lambda verb: verb != leading)
    return [
        (reverse("inspection-move", args=[inspection.code, verb]), inspection.verb_labels[verb], verb == leading)
        for verb in offered
    ]


def awaiting(inspection, actor):
    """[(words of the verb, what it still needs)] of what is the actor's as soon as something is added."""
    hidden = ("sign_personally", "draw_sample", "take_up_again", "look_back", "enter_new_problem")
    waits = [(verb, lacks) for verb, lacks in access.awaiting(policy, actor, inspection) if verb not in hidden]
    return [(inspection.verb_labels[verb], lacks) for verb, lacks in waits]


def by_aspect(findings, show=""):
    """[(aspect, [finding, ...])] in the order of the feedback. show: a number of outcomes, told beside each."""
    found, unit = {}, outcomes.UNIT_WORDS[outcomes.UNITS[show]] if show in outcomes.UNITS else ""
    for finding in findings:
        finding.word_label = FinishState(finding.counts_as).label
        finding.due_shown = due_of(finding)
        finding.brought = f"{outcomes.shortest(finding.amount)} {unit}" if unit else ""
        found.setdefault(finding.aspect, []).append(finding)
    return list(found.items())


def due_of(finding):
    """The day by which it is to be put right: after a relapse the one that the new round brought."""
    due_at = finding.matter.due_at
    return clocks.last_day(due_at) if finding.matter.round > 1 and due_at else finding.due_on


def samples(inspection, seen):
    """[(look-back, its rate of relapse)], the newest first."""
    items = LookBackItem.objects.filter(finding__in=seen.values("pk"))
    return [
        (one, figures.RELAPSE.rate(items.filter(look_back=one)))
        for one in inspection.look_backs.select_related("act__person").order_by("-order")
    ]


def story(inspection):
    """Items of core/_story.html, newest first."""
    texts = {ending.act_id: ending.opinion for ending in inspection.endings.all()}
    texts |= {plan.ruling.act_id: plan.ruling.opinion for plan in inspection.plans.all() if plan.verdict}
    rulings = [report.ruling for report in inspection.reports.all() if hasattr(report, "ruling")]
    texts |= {ruling.act_id: ruling.opinion for ruling in rulings}
    texts |= {move.act_id: told_of(move) for move in moves_of(inspection)}
    return lines(inspection.story(), inspection.verb_labels, texts, marked=REFUSING)
