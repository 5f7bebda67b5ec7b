"""Telling of practical matters: listed or taken off, rated below the threshold, a check that falls due. 办实事通知。"""

from secondhalf.notices import audiences
from secondhalf.notices.concerns import Concern
from secondhalf.notices.rows import Row
from secondhalf.people.posts import Role
from secondhalf.practical import policy
from secondhalf.practical.keeping import Check

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


def all_checked(item):
    return not Check.objects.filter(item=item, visit=None).exists()


TELLINGS = {
    "practical.enlist": [Row("item", "listed", INFORMATION, whoever_waited)],
    "practical.fall_short": [Row("item", "fell_short", INFORMATION, office_and_leader)],
    "practical.take_off": [Row("item", "taken_off", INFORMATION, whoever_waited)],
    "practical.plan_check": [Row("item", "check_due", TODO, checkers, "regular", policy.checks)],
}
SETTLES = {"practical.pass_check": ("item", "check_due", all_checked)}
