"""Rates of rectification as named counting rules: above, below, left out (DOMAIN §5.5, §5.10). 整改口径。

基本完成 is not completed. A denominator of 0 gives "—". Every number names the records behind it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.figures import Rate
from secondhalf.matters.kinds import FinishState
from secondhalf.rectification import outcomes
from secondhalf.rectification.kinds import LookedBack


@dataclass(frozen=True)
class Formula:
    """One rate. part, whole: functions of a queryset that give the records above and below the line; left_out: those
    that it does not count; above, below, without: the same in words."""

    key: str
    title: Any
    part: Callable
    whole: Callable
    left_out: Callable
    above: Any
    below: Any
    without: Any

    def rate(self, rows):
        """The Rate over a queryset."""
        return Rate(self.part(rows).count(), self.whole(rows).count())

    @property
    def words(self):
        """The rule as one line: above ÷ below."""
        return f"{self.above} ÷ {self.below}"


COMPLETION = Formula(
    key="rectification.completion",
    title=_("Rate of completion"),
    part=lambda findings: findings.counted().with_word().filter(counts_as=FinishState.DONE),
    whole=lambda findings: findings.counted(),
    left_out=lambda findings: findings.uncounted(),
    above=_("findings that are completed; “basically completed” and “long-term” are not"),
    below=_("all findings of the feedback"),
    without=_("what a leader left out of the count, what was carried over, and what a look-back found anew"),
)
RELAPSE = Formula(
    key="rectification.relapse",
    title=_("Rate of relapse"),
    part=lambda items: items.filter(seen__result=LookedBack.RELAPSED),
    whole=lambda items: items.exclude(seen=None),
    left_out=lambda items: items.filter(seen=None),
    above=_("findings that had relapsed when they were looked at again"),
    below=_("findings of the samples that were looked at again"),
    without=_("what was drawn and not looked at yet"),
)
RATES = (COMPLETION, RELAPSE)
WORDS = (FinishState.DONE, FinishState.MOSTLY, FinishState.UNDONE, FinishState.SUSTAINED)


@dataclass(frozen=True)
class Tally:
    """How many findings are completed, basically completed, not completed, long-term.

    Beside them, not counted: left_out, and anew (found at a look-back).
    """

    done: int = 0
    mostly: int = 0
    undone: int = 0
    sustained: int = 0
    left_out: int = 0
    anew: int = 0

    @property
    def whole(self):
        return self.done + self.mostly + self.undone + self.sustained

    @property
    def rate(self):
        """Completed out of all."""
        return Rate(self.done, self.whole)

    @property
    def beside(self):
        """How many are not counted."""
        return self.left_out + self.anew

    def parts(self):
        """[(FinishState, how many)] in the order in which they are stacked."""
        return [(word, getattr(self, word.value)) for word in WORDS]


def tally(findings):
    """The Tally of a queryset of findings, in one question."""
    rows = findings.tallied().order_by().values_list("tallied_as").annotate(n=Count("pk"))
    return Tally(**dict(rows))


def tallies(findings):
    """{inspection key: Tally} for many inspections at once."""
    found = {}
    rows = findings.tallied().order_by().values_list("inspection", "tallied_as").annotate(n=Count("pk"))
    for inspection, word, n in rows:
        found.setdefault(inspection, {})[word] = n
    return {inspection: Tally(**words) for inspection, words in found.items()}


def behind(findings):
    """{number: [place in the feedback, ...]}: which findings each number counts, so that it can be opened later."""
    found = {word.value: [] for word in WORDS} | {"left_out": [], "anew": []}
    for outline, word in findings.tallied().order_by("sort_key").values_list("outline", "tallied_as"):
        found[word].append(outline)
    for name in outcomes.UNITS:
        found[name] = [row.outline for row in outcomes.behind(findings, name).order_by("sort_key")]
    return found


def frozen(findings):
    """The figures as plain data, with their cut-off: what a report keeps."""
    whole = tally(findings)
    return {
        "cut_off": moments.now().isoformat(),
        "counts": {word.value: n for word, n in whole.parts()} | {"left_out": whole.left_out, "anew": whole.anew},
        "completion": {"n": whole.rate.part, "whole": whole.rate.whole, "text": whole.rate.text},
        "results": {name: str(number) for name, number in outcomes.totals(findings).items()},
        "behind": behind(findings),
    }
