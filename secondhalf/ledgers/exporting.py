"""Exports of a ledger: small ones at once, big ones as a job with progress. 导出。"""

import io
import logging
import secrets

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from secondhalf.core import moments, sweeps
from secondhalf.core.actors import Actor
from secondhalf.core.problems import NotFound, Problem
from secondhalf.ledgers import asking, ledger, paging, shelf, totals
from secondhalf.ledgers.layout import laid_out
from secondhalf.ledgers.models import Run, RunState, Way
from secondhalf.ledgers.runs import teller
from secondhalf.ledgers.workbook import Sheet, batches, write

AT_ONCE = 500  # so few are written while one waits
MOST = 200_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
log = logging.getLogger(__name__)


class TooManyToExport(Problem):
    status = 422
    title = gettext_lazy("The ledger has more than %(most)s rows to export")
    remedy = gettext_lazy("Filter it, and export the parts one after the other.")


def keys_of(found, actor, asked):
    """The keys of all rows that answer what is asked, in the order of the ledger. Raises TooManyToExport."""
    rows = asking.narrowed(found, found.rows(actor), asked).order_by()
    order = paging.order_of(found, asked.sort)
    keys = list(paging.ordered(rows, order).values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise TooManyToExport(most=f"{MOST:,}")
    return keys


def rows_of(found, actor, keys):
    """The rows of these keys in their order, dressed batch by batch; what left the actor's sight is left out."""
    everything = found.rows(actor)
    for batch in batches(keys):
        rows = {row.pk: row for row in everything.filter(pk__in=batch)}
        yield from found.dress([rows[key] for key in batch if key in rows])


def sheet_of(found, actor, asked, export):
    """What is written: the words above the table with cut-off and unit, below it sums and counting rule."""
    about = found.about(actor, asked.values) if found.about else ""
    cut_off = _("as of %(at)s") % {"at": date_format(timezone.localtime(moments.now()), "DATETIME_FORMAT")}
    unit = _("unit: %(unit)s") % {"unit": found.unit} if found.unit else ""
    above = "　　".join(str(part) for part in (about, cut_off, unit) if part)
    laid = laid_out(found, actor.post.seat)
    sums = totals.sums(laid.columns, asking.narrowed(found, found.rows(actor), asked))
    summary = found.summary(found.rows(actor).order_by(), actor) if found.summary else None
    counting = totals.counting(summary, asked.narrows)
    return Sheet(found, laid, above, export, sums, counting, _("Filled in at: %(seat)s") % {"seat": actor.post.seat})


def file_name(found):
    return f"{get_valid_filename(str(found.title))}-{moments.today():%Y%m%d}.xlsx"


def at_once(found, actor, asked, keys):
    """The bytes of a small export."""
    out = io.BytesIO()
    write(out, sheet_of(found, actor, asked, secrets.token_hex(8)), rows_of(found, actor, keys))
    return out.getvalue()


def begin(found, actor, asked, total):
    """Start a big export in the background; returns its Run."""
    run = Run(
        realm=actor.realm, way=Way.OUT, ledger=found.key, person=actor.person, post=actor.post, seat=actor.post.seat,
        language=translation.get_language(), file_name=file_name(found)[:160], asked=asked.as_dict(),
        state=RunState.RUNNING, total=total,
    )  # fmt: skip
    with transaction.atomic():
        run.save(force_insert=True)
        carry_out.enqueue(str(run.pk))
    return run


@task(priority=10)
def carry_out(run_key):
    """Write the file of an export (a django-task). Safe to call again."""
    run = Run.objects.select_related("person", "post__organisation__parent", "seat").get(pk=run_key)
    if run.state != RunState.RUNNING:
        return
    try:
        with translation.override(run.language):
            export(run)
    except Exception as reason:
        log.exception("export %s broke off", run.pk)
        words = reason.in_words if isinstance(reason, Problem) else _("Something went wrong here. Export it again.")
        Run.objects.filter(pk=run.pk).update(state=RunState.BROKEN, error=words[:400], moved_at=moments.now())


def export(run):
    actor = Actor(person=run.person, post=run.post)
    found = ledger.named(run.ledger, actor)
    if not run.person.current_posts().filter(pk=run.post_id).exists():
        raise NotFound
    asked = asking.known(found, actor, run.asked)
    keys = keys_of(found, actor, asked)
    tell = teller(run)
    with shelf.written(run.pk) as path, sweeps.seldom():
        count = write(str(path), sheet_of(found, actor, asked, run.pk.hex), rows_of(found, actor, keys), tell)
    about = {"state": RunState.DONE, "total": count, "done": count, "moved_at": moments.now()}
    Run.objects.filter(pk=run.pk).update(**about)
