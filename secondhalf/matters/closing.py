"""Close-out: the number is struck off the ledger. 销号。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import FinishState


class Closure(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="closures")
    answer = models.TextField(_("answer"))
    round = models.PositiveSmallIntegerField()


class Closable:
    def close(self, *, by, answer):
        """Struck off, after approval and notice as the route asks. `answer` goes to whoever raised it."""
        with self.step("close", by=by) as act:
            act.record(self.closures, answer=answer, round=self.round)
            self.closed_at = act.event.at
            self.finish_state = FinishState.DONE
