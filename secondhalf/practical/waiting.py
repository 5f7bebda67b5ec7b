"""What waits for an actor: opinions, listings, reports, ratings, upkeep, checks; found by one question. 办实事待办。"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.people.posts import Role
from secondhalf.practical import policy
from secondhalf.practical.keeping import Check
from secondhalf.practical.kinds import CampaignStage, ItemStage
from secondhalf.practical.reporting import ReportDue

SHOWN, MOST = 5, 60
LEADERS = (Role.RESP_LEADER, Role.APPROVER)
CHECKERS = (Role.VERIFIER, Role.SUPERVISOR_OFFICE, Role.UNION_OFFICE)
DEPARTMENT = (Role.DEPT_HEAD, Role.HANDLER)

# key, title, roles, rule by which it is the actor's to do
GROUPS = (
    ("opine", _("Candidates that wait for the administration’s opinion"), LEADERS, policy.leads_administration),
    ("list", _("Candidates to list, or not"), (Role.UNION_OFFICE,), policy.runs_the_office),
    ("report", _("Practical matters without a report for a month"), DEPARTMENT, policy.reports),
    ("rate", _("Practical matters to be rated"), (Role.UNION_OFFICE,), policy.runs_the_office),
    ("keep", _("Completed, and nobody keeps it yet"), (Role.UNION_OFFICE,), policy.runs_the_office),
    ("check", _("Checks of what was completed"), CHECKERS, policy.checks),
)


def groups(actor):
    """[{"key", "title", "items_shown", "more"}] of what waits, empty groups left out."""
    asked = [group for group in GROUPS if actor.has(*group[2])]
    if not asked:
        return []
    found = list(candidates_of(actor)[:MOST])
    told = [told_of(actor, key, title, rule, found) for key, title, _roles, rule in asked]
    return [group for group in told if group["items_shown"]]


def candidates_of(actor):
    """Whatever may wait for somebody, in one question."""
    open_check = Exists(Check.objects.filter(item=OuterRef("pk"), visit=None))
    silent = Exists(ReportDue.objects.unanswered().filter(item=OuterRef("pk")))
    waits = Q(stage__in=(ItemStage.AGREED, ItemStage.OPPOSED, ItemStage.TO_RATE, ItemStage.DONE))
    waits |= Q(stage=ItemStage.CANDIDATE) & ~Q(campaign__stage=CampaignStage.VOTING)
    waits |= Q(open_check, stage=ItemStage.REGULAR) | Q(silent, stage=ItemStage.LISTED)
    return policy.visible_to(actor).filter(waits).order_by("no")


def told_of(actor, key, title, rule, found):
    mine = [item for item in found if key_of(item) == key and rule(actor, item) is True]
    return {"key": key, "title": title, "items_shown": mine[:SHOWN], "more": len(mine) > SHOWN}


def key_of(item):
    """The group that an item waits in."""
    return {
        ItemStage.CANDIDATE: "opine", ItemStage.AGREED: "list", ItemStage.OPPOSED: "list", ItemStage.LISTED: "report",
        ItemStage.TO_RATE: "rate", ItemStage.DONE: "keep", ItemStage.REGULAR: "check",
    }[item.stage]  # fmt: skip
