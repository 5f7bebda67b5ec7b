"""One verb for many matters: each is a step of its own; what was refused is listed with its reason. 批量办理。

A run is drafted (the list one confirms), started once, and worked off row by row; a killed worker's run goes on where
it stood, because a row's step and the row's mark are one transaction.
"""

import datetime
import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from secondhalf.core import access, moments
from secondhalf.core.actors import Actor
from secondhalf.core.figures import points
from secondhalf.core.problems import MovedOn, Problem
from secondhalf.core.rows import Owned, Row

MOST = 5000
AT_ONCE = 200  # more rows than this are worked off in the background
NET = datetime.timedelta(minutes=1)  # then the worker looks whether a request was killed before it was through
log = logging.getLogger(__name__)


class RowState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    REFUSED = "refused", _("not done")


class BulkRun(Owned):
    """One bulk act: who, in which post, which verb. Draft until `started_at`.

    fields: the address of the list it came from ("query", "more"), and once started the "words" given with every row.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    verb = models.CharField(max_length=20)
    fields = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    total = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=moments.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    @property
    def percent(self):
        """How much of it is through, done or refused, in whole per cent."""
        left = self.rows.filter(state=RowState.WAITING).count()
        return points(self.total - left, self.total)

    @property
    def counts(self):
        """{state: how many rows}."""
        found = self.rows.order_by().values_list("state").annotate(n=models.Count("pk"))
        return dict.fromkeys(RowState.values, 0) | dict(found)


class BulkRow(Row):
    """One matter of a bulk act, and what became of it. A refused row keeps its reason in the reader's language."""

    run = models.ForeignKey(BulkRun, models.CASCADE, related_name="rows", db_index=False)
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="+")
    department = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=RowState, default=RowState.WAITING)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "matter"], name="one_bulk_row")]
        indexes = [models.Index(fields=["run", "state", "id"], name="bulk_row_state")]


class NoDepartmentChosen(Problem):
    status = 422
    title = _("No department is named for it")
    remedy = _("Choose a department, or give its category one in the dispatch directory.")


class MergedWaits(Problem):
    status = 409
    title = _("It is merged into another matter and waits for that one")
    remedy = _("Act on the matter it was merged into, or undo the merging.")


@dataclass(frozen=True)
class Bulk:
    """A verb that may be done in bulk: which roles are offered it, its icon, whether a text goes with it."""

    roles: tuple
    icon: str
    asks_text: bool = False


OFFICE, DEPARTMENT = ("union_office",), ("dept_head", "handler")
SUPERVISORS = ("supervisor_office", "union_office", "resp_leader", "approver")
BULKS = {
    "admit": Bulk(OFFICE, "check"),
    "dispatch": Bulk(OFFICE, "next"),
    "sign_for": Bulk(DEPARTMENT, "check"),
    "remind": Bulk(SUPERVISORS, "bell", asks_text=True),
    "urge": Bulk(SUPERVISORS, "flag", asks_text=True),
}


def offered(actor, stage=""):
    """The verbs for the bar of bulk acts, for core/_bulk.html: by role, and by stage where the list shows one."""
    from secondhalf.matters.models import MOVES, Matter

    verbs = [verb for verb, bulk in BULKS.items() if actor.has(*bulk.roles)]
    verbs = [verb for verb in verbs if not stage or stage in MOVES[verb].start]
    return [{"value": verb, "words": Matter.verb_labels[verb], "icon": BULKS[verb].icon} for verb in verbs]


def draft(actor, verb, matters, *, departments):
    """Write down what one is about to do; yesterday's drafts of the person go. Returns the BulkRun.

    matters: at most MOST are taken. departments: {category key: organisation} suggested by the dispatch directory.
    """
    old = moments.now() - datetime.timedelta(days=1)
    BulkRun.objects.filter(person=actor.person, started_at=None, made_at__lt=old).delete()
    run = BulkRun(
        realm=actor.realm, person=actor.person, post=actor.post, verb=verb, language=translation.get_language()
    )
    matters = list(matters[:MOST])
    run.total = len(matters)
    with transaction.atomic():
        run.save(force_insert=True)
        BulkRow.objects.bulk_create(
            BulkRow(
                run=run, matter=matter, department=departments.get(matter.category_id) if verb == "dispatch" else None
            )
            for matter in matters
        )
    return run


def remember(run, *, query, more):
    """Where the draft came from: the list's address, and whether that list may hold more than was selected."""
    run.fields = {"query": query, "more": more}
    run.save(update_fields=["fields"])


def start(run, *, words):
    """Begin a drafted run, once; MovedOn if it was begun before. Few rows are done at once, many in the background.

    words: what the verb takes for every row.
    """
    mine = BulkRun.objects.filter(pk=run.pk, started_at=None)
    with transaction.atomic():
        if mine.update(started_at=moments.now(), fields={**run.fields, "words": words}) != 1:
            raise MovedOn
        carry_out.using(run_after=None if run.total > AT_ONCE else moments.now() + NET).enqueue(str(run.pk))
    if run.total <= AT_ONCE:
        work(run.pk)


@task
def carry_out(run_key):
    """Work off a run (a django-task)."""
    work(run_key)


def work(run_key):
    """Do every row that still waits. Safe to call again, and in two processes at once."""
    run = BulkRun.objects.select_related("person", "post__organisation__parent").get(pk=run_key)
    run.is_held = run.person.current_posts().filter(pk=run.post_id).exists()
    with translation.override(run.language):
        while rows := list(run.rows.filter(state=RowState.WAITING).select_related("department")[:50]):
            for row in rows:
                do(run, row)
    BulkRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=moments.now())


def do(run, row):
    """One row: its step and its mark are one transaction; a refusal is marked with its reason."""
    actor = Actor(person=run.person, post=run.post, once=f"bulk-{row.pk}")
    try:
        with transaction.atomic():
            if not take(row, RowState.DONE):
                return
            step(actor, run, row)
    except Problem as problem:
        take(row, RowState.REFUSED, reason=problem.in_words[:400])
    except Exception:
        log.exception("bulk row %s failed", row.pk)
        take(row, RowState.REFUSED, reason=str(_("Something went wrong here. Nothing was done; try it on its own.")))


def step(actor, run, row):
    from secondhalf.matters import policy

    if not run.is_held:
        raise PostLeft(post=run.post.title)
    if policy.visible_to(actor).filter(pk=row.matter_id, is_merged=True).exists():
        raise MergedWaits
    matter = access.find(policy, actor, run.verb, pk=row.matter_id)
    fields = dict(run.fields["words"])
    if run.verb == "dispatch":
        if row.department is None:
            raise NoDepartmentChosen(thing=matter)
        fields["lead"] = row.department
    getattr(matter, run.verb)(by=actor, **fields)


class PostLeft(Problem):
    status = 403
    title = _("The post “%(post)s” is no longer held")
    remedy = _("Whoever holds it now can do this.")


def take(row, state, reason=""):
    """Mark a waiting row; True if nobody else had marked it."""
    return BulkRow.objects.filter(pk=row.pk, state=RowState.WAITING).update(state=state, reason=reason) == 1
