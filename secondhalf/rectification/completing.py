"""Completed, basically completed, not completed, long-term: said as facts, by whoever may (DOMAIN §5.5). 完成情况。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.kinds import FinishState


class Completion(Fact):
    """What somebody said of it, in which round, and on what grounds."""

    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="completions")
    word = models.CharField(_("completion"), max_length=10, choices=FinishState)
    round = models.PositiveSmallIntegerField()
    grounds = models.TextField(_("grounds"))


class Completable:
    def word_completion(self, *, by, word, grounds):
        """Say how far it is completed in this round. word: a FinishState; “basically” is never counted as completed.

        Raises NeverCompleted for what is kept up for the long term, StillMissing when measures or the visit lack.
        """
        with self.step("word_completion", by=by) as act:
            act.record(self.completions, word=word, round=self.matter.round, grounds=grounds)
            self.word, self.word_round = word, self.matter.round
