"""A statement: figures frozen at a cut-off, signed by three persons, corrected with reasons, never changed. 统计报表。

Submitter, reviewer and the person responsible are three (填报人、审核人、负责人; DOMAIN §12.3): the database refuses
the second part. What was wrong is put right beside it (更正), with the reason; the frozen numbers stay readable.
"""

import hashlib
from functools import cached_property

import rfc8785
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.figures import Rate
from secondhalf.core.loop import SAME, Looped, Move
from secondhalf.core.problems import Problem
from secondhalf.core.rows import Owned
from secondhalf.indicators.lines import frozen, thawed


class StatementStage(models.TextChoices):
    DRAWN = "drawn", _("drawn up")
    CHECKED = "checked", _("checked")
    ISSUED = "issued", _("signed and issued")
    DROPPED = "dropped", _("dropped")


class StatementPart(models.TextChoices):
    DRAWN = "drawn", _("submitter")
    CHECKED = "checked", _("reviewer")
    ISSUED = "issued", _("responsible person")


class SignedAlready(Problem):
    status = 403
    title = _("You signed this statement already, as %(part)s")
    remedy = _("Three different persons submit, review and answer for it. Somebody else has to.")


class SameNumbers(Problem):
    status = 422
    title = _("These are the numbers that stand there")
    remedy = _("Enter what is right instead.")


DRAWN, CHECKED, ISSUED = (
    frozenset({stage}) for stage in (StatementStage.DRAWN, StatementStage.CHECKED, StatementStage.ISSUED)
)
MOVES = {
    "draw_up": Move(frozenset(), StatementStage.DRAWN),
    "check_figures": Move(DRAWN, StatementStage.CHECKED),
    "drop": Move(DRAWN | CHECKED, StatementStage.DROPPED),
    "issue": Move(CHECKED, StatementStage.ISSUED),
    "correct": Move(ISSUED, SAME),
}
VERBS = {
    "draw_up": _("Draw up a statement"),
    "check_figures": _("Check the figures"),
    "drop": _("Drop the statement"),
    "issue": _("Issue the statement"),
    "correct": _("Correct a number"),
}


class StatementQuerySet(models.QuerySet):
    def issued_before(self, kind, scope, moment):
        """The last one issued about the same whose cut-off was earlier, or None: what to compare with (环比)."""
        issued = self.filter(kind=kind, scope=scope, stage=StatementStage.ISSUED, cut_off__lt=moment)
        return issued.order_by("-cut_off", "-id").first()


