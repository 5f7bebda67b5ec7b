"""After completion: plaque, an owner with a check cycle, and checks that fall due. 挂牌、长效管护、定期回访。"""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem
from secondhalf.matters import standards
from secondhalf.matters.verifying import Point, Shot, record_points
from secondhalf.practical import seasons
from secondhalf.practical.kinds import CycleUnit, Season, Why

SOON = datetime.timedelta(days=7)  # a check is planned so long before it is due


class Plaque(Fact):
    """挂牌: it stands there, and a photo shows it."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="plaques")
    text = models.CharField(_("what is written on it"), max_length=120)
    place = models.CharField(_("place"), max_length=120)
    put_up_on = models.DateField(_("put up on"))
    photo = models.ForeignKey("files.File", models.PROTECT, related_name="+")


class Upkeep(Fact):
    """Who keeps it in order, and how often somebody looks."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="upkeeps")
    owner = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("kept by"))
    post = models.ForeignKey(
        "people.Post", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("post responsible")
    )
    amount = models.PositiveSmallIntegerField(_("checked every"), default=3)
    unit = models.CharField(_("counted in"), max_length=6, choices=CycleUnit, default=CycleUnit.MONTH)
    seasons = models.JSONField(_("seasons"), default=list, blank=True)
    rules = models.TextField(_("how it is kept for long"), blank=True)

    @property
    def cycle_told(self):
        """ "every 3 months"."""
        if self.unit == CycleUnit.DAY:
            return ngettext("every %(n)d day", "every %(n)d days", self.amount) % {"n": self.amount}
        return ngettext("every %(n)d month", "every %(n)d months", self.amount) % {"n": self.amount}

    @property
    def seasons_told(self):
        return [Season(season).label for season in self.seasons]


class Check(Fact):
    """A check that falls due: by the cycle, or because a season begins. Planned by the clock."""

    item = models.ForeignKey("practical.Item", models.CASCADE, related_name="checks")
    why = models.CharField(max_length=10, choices=Why)
    due_on = models.DateField(_("due"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "why", "due_on"], name="one_check_a_day")]


class CheckVisit(Fact):
    """Somebody went, and looked."""

    check_made = models.OneToOneField(Check, models.CASCADE, related_name="visit")
    visited_on = models.DateField(_("visited on"))
    place = models.CharField(_("place"), max_length=120)
    passed = models.BooleanField()
    note = models.TextField(_("note"), blank=True)
    checker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class UpkeepPoint(Point):
    """The same check point as of an on-site verification (DOMAIN §5.9)."""

    visit = models.ForeignKey(CheckVisit, models.CASCADE, related_name="points")


class UpkeepShot(Shot):
    point = models.ForeignKey(UpkeepPoint, models.CASCADE, related_name="shots")


class CheckedBefore(Problem):
    status = 409
    title = _("This check was made already")
    remedy = _("Open the page again; choose one that is still due.")


def told_point(point):
    """ "水温：31℃（≥40℃）"."""
    return f"{point.name}：{point.measured}{point.unit}（{point.standard}）"


class Keepable:
    @property
    def upkeep(self):
        """Who keeps it now, or None."""
        return self.upkeeps.select_related("owner", "post__person", "post__organisation").order_by("-id").first()

    def put_up(self, *, by, text, place, put_up_on, photo):
        """The plaque hangs; the photo shows it."""
        with self.step("put_up", by=by) as act:
            return act.record(self.plaques, text=text, place=place, put_up_on=put_up_on, photo=photo)

    def hand_over(self, *, by, owner, amount, unit, seasons=(), **about):
        """An owner keeps it from now on. amount, unit: the check cycle; about: post, rules."""
        with self.step("hand_over", by=by) as act:
            return act.record(self.upkeeps, owner=owner, amount=amount, unit=unit, seasons=sorted(seasons), **about)

    def plan_check(self, *, by, why, due_on):
        """A check falls due."""
        with self.step("plan_check", by=by) as act:
            return act.record(self.checks, why=why, due_on=due_on)

    def pass_check(self, *, by, check, points, **visit):
        """Looked at, and in order. points: as `Matter.verify` takes them. visit: visited_on, place, note.

        Raises StillMissing if a point fails or none is given.
        """
        with self.step("pass_check", by=by) as act:
            self._visit(act, by, check, points, passed=True, **visit)

    def fail_check(self, *, by, check, points, **visit):
        """It did not last: its matter is reopened (反弹), and the item is worked on again.

        Raises StillMissing if no point fails.
        """
        with self.step("fail_check", by=by) as act:
            made = self._visit(act, by, check, points, passed=False, **visit)
            failed = [told_point(point) for point in made.points.order_by("order") if not point.passed]
            if failed:  # otherwise the step itself refuses
                self.matter.reopen(by=by.with_once(""), reason="\n".join(filter(None, [*failed, made.note])))

    @property
    def last_visit(self):
        """The last visit of the upkeep, or None."""
        return CheckVisit.objects.filter(check_made__item=self).order_by("-id").first()

    def points_to_check(self):
        """What is to be measured anew: as on the last visit, else as its matter was verified, else as was promised."""
        last = self.last_visit
        known = standards.named(last.points) if last else standards.points_of(self.matter)
        return known or standards.from_words(self.standard, self.title)

    def _visit(self, act, by, check, points, **visit):
        if check.item_id != self.pk:
            raise NotFound
        if CheckVisit.objects.filter(check_made=check).exists():
            raise CheckedBefore(thing=self)
        made = act.record(CheckVisit.objects, check_made=check, checker=by.person, **visit)
        record_points(act, made, points)
        return made

    def checks_to_plan(self, day):
        """[(why, due_on)] of what is to be planned on a day, and is not yet."""
        upkeep = self.upkeep
        if upkeep is None:
            return []
        found = [(season, due) for season in upkeep.seasons if (due := self._season_check(season, day))]
        since = self._looked_at_on(upkeep)
        due = seasons.later(since, upkeep.amount, upkeep.unit)
        waits = self.checks.filter(why=Why.CYCLE, visit=None).exists()
        return found if waits or day < due - SOON else [*found, (Why.CYCLE, due)]

    def _season_check(self, season, day):
        """The day by which it is looked at in the present season, unless that was planned."""
        start = seasons.began(season, day, realm=self.realm)
        if start is None or self.checks.filter(why=season, due_on__gte=start).exists():
            return None
        return max(day, start) + SOON

    def _looked_at_on(self, upkeep):
        """The day from which the cycle counts: the last visit, or the handover."""
        visit = CheckVisit.objects.filter(check_made__item=self, visited_on__gte=moments.local_day(upkeep.act.at))
        last = visit.order_by("-visited_on").values_list("visited_on", flat=True).first()
        return last or moments.local_day(upkeep.act.at)
