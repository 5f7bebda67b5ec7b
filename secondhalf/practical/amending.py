"""Putting an item's plan right; what it said before stays on record. 更正。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact, plain
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.practical.kinds import ItemStage

ALWAYS = ("beneficiaries", "beneficiary_count", "funds", "start_on", "lasting", "note")
BEFORE_LISTING = ("title", "content", "standard", "due_on")  # afterwards they are a promise
AMENDED = (*ALWAYS, *BEFORE_LISTING)


class Amendment(Fact):
    """What it said before, and what it says now."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="amendments")
    before = models.JSONField()
    after = models.JSONField()


class Promised(Problem):
    status = 409
    title = _("It is on the list: its name, content, standard and day are a promise")
    remedy = _("Extend the time limit of its matter, or say in the remarks what is different.")


class Amendable:
    def amend(self, *, by, **words):
        """Put the plan right. words: some of AMENDED; of a listed item those of ALWAYS only. Raises Promised."""
        changed = {name: value for name, value in words.items() if name in AMENDED and getattr(self, name) != value}
        if self.stage != ItemStage.CANDIDATE and set(changed) & set(BEFORE_LISTING):
            raise Promised(thing=self)
        if not changed:
            raise StillMissing(thing=self, what=_("something that is different from before"))
        with self.step("amend", by=by) as act:
            before = plain({name: getattr(self, name) for name in changed})
            act.record(self.amendments, before=before, after=plain(changed))
            for name, value in changed.items():
                setattr(self, name, value)
