"""Telling of inspections and their findings: plan, report, change of class or date, look-back, relapse. 整改通知。"""

from secondhalf.notices import audiences
from secondhalf.notices.concerns import Concern
from secondhalf.notices.rows import Row
from secondhalf.people.posts import Role
from secondhalf.rectification import policy
from secondhalf.rectification.kinds import LookedBack
from secondhalf.rectification.models import Finding, Inspection, LookBackItem

TODO, INFORMATION = Concern.TODO, Concern.INFORMATION
LEADERS = (Role.RESP_LEADER, Role.APPROVER)


def approvers(inspection, event):
    return audiences.at(inspection.holder_id, inspection.unit_id, roles=[Role.APPROVER])


def office(inspection, event):
    return audiences.at(inspection.holder_id, roles=[Role.UNION_OFFICE])


def office_and_head(inspection, event):
    return [*office(inspection, event), *audiences.of_persons([inspection.head_id])]


def lookers(inspection, event):
    roles = [Role.VERIFIER, Role.SUPERVISOR_OFFICE]
    below = [inspection.holder_id, inspection.unit_id]
    return [*audiences.at(*below, roles=roles), *audiences.in_departments_of(inspection.unit_id, roles=roles)]


def leaders(finding, event):
    return audiences.in_order(audiences.in_house(*LEADERS)(finding.matter, event))


def those_at_work(finding, event):
    found = audiences.together(audiences.departments, audiences.office)
    return audiences.in_order(found(finding.matter, event))


def whoever_answers(finding, event):
    """Leaders, the office, and the head of the inspected organisation; departments are told by the matter."""
    found = audiences.together(audiences.office, audiences.in_house(*LEADERS))
    head = audiences.of_persons([finding.inspection.head_id])
    return [*audiences.in_order(found(finding.matter, event)), *head]


def relapsed(event):
    seen = Finding.objects.select_related("matter__holder", "inspection")
    return seen.filter(looks__seen__act=event, looks__seen__result=LookedBack.RELAPSED).first()


def found_anew(event):
    """The inspection at whose look-back something new was found."""
    seen = Inspection.objects.select_related("holder")
    return seen.filter(look_backs__items__seen__act=event, look_backs__items__seen__result=LookedBack.NEW).first()


def whom_dates_bind(inspection, event):
    """The office, the head, and the departments that lead a finding whose day moved."""
    moved = inspection.findings.filter(day_moves__act=event).values_list("matter__lead", flat=True)
    leads = [lead for lead in set(moved) if lead]
    return [*office_and_head(inspection, event), *audiences.at(*leads, roles=audiences.DEPARTMENT)]


def all_entered(inspection):
    new = LookBackItem.objects.filter(look_back__inspection=inspection, seen__result=LookedBack.NEW)
    return not new.filter(seen__entered=None).exists()


def all_seen(inspection):
    return not LookBackItem.objects.filter(look_back__inspection=inspection, seen=None).exists()


NEW_PROBLEM = Row(
    "inspection", "enter_new_problem", TODO, office, rule=policy.keeps_the_ledger, find=found_anew
)  # fmt: skip
TELLINGS = {
    "inspection.submit_plan": [Row("inspection", "approve_plan", TODO, approvers, "planned", policy.rules_on_plan)],
    "inspection.return_plan": [Row("inspection", "plan_returned", TODO, office, "preparing")],
    "inspection.approve_plan": [Row("inspection", "plan_approved", INFORMATION, office_and_head)],
    "inspection.submit_report": [
        Row("inspection", "accept_report", TODO, approvers, "reported", policy.rules_on_report),
    ],
    "inspection.return_report": [Row("inspection", "report_returned", TODO, office, "rectifying")],
    "inspection.accept_report": [Row("inspection", "report_accepted", INFORMATION, office_and_head)],
    "inspection.draw_sample": [Row("inspection", "look_back", TODO, lookers, rule=policy.looks_back)],
    "inspection.look_back": [Row("finding", "relapsed", INFORMATION, whoever_answers, find=relapsed), NEW_PROBLEM],
    "inspection.move_dates": [Row("inspection", "dates_moved", INFORMATION, whom_dates_bind)],
    "finding.ask_change": [Row("finding", "rule_on_change", TODO, leaders, "change_asked", policy.rules_on_change)],
    "finding.grant_change": [Row("finding", "change_granted", INFORMATION, those_at_work)],
    "finding.refuse_change": [Row("finding", "change_refused", INFORMATION, those_at_work)],
}
SETTLES = {
    "inspection.look_back": ("inspection", "look_back", all_seen),
    "inspection.enter_new_problem": ("inspection", "enter_new_problem", all_entered),
}
