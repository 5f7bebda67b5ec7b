"""On-site verification with check points (DOMAIN §5.9); a leader's re-inspection is the same thing. 现场核验。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.parts import PartField, PartKind


class Conclusion(models.TextChoices):
    PASS = "pass", _("passed")
    FIX = "fix", _("needs more work")
    RELAPSE = "relapse", _("relapsed")


class NeverPassed(Problem):
    status = 422
    title = _("It has not passed a verification before, so it cannot have relapsed")
    remedy = _("Choose “needs more work”.")


class Verification(Fact):
    """One visit: where, when, with whom, what the workers said (a tally, never who), and the conclusion."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="verifications")
    part = PartField()
    round = models.PositiveSmallIntegerField()
    visited_at = models.DateTimeField(_("visited at"))
    place = models.CharField(_("place"), max_length=120)
    accompanied_by = models.CharField(_("accompanied by"), max_length=200, blank=True)
    by_leader = models.BooleanField(_("re-inspection by a leader"), default=False)
    workers_asked = models.PositiveSmallIntegerField(_("workers asked"), default=0)
    workers_satisfied = models.PositiveSmallIntegerField(_("of whom satisfied"), default=0)
    workers_basic = models.PositiveSmallIntegerField(_("basically satisfied"), default=0)
    workers_unsatisfied = models.PositiveSmallIntegerField(_("not satisfied"), default=0)
    note = models.TextField(_("note"), blank=True)
    conclusion = models.CharField(max_length=8, choices=Conclusion)
    fix_by = models.DateField(_("to be put right by"), null=True, blank=True)

    @property
    def workers_silent(self):
        """How many of those asked gave no answer."""
        return self.workers_asked - self.workers_satisfied - self.workers_basic - self.workers_unsatisfied


class Point(Fact):
    """One check point of a record made on the spot: the standard beside what was measured. Has `shots`, its photos."""

    class Method(models.TextChoices):
        LOOK = "look", _("looked")
        ASK = "ask", _("asked")
        MEASURE = "measure", _("measured")
        PAPERS = "papers", _("read the papers")
        TRY = "try", _("tried out")

    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("check point"), max_length=80)
    method = models.CharField(_("method"), max_length=8, choices=Method, default=Method.LOOK)
    standard = models.CharField(_("standard"), max_length=80)
    measured = models.CharField(_("measured value"), max_length=40)
    unit = models.CharField(_("unit"), max_length=12, blank=True)
    passed = models.BooleanField(_("meets the standard"))

    class Meta:
        abstract = True

    @property
    def photos(self):
        """Its photos, in the order in which they were taken."""
        return [shot.file for shot in sorted(self.shots.all(), key=lambda shot: shot.pk)]

    @property
    def photo(self):
        """The first of its photos, or None."""
        return next(iter(self.photos), None)


class CheckPoint(Point):
    verification = models.ForeignKey(Verification, models.CASCADE, related_name="points")


class Shot(Fact):
    """A photo of a check point."""

    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PointPhoto(Shot):
    point = models.ForeignKey(CheckPoint, models.CASCADE, related_name="shots")


class Signature(Fact):
    """A name under the record, drawn with the finger where that was possible. 签字。"""

    class Side(models.TextChoices):
        VERIFIER = "verifier", _("verifier")
        DEPARTMENT = "department", _("responsible department")

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=12, choices=Side)
    name = models.CharField(_("name"), max_length=60)
    drawing = models.ForeignKey("files.File", models.PROTECT, null=True, blank=True, related_name="+")


class Verifiable:
    def verify(self, *, by, points, pairs=(), signatures=(), **visit):
        """Seen on the spot: every check point meets its standard.

        points: dicts of CheckPoint's name, method, standard, measured, unit, passed, and its photos (or one photo).
        pairs: dicts of pair (what is compared), before, after: Files or None. signatures: dicts of Signature's fields.
        visit: visited_at, place and the rest of Verification's fields.
        Raises StillMissing if a point fails or none is given.
        """
        with self.step("verify", by=by) as act:
            self.record_visit(act, by, points, Conclusion.PASS, {"pairs": pairs, "signatures": signatures, **visit})

    def record_visit(self, act, by, points, conclusion, visit):
        """The visit with its check points, pairs of photos and signatures (part of a step, not a step)."""
        part = self.take_part(PartKind.VERIFIED, by=by, act=act)
        about = {name: value for name, value in visit.items() if name not in ("pairs", "signatures")}
        fields = {"part": part, "round": self.round, "conclusion": conclusion, **about}
        verification = act.record(self.verifications, **fields)
        record_points(act, verification, points)
        self.show(act, [exhibit for pair in visit.get("pairs", ()) for exhibit in exhibits_of(pair)])
        for signature in visit.get("signatures", ()):
            act.record(verification.signatures, **signature)
        return verification

    @property
    def has_passed(self):
        """Did a verification before find it good? Then it can relapse."""
        return self.verifications.filter(conclusion=Conclusion.PASS).exists()


def record_points(act, visit, points):
    """The check points of a visit with their photos (part of a step). points: as `verify` takes them."""
    for order, said in enumerate(points, start=1):
        point = dict(said)
        photos = [*point.pop("photos", ()), point.pop("photo", None)]
        made = act.record(visit.points, order=order, **point)
        for file in filter(None, photos):
            act.record(made.shots, file=file)


def points_met(points, thing):
    """None if there are check points and each meets its standard; else what is missing."""
    if not points:
        return StillMissing(thing=thing, what=_("at least one check point with its measured value"))
    failed = [point.name for point in points if not point.passed]
    if failed:
        names = ", ".join(failed)
        return StillMissing(thing=thing, what=_("check points that meet their standard: %(names)s") % {"names": names})
    return None


def exhibits_of(pair):
    """Evidence before and after, of what one pair compares."""
    for shows in ("before", "after"):
        if file := pair.get(shows):
            yield {"file": file, "shows": shows, "pair": pair["pair"]}
