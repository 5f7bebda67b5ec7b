"""A run whose process was killed: after a silence it is gone on with, by its page or by the clock. 中断续办。

Nothing of it is in the ledger: whatever a run does is one transaction.
"""

import datetime

from django.db import transaction

from secondhalf.core import moments
from secondhalf.ledgers import exporting, returning
from secondhalf.ledgers.models import Run, RunState, Way

SILENT = datetime.timedelta(minutes=5)


def is_stalled(run):
    """Does it say that it moves, and has not for a while?"""
    return run.is_moving and run.moved_at < moments.now() - SILENT


def resume(run):
    """Begin a stalled run again in the background; of two clicks one does."""
    mine = Run.objects.filter(pk=run.pk, state=run.state, moved_at=run.moved_at)
    with transaction.atomic():
        if is_stalled(run) and mine.update(moved_at=moments.now()):
            task = exporting.carry_out if run.way == Way.OUT else returning.go_on
            task.enqueue(str(run.pk))


def resume_all():
    """Begin again whatever was left standing by a process that is no more."""
    for run in Run.objects.filter(state__in=[RunState.LOOKING, RunState.RUNNING]):
        resume(run)
