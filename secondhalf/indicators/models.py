"""Tallies: how many, by organisation and day, and by category and month; what each thing has put into them. 指标。"""

from uuid import UUID

from django.db import models

from secondhalf.core import moments
from secondhalf.indicators import stating

__all__ = [
    "EVERY", "NAMES", "NO_CATEGORY", "VOICE_NAMES", "Counted", "Recount", "Tally", "VoiceCounted", "VoiceTally",
    "stating",
]  # fmt: skip

EVERY = UUID(int=0)  # the "category" of rows that count all categories together
NAMES = (
    "received", "dispatched", "signed", "signed_in_time", "disputed", "applied", "returned", "closed", "redone",
    "relapsed", "excluded", "due", "finished", "in_time", "pended", "turned_back", "reworked",
)  # fmt: skip
VOICE_NAMES = (
    "said", "repeated", "consulted", "left_out", "contact_due", "contacted", "answered", "rated",
    "solved_yes", "solved_partly", "solved_no", "solved_explained",
    "satisfied_very", "satisfied_satisfied", "satisfied_basic", "satisfied_unsatisfied", "missed", "called",
    "call_solved_yes", "call_solved_partly", "call_solved_no", "call_solved_explained",
    "call_satisfied_very", "call_satisfied_satisfied", "call_satisfied_basic", "call_satisfied_unsatisfied",
)  # fmt: skip
NO_CATEGORY = UUID(int=1)  # of voices that nobody has put in a category yet


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
    turned_back = models.IntegerField(default=0)
    reworked = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "category", "day"], name="one_tally")]


class Counted(models.Model):
    """What one matter has put into the tallies: its category and its marks [name, day, place]."""

    matter = models.OneToOneField("matters.Matter", models.CASCADE, primary_key=True, related_name="+")
    category = models.UUIDField()
    marks = models.JSONField(default=list)


class VoiceTally(models.Model):
    """How many voices (件), and what became of them, in the line of one organisation; never of persons (law 17).

    Rows as those of Tally. Of every voice only days are known here.
    """

    realm = models.UUIDField()
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    category = models.UUIDField(default=EVERY)
    said = models.IntegerField(default=0)
    repeated = models.IntegerField(default=0)
    consulted = models.IntegerField(default=0)
    left_out = models.IntegerField(default=0)
    contact_due = models.IntegerField(default=0)
    contacted = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)
    rated = models.IntegerField(default=0)
    solved_yes = models.IntegerField(default=0)
    solved_partly = models.IntegerField(default=0)
    solved_no = models.IntegerField(default=0)
    solved_explained = models.IntegerField(default=0)
    satisfied_very = models.IntegerField(default=0)
    satisfied_satisfied = models.IntegerField(default=0)
    satisfied_basic = models.IntegerField(default=0)
    satisfied_unsatisfied = models.IntegerField(default=0)
    missed = models.IntegerField(default=0)
    called = models.IntegerField(default=0)
    call_solved_yes = models.IntegerField(default=0)
    call_solved_partly = models.IntegerField(default=0)
    call_solved_no = models.IntegerField(default=0)
    call_solved_explained = models.IntegerField(default=0)
    call_satisfied_very = models.IntegerField(default=0)
    call_satisfied_satisfied = models.IntegerField(default=0)
    call_satisfied_basic = models.IntegerField(default=0)
    call_satisfied_unsatisfied = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "category", "day"], name="one_voice_tally")]


class VoiceCounted(models.Model):
    """What one voice has put into the tallies: its category and its marks [name, day, place]."""

    voice = models.OneToOneField("voices.Voice", models.CASCADE, primary_key=True, related_name="+")
    category = models.UUIDField()
    marks = models.JSONField(default=list)


class Recount(models.Model):
    """All tallies are being made anew; until it has ended the numbers are not complete."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    started_at = models.DateTimeField(default=moments.now)
    ended_at = models.DateTimeField(null=True)
