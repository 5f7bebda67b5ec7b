"""What waits for an actor: opinions, listings, ratings, upkeep, checks; found by one question. 办实事待办。"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.people.posts import Role
from secondhalf.practical import policy
from secondhalf.practical.keeping import Check
from secondhalf.practical.kinds import CampaignStage, ItemStage

SHOWN, MOST = 5, 60
LEADERS = (Role.RESP_LEADER, Role.APPROVER)
CHECKERS = (Role.VERIFIER, Role.SUPERVISOR_OFFICE, Role.UNION_OFFICE)

# key, title, roles, verb that the actor must be allowed to do
GROUPS = (
    ("opine", _("Candidates that wait for the administration’s opinion"), LEADERS, "agree"),
    ("list", _("Candidates to list, or not"), (Role.UNION_OFFICE,), "turn_down"),
    ("rate", _("Practical matters to be rated"), (Role.UNION_OFFICE,), "hand_out"),
    ("keep", _("Completed, and nobody keeps it yet"), (Role.UNION_OFFICE,), "hand_over"),
    ("check", _("Checks of what was completed"), CHECKERS, "pass_check"),
)


def groups(actor):
    """[{"key", "title", "items_shown", "more"}] of what waits, empty groups left out."""
    asked = [group for group in GROUPS if actor.has(*group[2])]
    if not asked:
        return []
    found = list(candidates_of(actor)[:MOST])
    told = [told_of(actor, key, title, verb, found) for key, title, _roles, verb in asked]
    return [group for group in told if group["items_shown"]]


def candidates_of(actor):
    """Whatever may wait for somebody, in one question."""
    open_check = Exists(Check.objects.filter(item=OuterRef("pk"), visit=None))
    waits = Q(stage__in=(ItemStage.AGREED, ItemStage.OPPOSED, ItemStage.TO_RATE, ItemStage.DONE))
    waits |= Q(stage=ItemStage.CANDIDATE) & ~Q(campaign__stage=CampaignStage.VOTING)
    waits |= Q(open_check, stage=ItemStage.REGULAR)
    return policy.visible_to(actor).filter(waits).order_by("no")


def told_of(actor, key, title, verb, found):
    mine = [item for item in found if key_of(item) == key and policy.ITEM_RULES[verb](actor, item) is True]
    return {"key": key, "title": title, "items_shown": mine[:SHOWN], "more": len(mine) > SHOWN}


def key_of(item):
    """The group that an item waits in."""
    return {
        ItemStage.CANDIDATE: "opine", ItemStage.AGREED: "list", ItemStage.OPPOSED: "list", ItemStage.TO_RATE: "rate",
        ItemStage.DONE: "keep", ItemStage.REGULAR: "check",
    }[item.stage]  # fmt: skip
