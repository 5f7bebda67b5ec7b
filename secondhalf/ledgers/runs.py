"""What every run of a ledger's file does: open the file, keep what there is to say, count. 台账文件处理。"""

from django.db import transaction
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.problems import MovedOn, Refused
from secondhalf.files import reading
from secondhalf.ledgers import marking, shelf
from secondhalf.ledgers.models import Run, RunRow
from secondhalf.ledgers.problems import FileGone

KEPT_ROWS = 2000  # rows of which more is kept than their number


def opened(run):
    """The sheet of a run's file. Raises FileGone."""
    try:
        with shelf.path_of(run.pk).open("rb") as file:
            return reading.opened(file, run.file_name)
    except FileNotFoundError as reason:
        raise FileGone from reason


def actor_of(run):
    """Who sent the file. Raises Refused if the post has passed to somebody else."""
    if not run.person.current_posts().filter(pk=run.post_id).exists():
        raise Refused(verb=_("Bring back a ledger"), who=_("whoever holds the post"))
    return Actor(person=run.person, post=run.post)


def claim(run):
    """Of two processes that carry out the same run one gets through. Raises MovedOn."""
    if Run.objects.filter(pk=run.pk, state=run.state).update(moved_at=moments.now()) != 1:
        raise MovedOn(thing=run)


def teller(run):
    """A function that keeps how far a run has come."""
    return lambda done: Run.objects.filter(pk=run.pk).update(done=done, moved_at=moments.now())


def tell(run, said):
    """Keep how far it has come."""
    keep = teller(run)
    for count, one in enumerate(said, start=1):
        if count % 50 == 0:
            keep(one.line)
        yield one


def kept(run, said):
    """Keep what there is to say of the first rows."""
    with transaction.atomic():
        run.rows.all().delete()
        first = sorted(said, key=lambda one: (one.says == "change", one.line))[:KEPT_ROWS]
        RunRow.objects.bulk_create(
            RunRow(
                run=run, line=one.line, says=one.says, name=one.name[:120], faults=one.kept, changes=one.changes,
            )
            for one in first
        )  # fmt: skip


def finish(run, sheet, said, state, **counts):
    """The counts, and a marked copy where something is wrong."""
    for kind in ("change", "conflict", "wrong"):
        counts.setdefault(kind, sum(one.says == kind for one in said))
    wrong = [one for one in said if one.says != "change"]
    if wrong:
        marking.save(run, sheet, wrong)
        counts["faults"] = sum(len(one.faults) for one in wrong)
    about = {"counts": counts, "state": state, "done": run.total, "moved_at": moments.now()}
    Run.objects.filter(pk=run.pk, state=run.state).update(**about)
