"""Progress in words, percent and evidence. 填报进展。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.matters.parts import PartField, PartKind


class Progress(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="progress")
    part = PartField()
    percent = models.PositiveSmallIntegerField(_("progress in per cent"))
    text = models.TextField(_("progress"))
    next_step = models.TextField(_("next step"), blank=True)
    problem = models.TextField(_("difficulty"), blank=True)


class Exhibit(Fact):
    """佐证: a file that shows something about the matter; two of one `pair` show before and after."""

    class Shows(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")
        OTHER = "other", _("other")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="exhibits")
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    shows = models.CharField(_("shows"), max_length=8, choices=Shows, default=Shows.OTHER)
    pair = models.CharField(_("what is compared"), max_length=60, blank=True)


class Reportable:
    def report(self, *, by, percent, text, next_step="", problem="", exhibits=()):
        """Report progress (percent 0 to 100). exhibits: dicts of Exhibit's file, shows, pair."""
        with self.step("report", by=by) as act:
            part = self.take_part(PartKind.HANDLED, by=by, act=act)
            act.record(self.progress, part=part, percent=percent, text=text, next_step=next_step, problem=problem)
            self.show(act, exhibits)
            self.percent = percent

    def show(self, act, exhibits):
        """Add evidence (part of a step, not a step)."""
        for exhibit in exhibits:
            act.record(self.exhibits, **exhibit)
