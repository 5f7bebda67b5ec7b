"""Imports: one run for each file, what became of its rows, and which rows of which source are here already. 导入。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned, Row


class RunState(models.TextChoices):
    READ = "read", _("read, not yet started")
    RUNNING = "running", _("running")
    DONE = "done", _("finished")
    BROKEN = "broken", _("broken off")


class ImportRun(Owned):
    """One file on its way in. Its rows wait outside the database, without the columns that say who wrote (law 17)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("held by"))
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    file_name = models.CharField(_("file"), max_length=160)
    source = models.CharField(_("source"), max_length=64)
    mapping = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    language = models.CharField(max_length=10, default="zh-hans")
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.READ)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows looked at"), default=0)
    entered = models.PositiveIntegerField(_("registered so far"), default=0)
    repeated = models.PositiveIntegerField(_("here already"), default=0)
    refused = models.PositiveIntegerField(_("with errors"), default=0)
    made_at = models.DateTimeField(default=moments.now)
    moved_at = models.DateTimeField(default=moments.now)
    error = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("import")
        indexes = [models.Index(fields=["holder", "-made_at"], name="import_runs")]

    def __str__(self):
        return self.file_name

    @property
    def percent(self):
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_running(self):
        return self.state == RunState.RUNNING


class ImportFault(Row):
    """A row that was not taken, and why, in the language of whoever imports."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults", db_index=False)
    line = models.PositiveIntegerField()
    words = models.CharField(max_length=400)
    cells = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="one_fault_a_row")]

    def __str__(self):
        return f"{self.line}: {self.words}"


class ImportedRow(Owned):
    """A row of a source that is here: a second import of it changes nothing, whoever does it and whatever the file.

    source: names the list the row comes from. key: its number there, else its fingerprint.
    fingerprint: of its words and time, so that a changed row under an old number is noticed.
    """

    source = models.CharField(max_length=64)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["realm", "source", "key"], name="one_imported_row")]

    def __str__(self):
        return self.key
