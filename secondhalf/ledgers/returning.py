"""A ledger file on its way in: looked at, shown row by row, then done as a whole or not at all. 导回。"""

import hashlib
import logging

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from secondhalf.core import moments, sweeps
from secondhalf.core.problems import MovedOn, Problem, Refused
from secondhalf.files import reading
from secondhalf.ledgers import back, comparing, foreign, ledger, shelf
from secondhalf.ledgers.models import Run, RunState, Way
from secondhalf.ledgers.problems import NotAWorkbook, NotForeign, NothingInIt
from secondhalf.ledgers.runs import actor_of

AT_ONCE = 3000  # rows looked at while one waits
LOOKABLE = {RunState.READ, RunState.READY, RunState.REFUSED, RunState.BROKEN}
DONE_AT_ONCE = 50  # changes carried out while one waits
log = logging.getLogger(__name__)


def begin(found, actor, upload):
    """Keep the file of an export or of a foreign ledger; returns its Run. Raises what reading it raises."""
    sheet = opened(upload)
    way = Way.BACK if comparing.hidden_of(sheet) else Way.FOREIGN
    if way == Way.BACK:
        asked, total = {}, comparing.returned(found, sheet, upload.name).total
    else:
        if found.enter is None:
            raise NotForeign
        if not found.runs(actor):
            raise Refused(verb=_("Import a ledger kept elsewhere"), who=_("the office that runs the ledger"))
        asked = foreign.guess(found, sheet)
        if not asked["titles"]:
            raise NothingInIt(file=upload.name)
        total = sum(any(cell not in ("", None) for cell in cells) for cells in sheet.cells)
    run = Run(
        realm=actor.realm, way=way, ledger=found.key, person=actor.person, post=actor.post, seat=actor.post.seat,
        language=translation.get_language(), file_name=upload.name[-160:], file_sha256=sha256_of(upload.file),
        total=total, asked=asked,
    )  # fmt: skip
    shelf.put(run.pk, upload.file)
    run.save(force_insert=True)
    if way == Way.BACK:
        look(run)
    return run


def opened(upload):
    """The sheet of an uploaded workbook. Raises NotAWorkbook for another kind of file, and what `reading` raises."""
    upload.file.seek(0)
    if upload.file.read(2) != b"PK":
        raise NotAWorkbook(file=upload.name)
    return reading.opened(upload.file, upload.name)


def sha256_of(file):
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def look(run, asked=None):
    """Look at every row, at once or in the background; what there is to say is kept with the run.

    asked: of a foreign ledger {"unit", "columns": {field key: title}}.
    """
    about = {"asked": {**run.asked, **asked}} if asked else {}
    moved = move(run, LOOKABLE, RunState.LOOKING, **about)
    if moved:
        start(run, run.total <= AT_ONCE)


def carry_out(run):
    """Do what was shown, once. Raises MovedOn if it was begun before, is not ready, or a row stands in the way."""
    in_the_way = run.counts.get("wrong", 0) + run.counts.get("conflict", 0)
    if in_the_way or not move(run, {RunState.READY}, RunState.RUNNING):
        raise MovedOn
    todo = run.counts.get("change", 0) + run.counts.get("fresh", 0)
    start(run, todo <= DONE_AT_ONCE)


def move(run, since, to, **about):
    """Of two clicks one gets through."""
    with transaction.atomic():
        mine = Run.objects.filter(pk=run.pk, state__in=since)
        moved = mine.update(state=to, moved_at=moments.now(), done=0, error="", **about)
    run.refresh_from_db()
    return moved == 1


def start(run, at_once):
    if at_once:
        work(run.pk)
    else:
        go_on.enqueue(str(run.pk))
    run.refresh_from_db()


@task(priority=10)
def go_on(run_key):
    """Look at a file, or carry it out (a django-task). Safe to call again."""
    work(run_key)


def work(run_key):
    run = Run.objects.select_related("person", "post__organisation__parent", "seat").get(pk=run_key)
    if not run.is_moving:
        return
    with translation.override(run.language), sweeps.seldom():
        try:
            actor = actor_of(run)
            found = ledger.named(run.ledger, actor)
            way = foreign if run.way == Way.FOREIGN else back
            (way.looked_at if run.state == RunState.LOOKING else way.carried_out)(run, found, actor)
        except Exception as reason:
            log_ = log.info if isinstance(reason, Problem) else log.exception
            log_("ledger file %s broke off", run.pk)
            words = (
                reason.in_words if isinstance(reason, Problem) else _("Something went wrong here. Nothing was changed.")
            )
            mine = Run.objects.filter(pk=run.pk, state=run.state)  # nothing, if another process has done it meanwhile
            mine.update(state=RunState.BROKEN, error=words[:400], moved_at=moments.now())
