"""Each voice is given its answer, once there is a result. 答复（反馈）。"""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.voices.kinds import How


class Answer(Fact):
    """What the person was told, and how. Answered is neither solved nor satisfied nor closed out (law 1)."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField(editable=False)
    how = models.CharField(_("how the answer is given"), max_length=8, choices=How)
    text = models.TextField(_("answer"))


class Answerable:
    @property
    def case(self):
        """The matter whose result counts for this voice: its own, or the one that is merged into; or None."""
        if "_case" not in vars(self) or self._case[0] != self.matter_id:
            mine = self.matter
            self._case = (self.matter_id, mine and mine.is_merged and mine.merged_into or mine)
        return self._case[1]

    @property
    def latest_answer(self):
        return self.answers.order_by("-id").first()

    def answer(self, *, by, text, how):
        """Give the person the answer, of this round of the matter. An earlier one stays on record."""
        with self.step("answer", by=by) as act:
            act.record(self.answers, round=self.case.round, text=text, how=how)
            self.answered_round, self.answered_at, self.awaits_answer = self.case.round, act.event.at, False
            self.was_told(act, without_page=how != How.PAGE)
            self.watch(act)


def answer_all(voices, *, by, text, how):
    """Give every one of these voices the same answer, all or none. Returns how many."""
    with transaction.atomic():
        for number, voice in enumerate(voices):
            voice.answer(by=by if number == 0 else by.with_once(""), text=text, how=how)
    return len(voices)
