"""Taken out of the count, and out of nothing else: asked for with evidence, ruled on by a leader (DOMAIN §9.5). 剔除。

The matter stays on its way, with number, voices and deadline. The raiser is told and may contest; then it counts again.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem, StillMissing


class ExclusionReason(models.TextChoices):
    NOT_SUPPORTED = "not_supported", _("not supported by law or policy")
    UNTRUE = "untrue", _("not as it was said, checked on the spot")
    OUT_OF_SCOPE = "out_of_scope", _("outside the scope")
    DUPLICATE = "duplicate", _("duplicate")


class Exclusion(Fact):
    """What was asked for: the reason, in a code and in words."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="exclusions")
    reason = models.CharField(_("reason"), max_length=16, choices=ExclusionReason)
    explanation = models.TextField(_("explanation"))


class ExclusionEvidence(Fact):
    """What shows that the reason holds; it is not evidence of the work."""

    exclusion = models.ForeignKey(Exclusion, models.CASCADE, related_name="evidence")
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")


class ExclusionRuling(Fact):
    """What a leader ruled on it."""

    exclusion = models.OneToOneField(Exclusion, models.CASCADE, related_name="ruling")
    granted = models.BooleanField()
    explanation = models.TextField(_("explanation"))


class Recounting(Fact):
    """Why it counts again."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="recountings")
    reason = models.TextField(_("reason"))


class LeftOutAlready(Problem):
    status = 409
    title = _("It is left out of the count already")
    remedy = _("If it should count again, a leader lifts the exclusion and says why.")


def is_counted(matter):
    return LeftOutAlready(thing=matter) if matter.is_excluded else None


def is_left_out(matter):
    return None if matter.is_excluded else StillMissing(thing=matter, what=_("an exclusion to be lifted"))


def no_exclusion_asked(matter):
    lacks = StillMissing(thing=matter, what=_("the ruling on the exclusion asked for before"))
    return lacks if matter.is_exclusion_asked else None


def exclusion_asked(matter):
    lacks = StillMissing(thing=matter, what=_("an exclusion asked for that is still to be ruled on"))
    return None if matter.is_exclusion_asked else lacks


class Excludable:
    def open_exclusion(self):
        """The exclusion asked for that nobody has ruled on yet, or None."""
        if not self.is_exclusion_asked:
            return None
        return self.exclusions.filter(ruling=None).select_related("act").first()

    def ask_exclusion(self, *, by, reason, explanation, evidence):
        """Ask to leave it out of the count. reason: an ExclusionReason; evidence: dicts with a file, one at least."""
        if not evidence:
            raise StillMissing(thing=self, what=_("evidence"))
        with self.step("ask_exclusion", by=by) as act:
            asked = act.record(self.exclusions, reason=reason, explanation=explanation)
            for one in evidence:
                act.record(asked.evidence, file=one["file"])
            self.is_exclusion_asked = True

    def exclude(self, *, by, explanation):
        """Leave it out of every count from now on. Nothing is deleted, and the loop goes on."""
        with self.step("exclude", by=by) as act:
            self._rule_on_exclusion(act, granted=True, explanation=explanation)
            self.is_excluded = True

    def keep_counted(self, *, by, explanation):
        """Refuse what was asked for: it counts as before."""
        with self.step("keep_counted", by=by) as act:
            self._rule_on_exclusion(act, granted=False, explanation=explanation)

    def count_again(self, *, by, reason):
        """Lift the exclusion, after a contest or a second look."""
        with self.step("count_again", by=by) as act:
            act.record(self.recountings, reason=reason)
            self.is_excluded = False

    def _rule_on_exclusion(self, act, *, granted, explanation):
        asked = self.open_exclusion()
        act.record(ExclusionRuling.objects, exclusion=asked, granted=granted, explanation=explanation)
        self.is_exclusion_asked = False
