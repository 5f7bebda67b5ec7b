"""Long-term items never reach 100 %: they have periodic assessments instead (law 13). 长期坚持。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks
from secondhalf.core.facts import Fact
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.kinds import FinishState
from secondhalf.matters.parts import PartField, PartKind


class Sustaining(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="sustainings")
    part = PartField()
    reached = models.TextField(_("what has been reached for now"))
    next_on = models.DateField(_("next assessment on"))


class Assessment(Fact):
    class Holds(models.TextChoices):
        HOLDS = "holds", _("holds")
        WEAKENS = "weakens", _("weakens")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="assessments")
    holds = models.CharField(_("result"), max_length=8, choices=Holds)
    finding = models.TextField(_("finding"))
    next_on = models.DateField(_("next assessment on"))


class Sustainable:
    def sustain(self, *, by, reached, next_on):
        """Put on a long footing: first results are there, and it is assessed again on `next_on`."""
        with self.step("sustain", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            act.record(self.sustainings, part=part, reached=reached, next_on=next_on)
            self.finish_state = FinishState.SUSTAINED
            self.due_at = clocks.end_of(next_on)

    def assess(self, *, by, holds, finding, next_on):
        """The periodic look; the next one is on `next_on`."""
        with self.step("assess", by=by) as act:
            act.record(self.assessments, holds=holds, finding=finding, next_on=next_on)
            self.due_at = clocks.end_of(next_on)

    def unsustain(self, *, by, reason):
        """It needs work again: back under way on a new clock."""
        with self.step("unsustain", by=by) as act:
            act.record(self.reasons, text=reason)
            self.finish_state = FinishState.UNDONE
            self.start_clock(Clock.HANDLE, act)
