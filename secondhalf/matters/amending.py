"""Putting the register right before it is dispatched; what it said before stays visible. 更正登记。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact, plain
from secondhalf.core.problems import Problem

AMENDABLE = ("title", "summary", "category", "unit", "place", "urgency", "complexity", "group_size", "is_urgent_wish")


class NothingChanged(Problem):
    status = 422
    title = _("Nothing was changed: everything is in the register as you sent it")
    remedy = _("Correct at least one entry, or go back to the matter.")


class Amendment(Fact):
    """{field: [before, after]} of what was put right, and why."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="amendments")
    changes = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)


class Amendable:
    def amend(self, *, by, reason="", **fields):
        """Set some of AMENDABLE anew; the old words stay in the record. Raises NothingChanged where none is new."""
        with self.step("amend", by=by) as act:
            before = {name: getattr(self, name) for name in fields if name in AMENDABLE}
            changes = {
                name: [plain(before[name]), plain(fields[name])] for name in before if before[name] != fields[name]
            }
            if not changes:
                raise NothingChanged(thing=self)
            for name in changes:
                setattr(self, name, fields[name])
            act.record(self.amendments, changes=changes, reason=reason)
