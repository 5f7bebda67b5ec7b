"""The matter: what must be put right, and only what every handler may read. 事项。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.loop import Looped
from secondhalf.core.rows import Owned
from secondhalf.matters import (
    alike,
    bulking,
    categories,
    indexing,
    publishing,
    reasons,
    recusal,
    saving,
    stages,
    words,
)
from secondhalf.matters.amending import Amendable
from secondhalf.matters.applying import Applicable
from secondhalf.matters.approving import Approvable
from secondhalf.matters.archiving import Archivable
from secondhalf.matters.asking import Askable
from secondhalf.matters.calling_out import CallableOut
from secondhalf.matters.carrying import Carriable
from secondhalf.matters.closing import Closable
from secondhalf.matters.contesting import Contestable
from secondhalf.matters.deadlines import Timed
from secondhalf.matters.determining import Determinable
from secondhalf.matters.dispatching import Dispatchable
from secondhalf.matters.display import Displayable
from secondhalf.matters.disputing import Disputable
from secondhalf.matters.endorsing import Endorsable
from secondhalf.matters.excluding import Excludable
from secondhalf.matters.instructing import Instructable
from secondhalf.matters.kinds import Complexity, Confidentiality, FinishState, MatterKind, Regime, Source, Urgency
from secondhalf.matters.linking import Linkable
from secondhalf.matters.loop import MOVES
from secondhalf.matters.measuring import Measurable
from secondhalf.matters.moving import Movable
from secondhalf.matters.naming import Nameable
from secondhalf.matters.parts import Partaking
from secondhalf.matters.queries import MatterQuerySet
from secondhalf.matters.recusal import Recusable
from secondhalf.matters.redoing import Redoable
from secondhalf.matters.registering import Registrable
from secondhalf.matters.reporting import Reportable
from secondhalf.matters.retiming import Retimable
from secondhalf.matters.returning import Returnable
from secondhalf.matters.reviewing import Reviewable
from secondhalf.matters.sights import Sighted
from secondhalf.matters.stages import Route, Stage
from secondhalf.matters.supervising import Supervisable
from secondhalf.matters.sustaining import Sustainable
from secondhalf.matters.taking_back import TakeableBack
from secondhalf.matters.triaging import Triageable
from secondhalf.matters.verifying import Verifiable

__all__ = [
    "Matter",
    "alike",
    "bulking",
    "categories",
    "indexing",
    "publishing",
    "reasons",
    "recusal",
    "saving",
]  # beside Matter: tables without a trait


# A merged matter waits for the one it was merged into; these verbs are possible whatever it is.
MERGED_ONLY = frozenset({"unmerge", "close_merged"})
ALWAYS = frozenset(
    {"name_object", "relate", "archive", "retime", "ask_exclusion", "exclude", "keep_counted", "count_again"}
)


class Matter(
    Triageable, Dispatchable, Disputable, Determinable, Measurable, Reportable, Askable, Applicable, Reviewable,
    Verifiable, Returnable, Endorsable, Approvable, Contestable, Closable, Redoable, Movable, Sustainable, Archivable,
    Instructable, Supervisable, CallableOut, Linkable, Amendable, Retimable, Recusable, Nameable, Excludable, Timed,
    Partaking, TakeableBack, Sighted, Displayable, Registrable, Carriable, Looped, Owned,
):  # fmt: skip
    """One matter. Numbers are never reused; the stage moves by steps only; facts about it are records of their own."""

    no = models.CharField(_("number"), max_length=40, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=MatterKind, default=MatterKind.DEMAND)
    source = models.CharField(_("source"), max_length=20, choices=Source, default=Source.VISIT)
    title = models.CharField(_("title"), max_length=60)
    summary = models.TextField(_("summary for the departments"))
    category = models.ForeignKey("matters.Category", models.PROTECT, verbose_name=_("category"), related_name="+")
    is_urgent_wish = models.BooleanField(_("urgent, difficult, worrying and longed-for"), default=False)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    complexity = models.CharField(_("complexity"), max_length=10, choices=Complexity, default=Complexity.ORDINARY)
    group_size = models.PositiveIntegerField(_("workers concerned"), null=True, blank=True)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, verbose_name=_("unit concerned"), related_name="+")
    place = models.CharField(_("place"), max_length=120, blank=True)
    occurred_on = models.DateField(_("occurred on"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"), default=moments.now)
    regime = models.CharField(_("regime"), max_length=20, choices=Regime, default=Regime.UNIT)
    confidentiality = models.CharField(
        _("who may know"), max_length=12, choices=Confidentiality, default=Confidentiality.INTERNAL
    )
    holder = models.ForeignKey(
        "people.Organisation", models.PROTECT, verbose_name=_("held by"), related_name="+", db_index=False
    )
    lead = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("lead department"),
        related_name="+",
    )
    route = models.CharField(_("close-out route"), max_length=10, choices=Route, default=Route.USUAL)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, editable=False)
    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    relapses = models.PositiveSmallIntegerField(default=0, editable=False)
    returns = models.PositiveSmallIntegerField(_("times sent back"), default=0, editable=False)
    percent = models.PositiveSmallIntegerField(_("progress"), default=0, editable=False)
    plan_days = models.JSONField(null=True, editable=False)  # by which its progress is weighed (pacing.py)
    finish_state = models.CharField(
        _("completion"), max_length=10, choices=FinishState, default=FinishState.UNDONE, editable=False
    )
    start_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField(_("due"), null=True, editable=False)
    stopped_at = models.DateTimeField(_("applied for close-out"), null=True, editable=False)
    due_provisional = models.BooleanField(default=False, editable=False)
    ticket_due_on = models.DateField(_("day that the 12345 ticket names"), null=True, blank=True)
    is_merged = models.BooleanField(default=False, editable=False)
    is_excluded = models.BooleanField(_("left out of the count"), default=False, editable=False)
    is_exclusion_asked = models.BooleanField(default=False, editable=False)
    is_carried = models.BooleanField(_("carried over"), default=False, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    voices = models.PositiveIntegerField(_("voices"), default=0, editable=False)
    voices_rated = models.PositiveIntegerField(_("voices with a verdict"), default=0, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="children", db_index=False
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = MatterQuerySet.as_manager()

    moves = MOVES
    verb_labels = words.VERBS
    subject = "matter"
    kept = (
        "holder_id", "lead_id", "route", "round", "relapses", "returns", "percent", "finish_state", "start_at",
        "due_at", "stopped_at", "plan_days",
        "due_provisional", "closed_at", "confidentiality", "is_merged", "regime", "title", "summary", "category_id",
        "unit_id", "place", "urgency", "complexity", "group_size", "is_urgent_wish", "voices_rated",
        "is_excluded", "is_exclusion_asked", "ticket_due_on",
    )  # fmt: skip

    class Meta:
        verbose_name = _("matter")
        constraints = [models.UniqueConstraint(fields=["realm", "no"], name="one_number")]
        indexes = [
            models.Index(fields=["realm", "stage", "due_at", "id"], name="matter_by_stage"),
            models.Index(fields=["holder", "stage", "due_at", "id"], name="matter_in_office"),
            models.Index(
                fields=["realm", "due_at", "id"],
                name="matter_open_due",
                condition=models.Q(stage__in=sorted(stages.OPEN)),
            ),
            models.Index(fields=["realm", "-received_at", "id"], name="matter_received"),
            models.Index(fields=["realm", "id"], name="matter_to_exclude", condition=models.Q(is_exclusion_asked=True)),
            # Almost none is a child: SQLite counts the empty ones as one value, and would rather read the whole table.
            models.Index(fields=["parent"], name="matter_of_parent", condition=models.Q(parent__isnull=False)),
        ]

    def __str__(self):
        return f"{self.no} {self.title}"

    @property
    def ledger_key(self):
        """Accusations are numbered in their own ledger, so that a gap in the open one tells nothing."""
        return "accusation" if self.confidentiality == Confidentiality.ACCUSATION else self.kind

    def possible(self):
        return [verb for verb in super().possible() if (verb in ALWAYS) or (verb in MERGED_ONLY) == self.is_merged]

    def can(self, verb):
        return verb in self.possible()

    def next_part(self):
        return stages.next_part(self.route, self.stage)

    @property
    def is_open(self):
        return self.stage in stages.OPEN

    def after_body(self, changed, born):
        """Every line of sight learns the new stage and date."""
        self.refresh_sights(changed, born)
