"""What waits for an actor: opinions, ratings, checks. 办实事待办。"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from secondhalf.people.posts import Role
from secondhalf.practical import policy
from secondhalf.practical.keeping import Check
from secondhalf.practical.kinds import CampaignStage, ItemStage

SHOWN = 5


def groups(actor):
    """[{"key", "title", "items", "more"}] of what waits, empty groups left out."""
    asked = []
    if actor.has(Role.RESP_LEADER, Role.APPROVER):
        seen = policy.visible_to(actor).filter(stage=ItemStage.CANDIDATE)
        asked.append(
            (
                "opine",
                _("Candidates that wait for the administration’s opinion"),
                seen.exclude(campaign__stage=CampaignStage.VOTING),
                "agree",
            )
        )
    if actor.has(Role.UNION_OFFICE):
        mine = policy.visible_to(actor).filter(campaign__owner=actor.post.seat)
        asked.append(
            ("list", _("Candidates to list, or not"), mine.filter(stage__in=(ItemStage.AGREED, ItemStage.OPPOSED)), "")
        )
        asked.append(("rate", _("Practical matters to be rated"), mine.filter(stage=ItemStage.TO_RATE), ""))
    if actor.has(Role.VERIFIER, Role.SUPERVISOR_OFFICE, Role.UNION_OFFICE):
        open_ = Check.objects.filter(item=OuterRef("pk"), visit=None)
        asked.append(
            (
                "check",
                _("Checks of what was completed"),
                policy.visible_to(actor).filter(Exists(open_), stage=ItemStage.REGULAR),
                "pass_check",
            )
        )
    return [group for row in asked if (group := _group(actor, *row))]


def _group(actor, key, title, rows, verb):
    found = list(rows.order_by("no")[: SHOWN + 1])
    may = [item for item in found if not verb or policy.ITEM_RULES[verb](actor, item) is True]
    return {"key": key, "title": title, "items_shown": may[:SHOWN], "more": len(found) > SHOWN} if may else None
