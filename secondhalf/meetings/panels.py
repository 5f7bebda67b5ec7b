"""What this room shows on pages of other rooms: decisions on a matter, and what waits on the workbench. 插槽内容。"""

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.meetings import policy
from secondhalf.meetings.attending import Attendant
from secondhalf.meetings.loop import DECISION_VERBS, VERBS, DecisionStage, Stage
from secondhalf.meetings.policy import DECISIONS
from secondhalf.people.open_work import OpenWork
from secondhalf.people.posts import Role
from secondhalf.people.rights import table

SHOWN, MOST = 10, 60


def of_matter(request, matter):
    """Slot `matter.main`: what meetings decided on it; whoever sees the matter sees its decisions."""
    rows = matter.meeting_decisions.exclude(stage=DecisionStage.WITHDRAWN).for_page().order_by("-id")[:SHOWN]
    return render_to_string("meetings/_of_matter.html", {"decisions": rows}, request) if rows else None


def workbench(request, thing=None):
    """Slot `workbench.groups`: decisions to do or to confirm, minutes to approve, meetings one is asked to."""
    groups = [*decision_groups(request.actor), *meeting_groups(request.actor)]
    shown = [
        {"key": key, "title": title, "link": f"{reverse(page)}?tab={tab}", "rows": rows}
        for key, title, page, tab, rows in groups
        if rows
    ]
    return render_to_string("meetings/_workbench.html", {"groups": shown}, request) if shown else None


def decision_groups(actor):
    """What is mine to carry out or to confirm: one look, and whether I may see it only where there is something."""
    mine = Q(pk__in=[])
    if actor.has(Role.DEPT_HEAD, Role.HANDLER):
        mine |= Q(stage=DecisionStage.OPEN, department=actor.post.organisation)
    if actor.has(*policy.OFFICES):
        mine |= Q(stage=DecisionStage.REPORTED, meeting__holder=actor.post.seat)
    waiting = list(policy.Decision.objects.filter(mine).order_by("due_on").values_list("pk", flat=True)[:MOST])
    if not waiting:
        return
    seen = policy.decisions_visible_to(actor).filter(pk__in=waiting).for_page().order_by("due_on", "id")
    rows = {stage: [row for row in seen if row.stage == stage][:SHOWN] for stage in DecisionStage}
    to_do = of_decisions(rows[DecisionStage.OPEN], "report", actor)
    yield "do", _("Decisions to carry out"), "decisions", "open", to_do
    reported = of_decisions(rows[DecisionStage.REPORTED], "confirm", actor)
    yield "confirm", _("Decisions to confirm"), "decisions", "reported", reported


def meeting_groups(actor):
    """Minutes to approve, and meetings to come: one question for both."""
    asked = Exists(Attendant.objects.filter(meeting=OuterRef("pk"), person=actor.person))
    wanted = Q(stage__in=(Stage.PLANNED, Stage.OPEN), is_mine=True)
    if actor.has(Role.APPROVER):
        wanted |= Q(stage=Stage.TO_APPROVE)
    rows = policy.visible_to(actor).annotate(is_mine=asked).filter(wanted).for_page().order_by("starts_at")[:MOST]
    rows = list(rows)
    waiting = [row for row in rows if row.stage == Stage.TO_APPROVE][:SHOWN]
    yield "approve", _("Minutes to approve"), "meetings", "approve", of_meetings(waiting, "approve", actor)
    coming = [row for row in rows if row.stage != Stage.TO_APPROVE][:SHOWN]
    yield "come", _("Meetings to come"), "meetings", "coming", of_meetings(coming, "", actor)


def of_decisions(rows, verb, actor):
    """Rows of core/_row.html."""
    return [
        {
            "url": row.get_absolute_url(), "title": row.text, "number": row.meeting.title, "meta": row.owner,
            "light": row.light, "left": row.left.text, "left_light": "late" if row.left.late else "",
            "due": _("due %(day)s") % {"day": date_format(row.due_on, "MONTH_DAY_FORMAT")},
            "act": DECISION_VERBS[verb] if verb in access.offered(DECISIONS, actor, row) else "",
            "act_url": reverse("decision-move", args=[row.pk, verb]),
        }
        for row in rows
    ]  # fmt: skip


def of_meetings(rows, verb, actor):
    return [
        {
            "url": row.get_absolute_url(), "title": row.title, "number": row.get_kind_display(), "meta": row.place,
            "light": "clock", "light_words": row.get_stage_display(),
            "left": date_format(moments.local_day(row.starts_at), "MONTH_DAY_FORMAT"),
            "act": VERBS[verb] if verb and verb in access.offered(policy, actor, row) else "",
            "act_url": reverse("meeting-move", args=[row.pk, verb]) if verb else "",
        }
        for row in rows
    ]  # fmt: skip


def bulk(request, thing=None):
    """Slot `matters.bulk`: the button that puts what is selected on a meeting."""
    return render_to_string("meetings/_bulk.html", {}, request) if policy.convenes_any(request.actor) else None


def ledger_act(request, table):
    """Slot `ledger.acts`: the button that puts what a ledger shows on a meeting."""
    if not policy.convenes_any(request.actor):
        return None
    asked = {"source": f"ledger:{table.ledger.key}", "asked": table.asked.query}
    return format_html(
        '<a class="btn" href="{}?{}">{}</a>', reverse("plan-meeting"), urlencode(asked), _("To a meeting")
    )


def open_of_organisation(request, organisation):
    """Slot `organisation.open_work`: decisions that it has to carry out."""
    count = policy.Decision.objects.live().filter(department=organisation).count()
    return OpenWork(count) if count else None


def rights(request, thing):
    """Slot `rights.table`: who may do which verb of a meeting."""
    return table(_("Meetings"), policy.RULES, VERBS)


def decision_rights(request, thing):
    """The same of a decision."""
    return table(_("Decisions"), policy.DECISION_RULES, DECISION_VERBS)
