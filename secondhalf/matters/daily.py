"""What follows by date: reminders before the last day, and files that are complete go to the archive. 每日。"""

import contextlib
import datetime

from django.db.models import F, Q

from secondhalf.core import clocks, moments
from secondhalf.core.actors import CLOCK
from secondhalf.core.problems import Problem, Repeated
from secondhalf.core.worktime import Rule
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage

TO_REMIND = (Stage.ACCEPTED, Stage.UNDER_WAY, Stage.PENDED)


def remind(day):
    """Remind of what is due in exactly so many working days as the profile says (`deadline.warn_before`)."""
    soon = Matter.objects.filter(stage__in=TO_REMIND, is_merged=False, due_at__gt=moments.now())
    soon = soon.filter(due_at__lte=clocks.workdays_on(10, moments.start_of(day)))
    for matter in soon.iterator(chunk_size=500):
        for workdays in matter.where.value("deadline.warn_before"):
            last = clocks.due(moments.start_of(day), Rule(workdays, "workday"), where=matter.where).ends_at
            if matter.due_at == last:
                _by_clock(matter, "remind", f"remind:{matter.pk}:{last.isoformat()}:{workdays}")


def archive(day):
    """Archive what was closed when every voice has its verdict, or the profile's days have passed."""
    rated = Q(voices__gt=0, voices_rated__gte=F("voices"))
    closed = Matter.objects.filter(stage=Stage.CLOSED)
    for matter in closed.filter(rated | Q(closed_at__lt=moments.now() - datetime.timedelta(days=1))).iterator(500):
        over = moments.now() >= matter.time_limit("archive", matter.closed_at).ends_at
        if over or (matter.voices and not matter.missing("archive")):
            _by_clock(matter, "archive", f"archive:{matter.pk}:{matter.turn}")


def _by_clock(matter, verb, key):
    """Done once, whatever happens in between; what somebody else just moved is left for tomorrow."""
    with contextlib.suppress(Problem, Repeated):
        getattr(matter, verb)(by=CLOCK.with_once(key))
