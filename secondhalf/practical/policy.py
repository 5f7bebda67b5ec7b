"""Who may see lists of practical matters, and who may move them. Nothing else decides. 办实事权限。"""

from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.matters import policy as matters_policy
from secondhalf.matters.policy import READERS, rule
from secondhalf.people.organisations import Kind, place_after
from secondhalf.people.posts import Role
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.models import Campaign, Item


def visible_campaigns(actor):
    """Lists kept below the actor's seat, or above it: whoever carries a part through reads the whole list."""
    if not actor.has(*READERS):
        return Campaign.objects.none()
    seat = actor.post.seat
    below = Q(owner__path__gte=seat.path, owner__path__lt=place_after(seat.path))
    seen = Campaign.objects.filter(below | Q(owner__path__in=seat.line()), realm=seat.realm)
    return seen.select_related("owner", "unit")


def visible_to(actor):
    return Item.objects.filter(campaign__in=visible_campaigns(actor)).select_related(
        "campaign__owner", "matter", "unit", "parent", "leader__person", "leader__organisation"
    )


@rule(_("a union office"))
def begins(actor, campaign=None):
    return actor.has(Role.UNION_OFFICE)


@rule(_("the office of the union that keeps the list"))
def keeps_the_list(actor, campaign):
    return actor.has(Role.UNION_OFFICE) and actor.post.seat.pk == campaign.owner_id


@rule(_("anyone in the union or a department"))
def collects(actor, item):
    return actor.has(*READERS)


@rule(_("the office of the union that keeps the list"))
def runs_the_office(actor, item):
    return keeps_the_list(actor, item.campaign)


@rule(_("a leader of the administration"))
def leads_administration(actor, item):
    if not actor.has(Role.RESP_LEADER, Role.APPROVER):
        return False
    post = actor.post
    return post.organisation.kind in (Kind.UNIT, Kind.DEPARTMENT) and post.organisation.lies_in(item.campaign.owner)


@rule(_("the office of the union that keeps the list; never the person who agreed for the administration"))
def enlists(actor, item):
    return runs_the_office(actor, item) and actor.person.pk != item.agreed_by_id


@rule(_("a leader of the union or the administration"))
def leads(actor, item):
    if not actor.has(Role.RESP_LEADER, Role.APPROVER):
        return False
    return actor.post.organisation.lies_in(item.campaign.owner) or item.campaign.owner.lies_in(actor.post.organisation)


@rule(_("the leader who has claimed it, or the office"))
def releases(actor, item):
    holds = actor.post is not None and actor.post.pk == item.leader_id
    return holds or runs_the_office(actor, item)


@rule(_("the departments with a duty in its matter, or the office"))
def plans(actor, item):
    if runs_the_office(actor, item):
        return True
    return item.matter is not None and matters_policy.answers_for_department(actor, item.matter)


@rule(_("the lead department of its matter"))
def reports(actor, item):
    """Who owes the monthly report; asks nothing of the database."""
    leads_it = item.matter is not None and item.matter.lead_id == actor.post.organisation_id
    return leads_it and actor.has(Role.DEPT_HEAD, Role.HANDLER)


def replans(actor, item, milestone):
    """Of what was reached, or whose day is past, the office alone: no department puts itself on time."""
    return not milestone.is_settled or runs_the_office(actor, item)


@rule(_("a verifier, the supervision office or the union office, never from the organisation that keeps it"))
def checks(actor, item):
    if not (actor.has(Role.VERIFIER, Role.SUPERVISOR_OFFICE) or runs_the_office(actor, item)):
        return False
    upkeep = item.upkeep if item.stage == ItemStage.REGULAR else None
    return upkeep is None or actor.post.organisation_id != upkeep.owner_id


@rule(_("the clock, and what happens to its matter"))
def clock_alone(actor, item):
    return False


CAMPAIGN_RULES = {
    "begin": begins,
    "open_vote": keeps_the_list,
    "hand_out": keeps_the_list,
    "withdraw_codes": keeps_the_list,
    "close_vote": keeps_the_list,
    "sum_up": keeps_the_list,
}

ITEM_RULES = {
    "collect": collects,
    "amend": runs_the_office,
    "agree": leads_administration,
    "oppose": leads_administration,
    "give_back": runs_the_office,
    "enlist": enlists,
    "turn_down": runs_the_office,
    "branch": runs_the_office,
    "divide": runs_the_office,
    "claim": leads,
    "release": releases,
    "set_milestone": plans,
    "reach_milestone": plans,
    "change_milestone": plans,
    "drop_milestone": plans,
    "ask_report": clock_alone,
    "take_off": clock_alone,
    "await_rating": clock_alone,
    "hand_out": runs_the_office,
    "withdraw_codes": runs_the_office,
    "prolong": runs_the_office,
    "finish": runs_the_office,
    "fall_short": runs_the_office,
    "come_back": clock_alone,
    "put_up": runs_the_office,
    "hand_over": runs_the_office,
    "plan_check": clock_alone,
    "pass_check": checks,
    "fail_check": checks,
}


class Door(NamedTuple):
    """What `core.access` asks a policy for, and the subject of its events."""

    visible_to: Any
    RULES: dict
    subject: str


CAMPAIGNS = Door(visible_campaigns, CAMPAIGN_RULES, Campaign.subject)
ITEMS = Door(visible_to, ITEM_RULES, Item.subject)
