"""One verb for many matters: each is a step of its own; what was refused is listed with its reason. 批量办理。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned, Row


class RowState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    REFUSED = "refused", _("not done")


class BulkRun(Owned):
    """One confirmed bulk act: who, in which post, which verb, with which words for every row."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    verb = models.CharField(max_length=20)
    fields = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    once = models.CharField(max_length=64)
    total = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=moments.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "once"], name="one_bulk_run")]


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
