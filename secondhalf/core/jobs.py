"""What follows from events: one job for each event and reaction, run later, with back-off. 后续处理。

The upper floor's `reactions.py` names the reactions; this module only knows where to find the table.
"""

import datetime
import logging
import traceback

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.rows import Row

MOST_TRIES = 5
BATCH = 200
log = logging.getLogger(__name__)


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    STUCK = "stuck", _("stuck")


class Job(Row):
    """One reaction to one event. It is deleted when done; after five failures it is stuck and shown on a page.

    (event, reaction) is unique, and the sequencer makes jobs in the same transaction in which it places the event,
    so a reaction is started exactly once; it may run again after a failure, hence reactions are repeatable.
    """

    event = models.ForeignKey("core.Event", models.CASCADE, related_name="+")
    reaction = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=moments.now)
    error = models.TextField(blank=True)

    @property
    def last_line(self):
        """The last line of what went wrong."""
        return self.error.strip().rpartition("\n")[2]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="one_job")]
        indexes = [models.Index(fields=["state", "due_at"], name="job_due")]


def reactions_to(name):
    """The reactions to an event, by dotted name of the function."""
    table = import_string(settings.SECONDHALF_REACTIONS)
    return [f"{r.__module__}.{r.__qualname__}" for r in table.get(name, ())]


@task
def react():
    """Run every job that is due (a django-task; the sequencer enqueues one after each batch)."""
    run_due()


def run_due():
    """Run due jobs until none is left; returns how many were run."""
    done = 0
    while jobs := _claim():
        for job in jobs:
            _run(job)
        done += len(jobs)
    return done


def _claim():
    """Take a batch that nobody else has taken. A job whose worker died is taken again after a quarter of an hour."""
    now = moments.now()
    lapsed = models.Q(state=JobState.RUNNING, due_at__lte=now - datetime.timedelta(minutes=15))
    due = Job.objects.filter(models.Q(state=JobState.WAITING, due_at__lte=now) | lapsed)
    ids = list(due.order_by("due_at", "id").values_list("pk", flat=True)[:BATCH])
    mine = []
    for pk in ids:
        if due.filter(pk=pk).update(state=JobState.RUNNING, due_at=now):
            mine.append(pk)
    return list(Job.objects.filter(pk__in=mine).select_related("event").order_by("event__position"))


def _run(job):
    try:
        with transaction.atomic():
            import_string(job.reaction)(job.event)
            job.delete()
    except Exception:
        log.exception("reaction %s failed", job.reaction)
        _back_off(job)


def _back_off(job):
    """Wait 2, 8, 32, 128 minutes; then stuck, until a person looks."""
    job.tries += 1
    job.state = JobState.STUCK if job.tries >= MOST_TRIES else JobState.WAITING
    job.due_at = moments.now() + datetime.timedelta(minutes=2 * 4 ** (job.tries - 1))
    job.error = traceback.format_exc()[-4000:]
    job.save(update_fields=["tries", "state", "due_at", "error"])
