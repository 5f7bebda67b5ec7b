"""A new problem found at a look-back: it enters the ledger, tied to the look that found it (DOMAIN §5.10). 新问题。"""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem, StillMissing
from secondhalf.rectification.entering import due_since
from secondhalf.rectification.kinds import LookedBack, RectifyClass


class EnteredAlready(Problem):
    status = 409
    title = _("This new problem is in the ledger already")
    remedy = _("Its number stands beside the look-back that found it.")


class NewProblem(Fact):
    """Which look found which finding. It is no finding of the feedback, so the rate of completion leaves it out."""

    seen = models.OneToOneField("rectification.LookBackResult", models.PROTECT, related_name="entered")
    finding = models.OneToOneField("rectification.Finding", models.PROTECT, related_name="origin")


def seen_new(item):
    """The LookBackResult of an item at which a new problem was found, or None."""
    seen = getattr(item, "seen", None)
    return seen if seen is not None and seen.result == LookedBack.NEW else None


class Addable:
    def enter_new_problem(self, *, by, item, row):
        """Enter what a look-back found anew as a finding of its own; returns it.

        item: the LookBackItem at which it was found. row: as one of `enter_findings`; without a day it is to be put
        right in the time of its class, from the day of the look-back on.
        Raises PlaceTaken, NoWords, EnteredAlready; StillMissing where no new problem was found.
        """
        if item.look_back.inspection_id != self.pk:
            raise NotFound
        seen = seen_new(item)
        if seen is None:
            raise StillMissing(thing=self, what=_("a look-back that found a new problem"))
        if NewProblem.objects.filter(seen=seen).exists():
            raise EnteredAlready(thing=self)
        kind = row.get("rectify_class") or RectifyClass.LIMITED
        row = {**row, "due_on": row.get("due_on") or due_since(moments.local_day(seen.act.at), kind, self.where)}
        with self.step("enter_new_problem", by=by) as act:
            taken = set(self.findings.values_list("outline", flat=True))
            finding = self._enter(act, by.with_once(""), taken, **{"note": note_of(item), **row})
            act.record(NewProblem.objects, seen=seen, finding=finding)
        return finding

    def place_beside(self, finding):
        """The next free place under the heading of a finding: after 1.1.3 comes 1.1.4."""
        heading, _dot, last = finding.outline.rpartition(".")
        taken = set(self.findings.values_list("outline", flat=True))
        place = int(last) + 1
        while (found := f"{heading}.{place}" if heading else str(place)) in taken:
            place += 1
        return found


def note_of(item):
    """The remark that the ledger prints beside it."""
    words = _now("Found at look-back %(order)s, beside %(number)s")
    return words % {"order": item.look_back.order, "number": item.finding.no}
