"""On-site verification with check points (DOMAIN §5.9); a leader's re-inspection is the same thing. 现场核验。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind


class Conclusion(models.TextChoices):
    PASS = "pass", _("passed")
    FIX = "fix", _("needs more work")
    RELAPSE = "relapse", _("relapsed")


class Verification(Fact):
    """One visit: where, when, with whom, how many workers were asked, and the conclusion."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="verifications")
    part = PartField()
    round = models.PositiveSmallIntegerField()
    visited_at = models.DateTimeField(_("visited at"))
    place = models.CharField(_("place"), max_length=120)
    accompanied_by = models.CharField(_("accompanied by"), max_length=200, blank=True)
    by_leader = models.BooleanField(_("re-inspection by a leader"), default=False)
    workers_asked = models.PositiveSmallIntegerField(_("workers asked"), default=0)
    workers_satisfied = models.PositiveSmallIntegerField(_("of whom satisfied"), default=0)
    note = models.TextField(_("note"), blank=True)
    conclusion = models.CharField(max_length=8, choices=Conclusion)


class CheckPoint(Fact):
    class Method(models.TextChoices):
        LOOK = "look", _("looked")
        ASK = "ask", _("asked")
        MEASURE = "measure", _("measured")
        PAPERS = "papers", _("read the papers")
        TRY = "try", _("tried out")

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="points")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("check point"), max_length=80)
    method = models.CharField(_("method"), max_length=8, choices=Method, default=Method.LOOK)
    standard = models.CharField(_("standard"), max_length=80)
    measured = models.CharField(_("measured value"), max_length=40)
    unit = models.CharField(_("unit"), max_length=12, blank=True)
    passed = models.BooleanField(_("meets the standard"))
    photo = models.ForeignKey("files.File", models.PROTECT, null=True, blank=True, related_name="+")


class Verifiable:
    def verify(self, *, by, points, **visit):
        """Seen on the spot: every check point meets its standard.

        points: dicts of CheckPoint's name, method, standard, measured, unit, passed, photo.
        visit: visited_at, place and the rest of Verification's fields.
        Raises StillMissing if a point fails or none is given.
        """
        with self.step("verify", by=by) as act:
            self.record_visit(act, by, points, Conclusion.PASS, visit)

    def record_visit(self, act, by, points, conclusion, visit):
        """The visit with its check points (part of a step, not a step)."""
        part = self.take_part(PartKind.VERIFIED, by=by, act=act)
        fields = {"part": part, "round": self.round, "conclusion": conclusion, **visit}
        verification = act.record(self.verifications, **fields)
        for order, point in enumerate(points, start=1):
            act.record(verification.points, order=order, **point)
        return verification
