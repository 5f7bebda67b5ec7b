"""A run in the background: goes on where it was, whatever stopped it; counts what became of the rows. 后台导入。"""

import datetime
import itertools
import logging

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.problems import MovedOn, Problem
from secondhalf.imports import staging
from secondhalf.imports.faults import said
from secondhalf.imports.importing import BATCH, Importing, source_of
from secondhalf.imports.mapping import mapping_for
from secondhalf.imports.models import ImportFault, ImportRun, RunState
from secondhalf.imports.problems import WhoImports
from secondhalf.imports.words import NOT_OFFICER

AT_ONCE = 200  # so few are done while one waits
SILENT = datetime.timedelta(minutes=2)
log = logging.getLogger(__name__)


def draft(actor, table, unit):
    """Keep a table that has been read, not yet started. Returns the ImportRun."""
    run = ImportRun(
        realm=actor.realm,
        person=actor.person,
        post=actor.post,
        holder=actor.post.seat,
        unit=unit,
        file_name=table.name[:160],
        language=translation.get_language(),
        total=len(table.rows),
    )
    staging.put(run.pk, table)
    run.save(force_insert=True)
    return run


def actor_of(run):
    """Who imports. Raises WhoImports if the post has passed to somebody else."""
    if not run.person.current_posts().filter(pk=run.post_id).exists():
        raise WhoImports(holder=run.holder, why=str(NOT_OFFICER) % {"name": run.person.name})
    return Actor(person=run.person, post=run.post)


def start(run, mapping):
    """Begin a run, once, or go on with one that was broken off: few rows at once, many in the background.

    mapping: {name: heading}. Raises MovedOn.
    """
    headings = staging.headings(run.pk)
    if headings is None:
        raise MovedOn
    known = mapping_for(headings, mapping)
    about = {"mapping": mapping, "source": source_of(known.used(headings), run.unit), "headings": known.shown(headings)}
    mine = ImportRun.objects.filter(pk=run.pk, state__in=[RunState.READ, RunState.BROKEN]) | stalled(run)
    with transaction.atomic():
        now = moments.now()
        if mine.update(state=RunState.RUNNING, moved_at=now, error="", **about) != 1:
            raise MovedOn
        if run.total > AT_ONCE:
            carry_out.enqueue(str(run.pk))
    if run.total <= AT_ONCE:
        work(run.pk)


def stalled(run):
    """The run, if it says it is running but nothing has moved for a while: its worker was killed."""
    return ImportRun.objects.filter(pk=run.pk, state=RunState.RUNNING, moved_at__lt=moments.now() - SILENT)


@task(priority=10)
def carry_out(run_key):
    """Work off a run (a django-task)."""
    work(run_key)


def work(run_key):
    """Take in every row that is left. Safe to call again, and in two processes at once: one of them stops."""
    run = ImportRun.objects.select_related("person", "post__organisation__parent", "holder", "unit").get(pk=run_key)
    if not run.is_running:
        return  # an old task that came again
    with translation.override(run.language):
        try:
            mapping = mapping_for(staging.headings(run.pk), run.mapping)
            importing = Importing(actor_of(run), run.holder, run.unit, run.source).checked()
            rows = staging.rows(run.pk, start=run.done)
            while batch := list(itertools.islice(rows, BATCH)):
                take(run, importing, mapping, batch)
        except MovedOn:
            return
        except Exception as reason:
            log.exception("import %s broke off", run.pk)
            break_off(run, reason)
            return
        ImportRun.objects.filter(pk=run.pk).update(state=RunState.DONE, moved_at=moments.now())
    staging.remove(run.pk)


def take(run, importing, mapping, rows):
    """One batch and its count are one transaction; MovedOn if another process took it."""
    with transaction.atomic():
        mine = ImportRun.objects.filter(pk=run.pk, state=RunState.RUNNING, done=run.done)
        if mine.update(done=run.done + len(rows), moved_at=moments.now()) != 1:
            raise MovedOn
        batch = importing.enter(rows, mapping)
        ImportFault.objects.bulk_create(fault_of(run, fault) for fault in batch.faults)
        ImportRun.objects.filter(pk=run.pk).update(
            entered=F("entered") + len(batch.entered),
            repeated=F("repeated") + batch.repeated,
            refused=F("refused") + len(batch.faults),
        )
    run.done += len(rows)


def fault_of(run, fault):
    cells = [said(cell) for cell in fault.cells]
    return ImportFault(run=run, line=fault.line, words=str(fault.words)[:400], cells=cells)


def break_off(run, reason):
    words = reason.in_words if isinstance(reason, Problem) else ""
    words = words or str(_("Something went wrong here. What was imported stays; go on with the rest."))
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.BROKEN, error=words[:400], moved_at=moments.now())