class Statement(Looped, Owned):
    """The figures of one source and scope as they stood at the cut-off, with their rules and the keys behind them."""

    no = models.CharField(_("number"), max_length=24, editable=False)
    kind = models.CharField(_("kind of statement"), max_length=20)
    scope = models.UUIDField(_("what it is about"))
    about = models.CharField(_("what it is about"), max_length=160)
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("drawn up for"))
    cut_off = models.DateTimeField(_("cut-off"), default=moments.now)
    content = models.JSONField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    stage = models.CharField(_("stage"), max_length=12, choices=StatementStage, editable=False)

    objects = StatementQuerySet.as_manager()

    subject = "statement"
    moves = MOVES
    verb_labels = VERBS

    class Meta:
        verbose_name = _("statement")
        constraints = [models.UniqueConstraint(fields=["realm", "no"], name="one_statement_number")]
        indexes = [models.Index(fields=["kind", "scope", "id"], name="statement_about")]

    def __str__(self):
        return f"{self.no} {self.about}"

    def get_absolute_url(self):
        return reverse("statement", args=[self.pk])

    @classmethod
    def draw_up(cls, *, by, source, scope):
        """Freeze what the source says of the scope now; returns the statement. source: a sources.Source."""
        holder = scope_holder(scope)
        made = cls(realm=holder.realm, kind=source.key, scope=scope.pk, about=str(scope)[:160], holder=holder)
        made.content = frozen(source.figures(scope))
        made.sha256 = hashlib.sha256(rfc8785.dumps(made.content)).hexdigest()
        with made.step("draw_up", by=by) as act:
            made.sign(act, by, StatementPart.DRAWN)
        return made

    def check_figures(self, *, by, note=""):
        """The numbers hold, says the reviewer."""
        self._sign("check_figures", by, StatementPart.CHECKED, note)

    def issue(self, *, by, note=""):
        """From now on it is out: only corrections may follow."""
        self._sign("issue", by, StatementPart.ISSUED, note)

    def drop(self, *, by, reason):
        """Not like this: it stays on record, a new one is drawn up."""
        with self.step("drop", by=by) as act:
            act.record(self.reasons, text=reason)

    def correct(self, *, by, line, part, whole=None, reason):
        """Put one number right beside the frozen one. line: its key. Raises SameNumbers."""
        standing = self.line(line)
        if (part, whole) == (standing.part, standing.whole):
            raise SameNumbers(thing=self)
        with self.step("correct", by=by) as act:
            was = {"was_part": standing.part, "was_whole": standing.whole}
            act.record(self.corrections, line=line, part=part, whole=whole, reason=reason, **was)

    def before_birth(self, event):
        year = moments.local_day(event.at).year
        self.no = f"TJ{year}-{numbering.draw(self.realm, 'statement', str(year)):04d}"
        self.cut_off = event.at

    def _sign(self, verb, by, part, note):
        with self.step(verb, by=by) as act:
            self.sign(act, by, part, note)

    def sign(self, act, by, part, note=""):
        """Take one part; the database refuses a second one of the same person."""
        held = self.signings.filter(person=by.person).first()
        if held is not None:
            raise SignedAlready(thing=self, part=held.get_part_display())
        try:
            with transaction.atomic():
                act.record(self.signings, person=by.person, part=part, note=note)
        except IntegrityError as error:
            raise SignedAlready(thing=self, part=StatementPart(part).label) from error

    @cached_property
    def figures(self):
        """The frozen Figures, in the reader's language."""
        return thawed(self.content)

    def line(self, key):
        """The numbers of a line as corrected last: an object with part and whole; LookupError if there is none."""
        last = self.corrections.filter(line=key).order_by("-id").first()
        return last or next(line for line in self.figures.lines if line.key == key)

    def corrected(self):
        """{key of a line: [Correction, ...]}, oldest first."""
        found = {}
        for correction in self.corrections.select_related("act__person").order_by("id"):
            found.setdefault(correction.line, []).append(correction)
        return found

    def printed(self):
        """{key of a line: its number in words, as corrected last}."""
        corrected = self.corrected()
        last = {line.key: (corrected.get(line.key) or [line])[-1] for line in self.figures.lines}
        return {key: printed(it.part, it.whole) for key, it in last.items()}

    def signed(self):
        """[(words of the part, Signing or None)] in the order in which they are printed."""
        known = {signing.part: signing for signing in self.signings.select_related("act__person", "person")}
        return [(part.label, known.get(part)) for part in StatementPart]


def scope_holder(scope):
    """The organisation whose statement it is."""
    return getattr(scope, "holder", None) or scope.owner


class StatementSigning(Fact):
    """Who submitted, reviewed, or answers for it; three persons."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="signings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=StatementPart)
    note = models.TextField(_("opinion"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "person"], name="one_person_one_signature"),
            models.UniqueConstraint(fields=["statement", "part"], name="one_signature_a_part"),
        ]


class Correction(Fact):
    """更正: what a number was, what it is, and why."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="corrections")
    line = models.CharField(max_length=40)
    was_part = models.PositiveIntegerField()
    was_whole = models.PositiveIntegerField(null=True)
    part = models.PositiveIntegerField(_("count"))
    whole = models.PositiveIntegerField(_("out of"), null=True)
    reason = models.TextField(_("reason"))

    @property
    def was(self):
        return printed(self.was_part, self.was_whole)

    @property
    def now(self):
        return printed(self.part, self.whole)


def printed(part, whole):
    """ "76 % (19/25)", or the plain count."""
    return str(part) if whole is None else f"{Rate(part, whole).text} ({part}/{whole})"


class StatementReason(Fact):
    """Why it was dropped."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))
