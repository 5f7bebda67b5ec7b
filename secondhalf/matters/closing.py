"""Close-out: the number is struck off the ledger. 销号。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import FinishState


class Closure(Fact):
    """What was struck off, under a number of its own (DOMAIN §5.7); one that was merged goes with another's."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="closures")
    answer = models.TextField(_("answer"))
    round = models.PositiveSmallIntegerField()
    no = models.CharField(_("close-out number"), max_length=20, blank=True, editable=False)


class Closable:
    def close(self, *, by, answer):
        """Struck off, after approval and notice as the route asks. `answer` goes to whoever raised it."""
        with self.step("close", by=by) as act:
            year = moments.local_day(act.event.at).year
            number = f"XH{year}-{numbering.draw(self.realm, 'close-out', str(year)):04d}"
            act.record(self.closures, no=number, answer=answer, round=self.round)
            self.closed_at = act.event.at
            self.finish_state = FinishState.DONE
