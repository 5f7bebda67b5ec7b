"""When a verdict sends a matter round again, by itself or by the office's ruling (DOMAIN §2.3). 重办规则。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from secondhalf.core import profile
from secondhalf.core.actors import CLOCK
from secondhalf.core.facts import Fact
from secondhalf.core.problems import StillMissing


class Ruling(Fact):
    """What the office ruled on one unhappy verdict; that voice is told."""

    class Outcome(models.TextChoices):
        REDO = "redo", _("to be handled again")
        EXPLAIN = "explain", _("explained")

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="rulings")
    verdict = models.ForeignKey("voices.Verdict", models.CASCADE, related_name="rulings")
    outcome = models.CharField(max_length=8, choices=Outcome)
    explanation = models.TextField(_("what the person is told"))


class Redoable:
    def redo(self, *, by, explanation):
        """The office agrees with this voice: the matter goes round again."""
        with self.step("redo", by=by) as act:
            self._rule(act, Ruling.Outcome.REDO, explanation)
            go_round_again(self.case, by=by.with_once(""), reason=explanation)

    def explain(self, *, by, explanation):
        """The office keeps the result, and tells this voice why."""
        with self.step("explain", by=by) as act:
            self._rule(act, Ruling.Outcome.EXPLAIN, explanation)

    def _rule(self, act, outcome, explanation):
        act.record(self.rulings, verdict=self.latest_verdict, outcome=outcome, explanation=explanation)
        self.ruling_due_at = None


def consider(voice):
    """After a verdict: let the matter go round again, if the rule says so. Returns the reason, or None.

    The rule: the lead voice, or a third of the verdicts given in this round, says “not solved” or “not satisfied” with
    a reason. Otherwise the office rules on each. Safe to run again: a matter on its way already is left alone.
    """
    case = voice.case
    if not voice.ruling_due_at or voice.verdict_round != case.round or not case.can("redo"):
        return None
    reason = why_again(voice, case)
    if reason:
        go_round_again(case, by=CLOCK, reason=reason)
    return reason


def holds(request, matter):
    """Slot: the file of a matter stays open while an unhappy verdict waits for the office's ruling."""
    from secondhalf.voices.models import Voice

    waits = Voice.objects.of_case(matter).unruled().exists()
    return StillMissing(thing=matter, what=_("a ruling on every unhappy verdict")) if waits else None


def why_again(voice, case):
    """The reason in the installation's language, without a word of the raisers: departments will read it."""
    heard = type(voice).objects.of_case(case)
    unhappy, given = heard.unhappy(case.round).count(), heard.rated(case.round).count()
    with override(settings.LANGUAGE_CODE):
        if voice.is_lead and voice.matter_id == case.pk:
            return _g("Whoever raised it first says: not solved, or not satisfied.")
        if 3 * unhappy >= given:
            counts = {"n": unhappy, "all": given}
            return _g("%(n)s of %(all)s verdicts given say: not solved, or not satisfied.") % counts
    return None


def go_round_again(matter, *, by, reason):
    """The first redo stays with the same departments; from the profile's n-th on it goes one level up."""
    ordinal = matter.round - matter.relapses
    most = profile.value(matter.realm, "matter.redos_to_superior", organisations=(matter.holder_id,))
    if ordinal >= most and not matter.missing("hand_up"):
        matter.hand_up(by=by, reason=reason)
    else:
        matter.redo(by=by, reason=reason)
