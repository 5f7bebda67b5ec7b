"""The working calendar of this installation: what came with the program, and the notices imported since. 工作日历。

A notice is never changed. A later one for the same year and region takes its place, and both stay on record, so that
the calendar of any earlier edition can be shown again.
"""

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.kept import Kept
from secondhalf.core.workdays import Calendar, bundled_days


class Source(models.TextChoices):
    OFFICIAL = "official", _("official")
    PROVISIONAL = "provisional", _("provisional")


class CalendarNotice(models.Model):
    """One yearly notice as imported; `edition` counts all imports, and names the calendar that results.

    `region` is empty for the whole country; a region's own festivals ([L17] art. 4) are added to the country's days.
    """

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    edition = models.PositiveIntegerField(unique=True)
    year = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=40, blank=True, default="")
    source = models.CharField(max_length=12, choices=Source.choices, default=Source.OFFICIAL)
    title = models.CharField(max_length=200, blank=True)
    imported_at = models.DateTimeField(default=moments.now)
    imported_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["edition"]

    def __str__(self):
        return self.title or str(self.year)

    @classmethod
    def latest(cls, region="", edition=None):
        """The notices in force for `region`, country first and then by year; as of `edition`, if one is given."""
        notices = cls.objects.filter(region__in={"", region})
        if edition is not None:
            notices = notices.filter(edition__lte=edition)
        newest = {(notice.region, notice.year): notice for notice in notices.order_by("edition")}
        return [newest[place] for place in sorted(newest)]


class WorkDay(models.Model):
    """One day that a notice moves: off, or worked although it is a weekend."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    notice = models.ForeignKey(CalendarNotice, models.CASCADE, related_name="days")
    date = models.DateField()
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["notice", "date"], name="one_day_per_notice")]

    def __str__(self):
        return f"{self.date} {self.name}"


def current(region=""):
    """The Calendar in force for `region` (a key of the profile, empty for the country), kept in memory."""
    return _at_edition(region, _edition())


def at_edition(edition, region=""):
    """The Calendar as it was after import number `edition`; 0 is what came with the program."""
    return _at_edition(region, edition)


def edition():
    """The number of the latest import, 0 if there was none."""
    return CalendarNotice.objects.aggregate(last=Max("edition"))["last"] or 0


def forget():
    """Read the calendar again: called by whoever imports a notice."""
    _edition.forget()
    _at_edition.forget()


def with_notice(calendar_days, official, year, days, *, is_official=True):
    """Lay a notice over what is known: (days, official years) afterwards. `days` is {date: is_workday}."""
    # The last days of December belong to the New Year holiday, hence to the next year's notice.
    kept = {
        day: works
        for day, works in calendar_days.items()
        if not is_official or day.year != year or (day.month, day.day) >= (12, 28)
    }
    return kept | days, official | {year} if is_official else official


def _load(region, edition):
    days, official = bundled_days()
    for notice in CalendarNotice.latest(region, edition):
        moved = dict(notice.days.values_list("date", "is_workday"))
        replaces = notice.source == Source.OFFICIAL and not notice.region
        days, official = with_notice(days, official, notice.year, moved, is_official=replaces)
    return Calendar(days, official, edition)


_edition = Kept(edition)
_at_edition = Kept(_load)
