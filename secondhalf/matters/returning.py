"""Sending back from any part of the close-out, with the reason; the count of returns is shown. 退回整改。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind
from secondhalf.matters.stages import Stage
from secondhalf.matters.verifying import Conclusion, NeverPassed

PART_AT = {
    Stage.IN_REVIEW: PartKind.REVIEWED,
    Stage.IN_VERIFICATION: PartKind.VERIFIED,
    Stage.TO_ENDORSE: PartKind.ENDORSED,
    Stage.TO_APPROVE: PartKind.APPROVED,
}


class Return(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="sent_back")
    part = PartField(null=True)
    reason = models.TextField(_("what is still to be put right"))


class Returnable:
    def send_back(self, *, by, reason, points=(), pairs=(), signatures=(), relapsed=False, **visit):
        """Not yet good enough: back to work, with the reason. From a verification the visit is recorded too.

        points, pairs, signatures, visit: as `verify` takes them; fix_by: the day by which it is to be put right, which
        starts a clock.
        relapsed: it passed before and fails now. Raises NeverPassed.
        """
        stage = self.stage
        if relapsed and not self.has_passed:
            raise NeverPassed(thing=self)
        with self.step("send_back", by=by) as act:
            part = self.take_part(PART_AT[stage], by=by, act=act) if stage in PART_AT else None
            if stage == Stage.IN_VERIFICATION and points:
                visit |= {"pairs": pairs, "signatures": signatures}
                self.record_visit(act, by, points, Conclusion.RELAPSE if relapsed else Conclusion.FIX, visit)
            act.record(self.sent_back, part=part, reason=reason)
            self.returns += 1
            self.percent = self._refuted()
            self.restart_clock(act)
            if visit.get("fix_by"):
                self.start_correction(act, visit["fix_by"])

    def _refuted(self):
        """“All of it” was not true: what the department last reported below that, in this round."""
        begun = self.redoings.order_by("-id").values_list("id", flat=True).first()
        reported = self.progress.filter(percent__lt=100, **({"id__gt": begun} if begun else {}))
        return reported.order_by("-id").values_list("percent", flat=True).first() or 0
