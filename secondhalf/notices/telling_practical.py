"""Telling of practical matters: listed or taken off, rated too low, a report or a check that falls due. 办实事通知。"""

from secondhalf.notices import audiences
from secondhalf.notices.concerns import Concern
from secondhalf.notices.rows import Row
from secondhalf.people.posts import Role
from secondhalf.practical import policy
from secondhalf.practical.keeping import Check
from secondhalf.practical.models import Item
from secondhalf.practical.reporting import ReportDue

TODO, INFORMATION = Concern.TODO, Concern.INFORMATION
OFFICE_AND_LEADERS = (Role.UNION_OFFICE, Role.RESP_LEADER, Role.APPROVER)


def whoever_waited(item, event):
    """Leaders, who may claim it, the offices, and whoever proposed it."""
    proposed = audiences.of_persons(item.origins.values("act__person"))
    return [*audiences.at(item.campaign.owner_id, item.unit_id, roles=OFFICE_AND_LEADERS), *proposed]


def office_and_leader(item, event):
    """Departments are told by the matter, which goes round again."""
    leads = audiences.of_persons([item.leader.person_id]) if item.leader else []
    return [*audiences.at(item.campaign.owner_id, roles=[Role.UNION_OFFICE]), *leads]


def checkers(item, event):
    roles = [Role.UNION_OFFICE, Role.VERIFIER, Role.SUPERVISOR_OFFICE]
    here = audiences.at(item.campaign.owner_id, item.unit_id, roles=roles)
    return [*here, *audiences.in_departments_of(item.unit_id, roles=roles)]


def lead_department(item, event):
    """Whoever carries it through."""
    return audiences.at(item.matter.lead_id, roles=audiences.DEPARTMENT) if item.matter.lead_id else []


def item_of(event):
    """The item whose matter it is, or None."""
    return Item.objects.filter(matter=event.subject).values_list("pk", flat=True).first()


def all_reported(item):
    return not ReportDue.objects.unanswered().filter(item=item).exists()


def all_checked(item):
    return not Check.objects.filter(item=item, visit=None).exists()


TELLINGS = {
    "practical.enlist": [Row("item", "listed", INFORMATION, whoever_waited)],
    "practical.fall_short": [Row("item", "fell_short", INFORMATION, office_and_leader)],
    "practical.take_off": [Row("item", "taken_off", INFORMATION, whoever_waited)],
    "practical.ask_report": [Row("item", "report_due", TODO, lead_department, "listed", policy.reports)],
    "practical.plan_check": [Row("item", "check_due", TODO, checkers, "regular", policy.checks)],
}
SETTLES = {
    "practical.pass_check": ("item", "check_due", all_checked),
    "practical.ask_report": ("item", "report_due", bool),  # asked again: the month before is told no more
    "matter.report": ("item", "report_due", all_reported, item_of),
    "matter.apply": ("item", "report_due", all_reported, item_of),
}
