"""What follows by date: votes and ratings are counted, checks fall due, reports are asked for. 每日。"""

import contextlib

from secondhalf.core.actors import CLOCK
from secondhalf.core.problems import Problem, Repeated
from secondhalf.practical.kinds import CampaignStage, ItemStage
from secondhalf.practical.models import Campaign, Item
from secondhalf.practical.needs import falls_short
from secondhalf.practical.reporting import with_last_word


def count_votes(day):
    """Close each vote the day after its last one."""
    for campaign in Campaign.objects.filter(stage=CampaignStage.VOTING, polls__last_day__lt=day):
        _by_clock(campaign, "close_vote", f"count:{campaign.pk}")


def judge(day):
    """Ratings whose last day is past: completed, or worked on again. Where too few rated, a person decides."""
    waiting = Item.objects.select_related("matter", "campaign").filter(stage=ItemStage.TO_RATE)
    for item in waiting.filter(polls__used_in_all=None, polls__last_day__lt=day).distinct():
        if item.poll is not None and item.poll.is_telling:
            verb = "fall_short" if falls_short(item) else "finish"
            _by_clock(item, verb, f"{verb}:{item.pk}:{item.matter.round}")


def plan_checks(day):
    """Checks by cycle and season of whatever is in regular upkeep."""
    for item in Item.objects.select_related("campaign").filter(stage=ItemStage.REGULAR):
        for why, due_on in item.checks_to_plan(day):
            _by_clock(item, "plan_check", f"check:{item.pk}:{why}:{due_on}", why=why, due_on=due_on)


def ask_reports(day):
    """Of what is under way and said nothing for a month: whoever carries it through is asked, once for each month."""
    at_work = Item.objects.select_related("matter", "campaign").under_way()
    for item in with_last_word(at_work).iterator(chunk_size=500):
        if asked := item.report_to_ask():
            since, due_on = asked
            _by_clock(item, "ask_report", f"report:{item.pk}:{due_on}", since=since, due_on=due_on)


def _by_clock(thing, verb, key, **about):
    """Done once, whatever happens in between; what somebody else just moved is left for tomorrow."""
    with contextlib.suppress(Problem, Repeated):
        getattr(thing, verb)(by=CLOCK.with_once(key), **about)
