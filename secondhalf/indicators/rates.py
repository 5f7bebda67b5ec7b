"""Rates with numerator, denominator and counting rule, read from the tallies. 指标口径。"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from secondhalf.core.figures import Rate
from secondhalf.indicators.models import EVERY, NAMES, VOICE_NAMES, Tally, VoiceTally


@dataclass(frozen=True)
class CountingRule:
    """One rate: `part` and `whole` are names of tallies; `words` is the rule that is printed under it (口径)."""

    key: str
    title: object
    part: str
    whole: str
    words: object

    def rate(self, numbers):
        """The Rate in {name: number}."""
        return Rate(numbers[self.part], numbers[self.whole])


RULES = (
    CountingRule(
        key="signed_in_time",
        title=_("Signed for in time"),
        part="signed_in_time",
        whole="dispatched",
        words=_("signed for within the limit ÷ dispatched in the period"),
    ),
    CountingRule(
        key="finished",
        title=_("Rate of finishing"),
        part="finished",
        whole="due",
        words=_("handling finished ÷ due in the period by the cut-off; what is not due yet, or pended, is left out"),
    ),
    CountingRule(
        key="in_time",
        title=_("Rate of finishing on time"),
        part="in_time",
        whole="due",
        words=_("applied for close-out by the due date, and not sent back ÷ due in the period by the cut-off"),
    ),
    CountingRule(
        key="returned",
        title=_("Rate of sending back"),
        part="returned",
        whole="applied",
        words=_("sent back ÷ applications for close-out in the period"),
    ),
    CountingRule(
        key="disputed",
        title=_("Dispatches disputed"),
        part="turned_back",
        whole="dispatched",
        words=_("dispatches that the department disputed ÷ dispatches in the period"),
    ),
)


def numbers(organisation, first, last, *, due_until):
    """{name: number} of an organisation's line, of the days from `first` to `last`, both counted.

    due_until: the last day that was due by the cut-off: due ≠ dispatched (DOMAIN 0.5 law 6).
    """
    return by_organisation([organisation.pk], first, last, due_until=due_until)[organisation.pk]


def by_organisation(keys, first, last, *, due_until):
    """{organisation key: {name: number}}; never add these up, a matter may count in several lines."""
    return read(Tally, keys, ((HAPPENED, first, last), (OWED, first, min(last, due_until))))


def of_voices(keys, first, last, *, due_until):
    """The same of voices: what was said and answered in the days, and the contacts that were due in them."""
    return read(VoiceTally, keys, ((HEARD, first, last), (CONTACTS, first, min(last, due_until))))


def read(tally, keys, spans):
    """{organisation key: {name: number}} of all categories. spans: (names, first day, last day)."""
    found = defaultdict(lambda: dict.fromkeys([name for names, *_days in spans for name in names], 0))
    for names, first, last in spans:
        rows = tally.objects.filter(organisation__in=keys, category=EVERY, day__gte=first, day__lte=last)
        for row in rows.values("organisation").annotate(**sums(names)).order_by():
            found[row["organisation"]] |= {name: row[f"n_{name}"] for name in names}
    return found


def by_categories(organisation, first, last):
    """{category key: {name: number}} of matters and voices, of the whole months from `first` to `last`.

    Both are days of months that are over by the cut-off: rows of one category know no days.
    """
    found = defaultdict(lambda: dict.fromkeys([*NAMES, *VOICE_NAMES], 0))
    for tally, names in ((Tally, NAMES), (VoiceTally, VOICE_NAMES)):
        rows = tally.objects.filter(organisation=organisation, day__gte=first, day__lte=last).exclude(category=EVERY)
        for row in rows.values("category").annotate(**sums(names)).order_by():
            found[row["category"]] |= {name: row[f"n_{name}"] for name in names}
    return found


def sums(names):
    return {f"n_{name}": Sum(name) for name in names}


OWED = ("due", "finished", "in_time", "pended")
HAPPENED = tuple(name for name in NAMES if name not in OWED)
CONTACTS = ("contact_due", "contacted")
HEARD = tuple(name for name in VOICE_NAMES if name not in CONTACTS)


def by_month(organisation, first, last, *names):
    """{first day of a month: {name: number}} from the month of `first` to that of `last`."""
    rows = Tally.objects.filter(organisation=organisation, day__gte=first.replace(day=1), day__lte=last)
    sums = rows.exclude(category=EVERY).values("day").annotate(**{f"n_{n}": Sum(n) for n in names}).order_by("day")
    return {row["day"]: {name: row[f"n_{name}"] for name in names} for row in sums}


def by_category(organisation, first, last, name):
    """{category key: number} of whole months from that of `first` to that of `last`."""
    rows = Tally.objects.filter(organisation=organisation, day__gte=first.replace(day=1), day__lte=last)
    sums = rows.exclude(category=EVERY).values("category").annotate(n=Sum(name)).order_by("-n")
    return {row["category"]: row["n"] for row in sums if row["n"]}
