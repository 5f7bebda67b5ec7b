"""What follows from events: one job for each event and reaction, run later, with back-off. 后续处理。

The upper floor's `reactions.py` names the reactions; this module only knows where to find the table. A reaction may
carry `many`, a function of a list of events that does the same for all of them at one go; it is used under load.
"""

import datetime
import logging
import traceback
from collections import defaultdict

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.rows import Row

MOST_TRIES = 5
BATCH = 200
TOGETHER = 25  # of one reaction in one transaction: enough to share its cost, few enough that other writers hardly wait
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
        for group in _grouped(jobs):
            _run(group)
        done += len(jobs)
    return done


def _claim():
    """Take a batch that nobody else has taken. A job whose worker died is taken again after a quarter of an hour."""
    now = moments.now()
    lapsed = models.Q(state=JobState.RUNNING, due_at__lte=now - datetime.timedelta(minutes=15))
    due = Job.objects.filter(models.Q(state=JobState.WAITING, due_at__lte=now) | lapsed)
    if not due.exists():
        return []
    with transaction.atomic():  # SQLite has one writer; PostgreSQL passes over rows that another worker is taking
        free = due.select_for_update(skip_locked=True).order_by("due_at", "id")
        mine = list(free.values_list("pk", flat=True)[:BATCH])
        Job.objects.filter(pk__in=mine).update(state=JobState.RUNNING, due_at=now)
    return list(Job.objects.filter(pk__in=mine).select_related("event").order_by("event__position"))


def _grouped(jobs):
    """Jobs one by one in the order of their events; then those whose reaction does many at one go, some together."""
    together = defaultdict(list)
    for job in jobs:
        if hasattr(import_string(job.reaction), "many"):
            together[job.reaction].append(job)
        else:
            yield [job]
    for same in together.values():
        for start in range(0, len(same), TOGETHER):
            yield same[start : start + TOGETHER]


def _run(jobs):
    """One transaction for a job, or for jobs of one reaction; if that fails, each of them for itself."""
    reaction, events = import_string(jobs[0].reaction), [job.event for job in jobs]
    try:
        with transaction.atomic():
            if len(jobs) > 1:
                reaction.many(events)
            else:
                reaction(events[0])
            Job.objects.filter(pk__in=[job.pk for job in jobs]).delete()
    except Exception:
        if len(jobs) > 1:
            for job in jobs:
                _run([job])
            return
        log.exception("reaction %s failed", jobs[0].reaction)
        _back_off(jobs[0])


def _back_off(job):
    """Wait 2, 8, 32, 128 minutes; then stuck, until a person looks."""
    job.tries += 1
    job.state = JobState.STUCK if job.tries >= MOST_TRIES else JobState.WAITING
    job.due_at = moments.now() + datetime.timedelta(minutes=2 * 4 ** (job.tries - 1))
    job.error = traceback.format_exc()[-4000:]
    job.save(update_fields=["tries", "state", "due_at", "error"])
