"""Who may see a meeting and its decisions, and who may move them. Nothing else decides. 会议权限。

A meeting shows nobody a matter that they have not in sight anyway: `items_for` asks the matters' own policy.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.policy import READERS, rule
from secondhalf.matters.policy import visible_to as matters_visible_to
from secondhalf.matters.recusal import Accused
from secondhalf.meetings.agenda import APART
from secondhalf.meetings.attending import Attendant
from secondhalf.meetings.deciding import YouReportedIt
from secondhalf.meetings.minuting import YouWroteTheMinutes
from secondhalf.meetings.models import Decision, Meeting
from secondhalf.people.organisations import Organisation
from secondhalf.people.policy import Policy
from secondhalf.people.posts import Role

OFFICES = (Role.UNION_OFFICE, Role.SUPERVISOR_OFFICE)
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


def visible_to(actor):
    """Meetings that the actor's post is asked to; offices and leaders also see those held at or below their seat."""
    if actor is None or actor.post is None:
        return Meeting.objects.none()
    seen = Q(Exists(Attendant.objects.filter(meeting=OuterRef("pk"), post=actor.post)))
    if actor.has(*OFFICES, *LEADERS):
        seen |= Q(holder__in=Organisation.objects.under(actor.post.seat.path))
    return Meeting.objects.filter(seen, realm=actor.realm)


def decisions_visible_to(actor):
    """Decisions on matters in sight; those that the actor's own department has to do; general ones of a meeting."""
    if actor is None or actor.post is None:
        return Decision.objects.none()
    matter = matters_visible_to(actor).filter(pk=OuterRef("matter"))
    seen = Q(Exists(matter)) | Q(matter=None, meeting__in=visible_to(actor))
    if actor.has(Role.DEPT_HEAD, Role.HANDLER):
        mine = Q(department=actor.post.organisation) | Q(post=actor.post)
        accuses = Q(Exists(Accused.objects.filter(matter=OuterRef("matter"))))
        seen |= mine & ~accuses & ~Q(matter__confidentiality__in=APART)
    return Decision.objects.filter(seen, realm=actor.realm)


def items_for(actor, meeting):
    """(what of the agenda the actor may see, how many items are left out), each with `n`, its number for everybody."""
    seen = set(matters_visible_to(actor).filter(pk__in=meeting.items.values("matter")).values_list("pk", flat=True))
    rows = meeting.standing_items().select_related("matter__lead", "matter__category", "matter__holder")
    shown, left_out = [], 0
    for n, item in enumerate(rows, 1):
        item.n = n
        if item.matter_id in seen:
            shown.append(item)
        else:
            left_out += 1
    return shown, left_out


def convenes_any(actor):
    return actor is not None and actor.post is not None and actor.has(*OFFICES)


@rule(_("the union office or the supervision office of the body that holds the meeting"))
def convenes(actor, meeting):
    return actor.has(*OFFICES) and actor.post.seat.pk == meeting.holder_id


def chairs(actor, meeting):
    return actor.person is not None and actor.post is not None and actor.person.pk == meeting.chair.person_id


@rule(_("the office that convenes the meeting, or its chair"))
def runs(actor, meeting):
    return convenes(actor, meeting) or chairs(actor, meeting)


@rule(_("the chair of the meeting or another principal leader there, never whoever wrote the minutes"))
def approves(actor, meeting):
    leads = actor.has(Role.APPROVER) and actor.post.seat.pk == meeting.holder_id
    if not (chairs(actor, meeting) or leads):
        return False
    return YouWroteTheMinutes(thing=meeting) if actor.person.pk in meeting.writers() else True


@rule(_("the office that convenes the meeting, or whoever approves its minutes"))
def withdraws(actor, meeting):
    return convenes(actor, meeting) or approves(actor, meeting) is True


RULES = {
    "plan": convenes,
    "change": runs,
    "call_off": runs,
    "put_on": runs,
    "arrange": runs,
    "invite": runs,
    "begin": runs,
    "attend": runs,
    "decide": runs,
    "end": runs,
    "write_up": runs,
    "submit": runs,
    "send_back": approves,
    "approve": approves,
    "withdraw": withdraws,
}


@rule(_("the department that has to do it"))
def owns(actor, decision):
    mine = actor.has(Role.DEPT_HEAD, Role.HANDLER) and actor.post.organisation_id == decision.department_id
    return mine or (actor.post is not None and actor.post == decision.post)


@rule(_("the office that convened the meeting, never whoever reported it"))
def confirms(actor, decision):
    if not convenes(actor, decision.meeting):
        return False
    return YouReportedIt(thing=decision) if decision.reporter() == actor.person.pk else True


@rule(_("the office that convened the meeting, or its chair"))
def takes_back(actor, decision):
    return runs(actor, decision.meeting)


DECISION_RULES = {"report": owns, "confirm": confirms, "send_back": confirms, "withdraw": takes_back}
DECISIONS = Policy(decisions_visible_to, DECISION_RULES)


def comes_to(actor):
    """May the actor open the pages of meetings at all?"""
    return actor is not None and actor.post is not None and actor.has(*READERS)
