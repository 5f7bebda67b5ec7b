"""The lead department's review of an application. 审核。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind


class Review(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="reviews")
    part = PartField()
    opinion = models.TextField(_("opinion"))


class Reviewable:
    def review(self, *, by, opinion):
        """Measures and evidence answer the problem."""
        with self.step("review", by=by) as act:
            part = self.take_part(PartKind.REVIEWED, by=by, act=act)
            act.record(self.reviews, part=part, opinion=opinion)
