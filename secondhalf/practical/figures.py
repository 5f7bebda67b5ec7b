"""Figures of a list, each with its counting rule and the records behind it. 办实事指标。"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from secondhalf.core.figures import Rate
from secondhalf.matters.models import Matter
from secondhalf.practical.kinds import COMPLETED, ON_THE_LIST
from secondhalf.practical.models import Item
from secondhalf.practical.polling import Poll
from secondhalf.practical.rating import RatingResult


@dataclass(frozen=True)
class Rule:
    """A named way of counting (口径). unit: what is counted (项, 件 ...), never mixed (law 12).

    words: as it is printed. above, below, without: what stands above and below the line, and what is left out.
    """

    key: str
    title: Any
    words: Any
    unit: Any
    above: Any
    below: Any
    without: Any = ""


USED, PRINTED, WITHDRAWN = _("codes used"), _("codes printed"), _("codes of sheets that were withdrawn")
COMPLETION = Rule(
    "completion", _("Completion rate"),
    _("Completed ÷ listed. Completed: verified on site, struck off, and not rated below the threshold. Parts of units "
      "are not counted again; what was taken off the list is told beside it."),
    _("items"),
    above=_("listed items that are completed"),
    below=_("listed items"),
    without=_("parts of units, and what was taken off the list"),
)  # fmt: skip
SOLVED = Rule(
    "solved", _("Demands solved"),
    _("Of the demands that listed items come from: those all of whose items are completed. What those who raised them "
      "say is counted apart."),
    _("demands"),
    above=_("demands all of whose items are completed"),
    below=_("demands that listed items come from"),
)  # fmt: skip
SATISFACTION = Rule(
    "satisfaction", _("Beneficiaries satisfied"),
    _("Satisfied and basically satisfied ÷ rated, in the latest rating of each item. Silence is not rated."),
    _("codes used"),
    above=_("satisfied and basically satisfied"),
    below=_("all who rated, in the latest rating of each item"),
    without=_("silence, and what too few rated to be told"),
)  # fmt: skip
TURNOUT = Rule(
    "turnout", _("Turnout of the vote"), _("Codes used ÷ codes printed, without those withdrawn."), _("codes"),
    above=USED, below=PRINTED, without=WITHDRAWN,
)  # fmt: skip
RATED = Rule(
    "rated", _("Turnout of the ratings"),
    _("Codes used ÷ codes printed, without those withdrawn, in the latest rating of each item."), _("codes"),
    above=USED, below=PRINTED, without=WITHDRAWN,
)  # fmt: skip
RULES = (COMPLETION, SOLVED, SATISFACTION, RATED, TURNOUT)


@dataclass(frozen=True)
class Figure:
    """A number with its rule. part, whole: counts; behind: the records, for whoever opens the number."""

    rule: Rule
    part: int
    whole: int
    behind: Any = None
    three: tuple = ()  # satisfied, basically satisfied, not satisfied, not rated
    masked: bool = False  # too few to be told
    withdrawn: int = 0  # codes that do not count
    taken_off: int = 0  # items that were on the list once

    @property
    def rate(self):
        return Rate(self.part, self.whole)


def listed(campaign):
    return Item.objects.filter(campaign=campaign).on_the_list()


def completion(campaign):
    rows = listed(campaign)
    off = Item.objects.filter(campaign=campaign).taken_off().count()
    return Figure(COMPLETION, rows.completed().count(), rows.count(), rows.completed(), taken_off=off)


def once_listed(campaign):
    return listed(campaign) | Item.objects.filter(campaign=campaign).taken_off()


def demands(campaign):
    """The demands that items of the list come from, those of items taken off included."""
    return Matter.objects.filter(practical_origins__item__in=once_listed(campaign)).distinct()


def solved(campaign):
    """Demands behind the list, and those of them that have no unfinished item left; one taken off is unfinished."""
    whole, unfinished = demands(campaign), once_listed(campaign).exclude(stage__in=COMPLETED)
    done = whole.exclude(practical_origins__item__in=unfinished)
    return Figure(SOLVED, done.count(), whole.count(), done)


def latest_results(campaign):
    """The last verdict of each item on the list, parts of units included."""
    results = RatingResult.objects.filter(item__campaign=campaign, item__stage__in=ON_THE_LIST)
    latest = {}
    for result in results.order_by("id"):
        latest[result.item_id] = result
    return list(latest.values())


def satisfaction(campaign):
    """The three counts, with whoever did not rate; masked while fewer rated than may be told."""
    results = latest_results(campaign)
    good = sum(r.satisfied for r in results)
    basic = sum(r.basically for r in results)
    bad = sum(r.unsatisfied for r in results)
    silent = sum(r.issued - r.used for r in results)
    few = any(0 < r.used < least(campaign) for r in results) and good + basic + bad < least(campaign)
    rows = Item.objects.filter(pk__in=[r.item_id for r in results])
    return Figure(SATISFACTION, good + basic, good + basic + bad, rows, (good, basic, bad, silent), few)


def rated(campaign):
    results = latest_results(campaign)
    rows = Item.objects.filter(pk__in=[r.item_id for r in results])
    gone = sum(r.withdrawn for r in results)
    return Figure(RATED, sum(r.used for r in results), sum(r.issued for r in results), rows, withdrawn=gone)


def turnout(campaign):
    vote = campaign.vote
    if vote is None:
        return None
    return Figure(TURNOUT, vote.used, vote.issued, masked=0 < vote.used < vote.least, withdrawn=vote.withdrawn)


def least(campaign):
    return Poll(realm=campaign.realm).least


def of_list(campaign):
    """{key: Figure} of a list, those that there are."""
    found = [completion(campaign), solved(campaign), satisfaction(campaign), rated(campaign), turnout(campaign)]
    return {figure.rule.key: figure for figure in found if figure is not None}


def behind(campaign, key):
    """The keys of the items behind a figure, or None for a figure that has none."""
    known = {"completion": completion, "satisfaction": satisfaction, "rated": rated}
    return known[key](campaign).behind.values("pk") if key in known else None
