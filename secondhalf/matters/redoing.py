"""It did not hold: redo after a verdict, reopen after a relapse. 重办、反弹重开。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.kinds import FinishState


class Redoing(Fact):
    """A new round, and why."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="redoings")
    relapse = models.BooleanField(default=False)
    reason = models.TextField(_("reason"))


class Redoable:
    def redo(self, *, by, reason):
        """Not solved, says the raiser: a new round by the same departments on a new clock."""
        with self.step("redo", by=by) as act:
            act.record(self.redoings, reason=reason)
            self._new_round(act)

    def reopen(self, *, by, reason):
        """It relapsed: the old close-out is kept; the number returns with the suffix R1, R2, ..."""
        with self.step("reopen", by=by) as act:
            act.record(self.redoings, reason=reason, relapse=True)
            self.relapses += 1
            self._new_round(act)

    def _new_round(self, act):
        self.round += 1
        self.voices_rated = 0
        self.percent, self.closed_at, self.finish_state = 0, None, FinishState.UNDONE
        self.start_clock(Clock.HANDLE, act)
