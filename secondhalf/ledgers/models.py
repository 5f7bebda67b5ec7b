"""What a ledger keeps of its own: layouts, plain cells, files on their way out or in. Rows live elsewhere. 台账。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.figures import points
from secondhalf.core.rows import Owned, Row
from secondhalf.ledgers.faults import in_lines


class Layout(Owned):
    """How an organisation, and all below it, has the columns: [{"key", "title", "shown"}] in order."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    ledger = models.CharField(max_length=40)
    columns = models.JSONField(default=list)
    signers = models.JSONField(default=list)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("layout of a ledger")
        constraints = [models.UniqueConstraint(fields=["organisation", "ledger"], name="one_layout")]


class OwnCell(Owned):
    """A cell that stands nowhere else: the cause as analysed, a remark. row: the key of whatever the row shows."""

    row = models.UUIDField()
    column = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("cell of a ledger")
        constraints = [models.UniqueConstraint(fields=["row", "column"], name="one_own_cell")]


class Way(models.TextChoices):
    OUT = "out", _("export")
    BACK = "back", _("export that comes back")
    FOREIGN = "foreign", _("ledger kept elsewhere")


class RunState(models.TextChoices):
    READ = "read", _("read, not yet looked at")
    LOOKING = "looking", _("being looked at")
    READY = "ready", _("looked at, not yet done")
    RUNNING = "running", _("running")
    DONE = "done", _("finished")
    REFUSED = "refused", _("not done")
    BROKEN = "broken", _("broken off")


class Run(Owned):
    """One file of a ledger on its way out or in; the file itself waits in the home folder (`shelf.py`).

    asked: the filters of an export, or the mapping of a foreign file. counts: {what became of rows: how many}.
    """

    way = models.CharField(max_length=8, choices=Way)
    ledger = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    seat = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", db_index=False)
    language = models.CharField(max_length=10)
    file_name = models.CharField(_("file"), max_length=160)
    file_sha256 = models.CharField(max_length=64, blank=True)
    asked = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.READ)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField(default=moments.now)
    moved_at = models.DateTimeField(default=moments.now)

    class Meta:
        verbose_name = _("file of a ledger")
        indexes = [models.Index(fields=["seat", "ledger", "-made_at"], name="ledger_runs")]

    def __str__(self):
        return self.file_name

    @property
    def marked_name(self):
        """The name of the copy with the errors in it."""
        return f"{self.file_name.removesuffix('.xlsx')}-errors.xlsx"

    @property
    def percent(self):
        return points(min(self.done, self.total), self.total)

    @property
    def is_moving(self):
        return self.state in (RunState.LOOKING, RunState.RUNNING)


class RunRow(Row):
    """A row of a file of which there is something to say. changes: [{"column", "was", "now"}].

    faults: all that is wrong with it, as `faults.Fault.kept` gives it: [{"cell": "E5", "heading", "words"}].
    """

    class Says(models.TextChoices):
        CHANGE = "change", _("change")
        CONFLICT = "conflict", _("moved on")
        WRONG = "wrong", _("error")

    run = models.ForeignKey(Run, models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()
    says = models.CharField(max_length=10, choices=Says)
    name = models.CharField(max_length=120, blank=True)
    faults = models.JSONField(default=list)
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="one_ledger_run_row")]
        indexes = [models.Index(fields=["run", "says", "line"], name="ledger_run_says")]

    @property
    def words(self):
        """All that is wrong, as it stands beside the row in the marked copy."""
        return in_lines(self.faults)


class EnteredRow(Owned):
    """A row of a foreign ledger that is here: a second import of it changes nothing. key: its number there."""

    ledger = models.CharField(max_length=40)
    holder = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "ledger", "key"], name="one_entered_row")]
