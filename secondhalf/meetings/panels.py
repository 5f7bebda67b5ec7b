"""What this room shows on pages of other rooms: decisions on a matter, and what waits on the workbench. 插槽内容。"""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.meetings import policy
from secondhalf.meetings.loop import DECISION_VERBS, VERBS, DecisionStage, Stage
from secondhalf.meetings.policy import DECISIONS
from secondhalf.people.open_work import OpenWork
from secondhalf.people.posts import Role
from secondhalf.people.rights import table

SHOWN = 10


def of_matter(request, matter):
    """Slot `matter.main`: what meetings decided on it; whoever sees the matter sees its decisions."""
    rows = matter.meeting_decisions.exclude(stage=DecisionStage.WITHDRAWN).for_page().order_by("-id")[:SHOWN]
    return render_to_string("meetings/_of_matter.html", {"decisions": rows}, request) if rows else None


def workbench(request, thing=None):
    """Slot `workbench.groups`: decisions to do or to confirm, minutes to approve, meetings one is asked to."""
    actor = request.actor
    decisions = policy.decisions_visible_to(actor).for_page().order_by("due_on", "id")
    groups = []
    if actor.has(Role.DEPT_HEAD, Role.HANDLER):
        mine = decisions.to_do().filter(department=actor.post.organisation)
        groups.append(("do", _("Decisions to carry out"), "decisions", "open", of_decisions(mine, "report", actor)))
    if actor.has(*policy.OFFICES):
        reported = decisions.reported().filter(meeting__holder=actor.post.seat)
        rows = of_decisions(reported, "confirm", actor)
        groups.append(("confirm", _("Decisions to confirm"), "decisions", "reported", rows))
    coming = policy.visible_to(actor).for_page().order_by("starts_at")
    if actor.has(Role.APPROVER):
        rows = of_meetings(coming.to_approve()[:SHOWN], "approve", actor)
        groups.append(("approve", _("Minutes to approve"), "meetings", "approve", rows))
    mine = coming.filter(stage__in=(Stage.PLANNED, Stage.OPEN), attendants__person=actor.person)
    groups.append(("come", _("Meetings to come"), "meetings", "coming", of_meetings(mine[:SHOWN], "", actor)))
    shown = [
        {"key": key, "title": title, "link": f"{reverse(page)}?tab={tab}", "rows": rows}
        for key, title, page, tab, rows in groups
        if rows
    ]
    return render_to_string("meetings/_workbench.html", {"groups": shown}, request) if shown else None


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
        for row in rows[:SHOWN]
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
