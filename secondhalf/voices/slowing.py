"""Wrong receipts are slowed, number by number, and never locked: a lock would be a weapon against the person. 限速。

The right digits are looked at first and never wait. Of a number only a keyed hash of it and the day is kept, shortened
to 65,536 buckets, so that nobody can fill the table, and no time at all; yesterday's rows are swept.
"""

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from secondhalf.core import holding, keys, moments
from secondhalf.core.problems import Problem
from secondhalf.core.rows import Row

FIRST, LONGEST = 0.125, 2.0  # seconds


class TooManyWrongTries(Problem):
    status = 429
    title = _("Too many wrong tries at the same time")
    remedy = _("Wait a few seconds and try again. Nothing is locked: the right digits always get in.")


class WrongTries(Row):
    """How often wrong digits were typed for numbers of a bucket on a day, whether the number exists or not."""

    id = models.UUIDField(primary_key=True, default=moments.uuid4, editable=False)
    day = models.DateField()
    bucket = models.PositiveIntegerField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "bucket"], name="one_bucket_a_day")]


def hold_up(no):
    """Make whoever typed wrong digits for this number wait: twice as long each time, at most two seconds.

    Returns the seconds. Raises TooManyWrongTries when too many wait already.
    """
    seconds = min(LONGEST, FIRST * 2 ** min(tried(no) - 1, 10))
    holding.hold_up(seconds, crowded=TooManyWrongTries)
    return seconds


def tried(no):
    """Count one more wrong try of today; returns how many there are now."""
    day = moments.today()
    mine = WrongTries.objects.filter(day=day, bucket=bucket_of(no, day))
    if not mine.update(count=F("count") + 1):
        try:
            with transaction.atomic():
                WrongTries.objects.create(day=day, bucket=bucket_of(no, day))
        except IntegrityError:
            mine.update(count=F("count") + 1)
    return mine.values_list("count", flat=True)[0]


def bucket_of(no, day):
    return int.from_bytes(keys.mark("receipts", "wrong", day.isoformat(), no)[:2])


def sweep(day):
    """Throw away the counts of earlier days."""
    WrongTries.objects.filter(day__lt=day).delete()
