"""Up or down the tree with one history: the holder changes, the matter stays. 提级办理、交下级办理。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.matters.kinds import FinishState


class Handing(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="handings")
    giver = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    taker = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))


class NotBelow(Problem):
    status = 422
    title = _("%(name)s is not a union below the one that holds the matter")
    remedy = _("Choose a subordinate union; upwards there is “Hand up one level”.")


class Movable:
    def hand_up(self, *, by, reason):
        """One level up: the superior union holds it and dispatches it anew."""
        with self.step("hand_up", by=by) as act:
            if self.closed_at:
                self.round += 1
                self.voices_rated = 0
                self.percent, self.closed_at, self.finish_state = 0, None, FinishState.UNDONE
            self._hand(act, self.holder.superior_union(), reason)

    def hand_down(self, *, by, taker, reason):
        """One level down: a union below the holder triages and handles it. Raises NotBelow."""
        if taker.kind != "union" or taker.pk == self.holder_id or not taker.lies_in(self.holder):
            raise NotBelow(thing=self, name=str(taker))
        with self.step("hand_down", by=by) as act:
            self._hand(act, taker, reason)

    def _hand(self, act, taker, reason):
        act.record(self.handings, giver=self.holder, taker=taker, reason=reason)
        self.withdraw_dispatch()
        self.holder, self.due_at, self.stopped_at = taker, None, None
        self.be_seen_from(taker)
