"""Tallies: how many, by organisation and day, and by category and month; what each matter put into them. 指标。"""

from uuid import UUID

from django.db import models

from secondhalf.core import moments

EVERY = UUID(int=0)  # the "category" of rows that count all categories together
NAMES = (
    "received", "dispatched", "signed", "signed_in_time", "disputed", "applied", "returned", "closed", "redone",
    "relapsed", "excluded", "due", "finished", "in_time", "pended",
)  # fmt: skip


class Tally(models.Model):
    """How many matters (件), or what happened to them, in the line of one organisation.

    Rows of EVERY category are by day; rows of one category are by month and stand on its first day. A matter counts
    once in each organisation of the line, so rows of one organisation may be added, rows of two never.
    """

    realm = models.UUIDField()
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    category = models.UUIDField(default=EVERY)
    received = models.IntegerField(default=0)
    dispatched = models.IntegerField(default=0)
    signed = models.IntegerField(default=0)
    signed_in_time = models.IntegerField(default=0)
    disputed = models.IntegerField(default=0)
    applied = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    closed = models.IntegerField(default=0)
    redone = models.IntegerField(default=0)
    relapsed = models.IntegerField(default=0)
    excluded = models.IntegerField(default=0)
    due = models.IntegerField(default=0)
    finished = models.IntegerField(default=0)
    in_time = models.IntegerField(default=0)
    pended = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "category", "day"], name="one_tally")]


class Counted(models.Model):
    """What one matter has put into the tallies: its category and its marks [name, day, place]."""

    matter = models.OneToOneField("matters.Matter", models.CASCADE, primary_key=True, related_name="+")
    category = models.UUIDField()
    marks = models.JSONField(default=list)


class Recount(models.Model):
    """All tallies are being made anew; until it has ended the numbers are not complete."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    started_at = models.DateTimeField(default=moments.now)
    ended_at = models.DateTimeField(null=True)
