"""Inspection and rectification: what was found, in whose words, and what became of it. 整改。"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import profile
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.people.lines import line_of
from secondhalf.rectification.adding import Addable, NewProblem
from secondhalf.rectification.analysing import Analysis
from secondhalf.rectification.changing import ChangeAsk, ChangeRuling
from secondhalf.rectification.completing import Completion
from secondhalf.rectification.confirming import Confirmation
from secondhalf.rectification.entering import Enterable
from secondhalf.rectification.filing import Filing, FilingAnswer
from secondhalf.rectification.findings import Finding
from secondhalf.rectification.kinds import InspectionSource, InspectionStage
from secondhalf.rectification.looking_back import LookableBack, LookBack, LookBackItem, LookBackResult
from secondhalf.rectification.loop import MOVES, VERBS
from secondhalf.rectification.moving import MOVABLE, DateMove, DayMove, Movable
from secondhalf.rectification.noting import Node, Notable
from secondhalf.rectification.outcomes import Outcome
from secondhalf.rectification.planning import Plan, Plannable, PlanRuling
from secondhalf.rectification.receiving import Receivable
from secondhalf.rectification.reporting import Ending, Report, Reportable, ReportRuling
from secondhalf.rectification.texts import PublicText, TextApproval, TextReason, TextVersion

__all__ = [
    "Analysis", "ChangeAsk", "ChangeRuling", "Completion", "Confirmation", "DateMove", "DayMove", "Ending", "Filing",
    "FilingAnswer", "Finding", "Inspection", "LookBack", "LookBackItem", "LookBackResult", "NewProblem", "Node",
    "Outcome", "Plan", "PlanRuling", "PublicText", "Report", "ReportRuling", "TextApproval", "TextReason",
    "TextVersion",
]  # fmt: skip


class Inspection(Receivable, Enterable, Plannable, Reportable, Notable, Movable, LookableBack, Addable, Looped, Fact):
    """One inspection of one organisation: who inspected, when the feedback came, which dates follow from it."""

    code = models.CharField(_("inspection code"), max_length=24, editable=False)
    holder = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("ledger kept by")
    )
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("inspected"))
    source = models.CharField(_("kind of inspection"), max_length=12, choices=InspectionSource)
    name = models.CharField(_("name of the round"), max_length=80)
    inspector = models.CharField(_("inspected by"), max_length=120)
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("head who signs personally")
    )
    feedback_on = models.DateField(_("day of the feedback"))
    plan_due_on = models.DateField(_("plan due"))
    report_due_on = models.DateField(_("report due"))
    stage_end_on = models.DateField(_("end of the concentrated stage"))
    look_back_on = models.DateField(_("look-back"))
    is_signed = models.BooleanField(default=False, editable=False)
    stage = models.CharField(_("stage"), max_length=12, choices=InspectionStage, editable=False)

    subject = "inspection"
    moves = MOVES
    verb_labels = VERBS
    kept = ("is_signed", *MOVABLE)

    class Meta:
        verbose_name = _("inspection")
        constraints = [models.UniqueConstraint(fields=["realm", "code"], name="one_inspection_code")]

    def __str__(self):
        return f"{self.name}（{self.code}）"

    def get_absolute_url(self):
        return reverse("inspection", args=[self.code])

    @property
    def where(self):
        """What the profile says at the place of whoever keeps the ledger."""
        return profile.Where(self.realm, line_of(self.holder_id))
