"""Approval of the close-out by the principal leader or the leading group. 批准。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.parts import PartField, PartKind
from secondhalf.matters.stages import Stage


class Approval(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="approvals")
    part = PartField()
    opinion = models.TextField(_("opinion"))
    meeting_no = models.CharField(_("meeting number"), max_length=60, blank=True)


class Approvable:
    def approve(self, *, by, opinion, meeting_no=""):
        """The close-out is approved; where the route asks for it, the public notice begins."""
        with self.step("approve", by=by) as act:
            part = self.take_part(PartKind.APPROVED, by=by, act=act)
            act.record(self.approvals, part=part, opinion=opinion, meeting_no=meeting_no)
            if self.stage == Stage.NOTICED:
                self.start_clock(Clock.NOTICE, act)
