"""The responsible leader endorses with a truth commitment. 签字背书。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind


class Endorsement(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="endorsements")
    part = PartField()
    commitment = models.TextField(_("truth commitment"))
    opinion = models.TextField(_("opinion"), blank=True)


class Endorsable:
    def endorse(self, *, by, commitment, opinion=""):
        """Sign as guarantee: `commitment` is the text the leader answers for."""
        with self.step("endorse", by=by) as act:
            part = self.take_part(PartKind.ENDORSED, by=by, act=act)
            act.record(self.endorsements, part=part, commitment=commitment, opinion=opinion)
