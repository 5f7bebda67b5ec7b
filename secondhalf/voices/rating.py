"""The verdict: solved? then satisfied? Said by the person only, or told to an officer who calls back. 评价。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks
from secondhalf.core.facts import Fact
from secondhalf.core.problems import StillMissing
from secondhalf.voices.kinds import CONTENT, Satisfaction, Solved
from secondhalf.voices.taking_up import count

# Words that say the opposite of a tick; a contradiction only asks again, so a false alarm costs one more click.
NEGATIVE = (
    "没解决",
    "未解决",
    "没有解决",
    "没修",
    "还是",
    "依旧",
    "仍然",
    "不满意",
    "not solved",
    "still",
    "not fixed",
)
POSITIVE = ("已解决", "解决了", "很满意", "非常满意", "谢谢", "感谢", "solved now", "thank")


class Verdict(Fact):
    """One verdict. All are kept; the latest counts, and silence is “not rated” (DOMAIN §0.5, law 5)."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="verdicts")
    round = models.PositiveSmallIntegerField(editable=False)
    solved = models.CharField(_("solved?"), max_length=10, choices=Solved)
    satisfaction = models.CharField(_("satisfied?"), max_length=12, choices=Satisfaction)
    reason = models.TextField(_("reason"), blank=True)
    by_call = models.BooleanField(default=False, editable=False)
    contacted = models.BooleanField(_("had anybody been in touch?"), null=True, blank=True)

    @property
    def is_unhappy(self):
        return is_unhappy(self.solved, self.satisfaction)


class Rateable:
    @property
    def latest_verdict(self):
        return self.verdicts.order_by("-id").first()

    def rate(self, *, by, solved, satisfaction, reason=""):
        """The person's own verdict. A reason is needed for “not solved” and “not satisfied”; it may start a redo."""
        with self.step("rate", by=self.voiced(by)) as act:
            self._judge(act, by_call=False, solved=solved, satisfaction=satisfaction, reason=reason)
            self.is_to_call = False

    def _judge(self, act, *, by_call, solved, satisfaction, reason, contacted=None):
        unhappy = is_unhappy(solved, satisfaction)
        if unhappy and not reason.strip():
            raise StillMissing(thing=self, what=_("the reason, in a few words"))
        said = {"solved": solved, "satisfaction": satisfaction, "reason": reason}
        act.record(self.verdicts, round=self.case.round, by_call=by_call, contacted=contacted, **said)
        if self.verdict_round != self.case.round:
            count(self.matter, rated=1)
        self.verdict_round, self.rated_at = self.case.round, act.event.at
        self.solved, self.satisfaction = solved, satisfaction
        self.ruling_due_at = clocks.due(act.event.at, self.case.limit("ruling_on_redo")).ends_at if unhappy else None


def is_unhappy(solved, satisfaction):
    """Would this verdict, with its reason, count for a redo?"""
    return solved == Solved.NO or satisfaction == Satisfaction.UNSATISFIED


def contradiction(solved, satisfaction, reason):
    """What in a verdict speaks against itself, in words to ask again with; None when it hangs together."""
    if solved == Solved.NO and satisfaction in CONTENT:
        return _("You say that it is not solved, and that you are satisfied.")
    text = reason.lower()
    if solved == Solved.YES and satisfaction in CONTENT and any(word in text for word in NEGATIVE):
        return _("You ticked “solved”, but what you wrote sounds as if it were not.")
    if is_unhappy(solved, satisfaction) and any(word in text for word in POSITIVE):
        return _("You ticked “not solved” or “not satisfied”, but what you wrote sounds content.")
    return None
