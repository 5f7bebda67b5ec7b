"""Candidates in the order of the workers' vote, told only once it is counted. 票决排序。"""

from dataclasses import dataclass
from typing import Any

from secondhalf.core.figures import Rate
from secondhalf.practical.kinds import ItemStage


@dataclass(frozen=True)
class Ranked:
    """A candidate with its votes: a Rate of the ballots given, None while nothing may be told."""

    item: Any
    place: int | None
    votes: Rate | None


def ranked(campaign, *, stages=(ItemStage.CANDIDATE, ItemStage.AGREED, ItemStage.OPPOSED)):
    """The campaign's candidates; those with equal votes share a place. Without results, by number."""
    vote = campaign.vote
    results = vote.results if vote else None
    items = list(
        campaign.items.filter(stage__in=stages, parent=None).prefetch_related("origins__matter").order_by("no")
    )
    if results is None:
        return [Ranked(item, None, None) for item in items]
    items.sort(key=lambda item: -results.get(str(item.pk), 0))
    counts = [results.get(str(item.pk), 0) for item in items]
    return [
        Ranked(item, counts.index(n) + 1 if str(item.pk) in results else None, Rate(n, vote.used))
        for item, n in zip(items, counts, strict=True)
    ]
