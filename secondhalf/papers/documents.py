"""Documents: a paper that is issued with a number, whose words and bytes never change afterwards. 正式文书。"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact, plain
from secondhalf.core.loop import Looped
from secondhalf.core.rows import Row
from secondhalf.papers import keeping
from secondhalf.papers.form import every, known
from secondhalf.papers.loop import MOVES, VERBS, Stage
from secondhalf.papers.making import made
from secondhalf.papers.own_templates import Template


class Document(Looped, Fact):
    """One document of an organisation. `about` is what it says; from its issue on, neither that nor its bytes change.

    form: the key of its Form. ref: what it is about, as the form's subject finds it.
    """

    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("issued by")
    )
    form = models.CharField(_("form"), max_length=40)
    ref = models.CharField(max_length=400)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    no = models.CharField(_("number"), max_length=60, blank=True, editable=False)
    stage = models.CharField(max_length=12, choices=Stage, editable=False)
    about = models.JSONField(default=dict)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    issuer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    issued_at = models.DateTimeField(_("issued"), null=True, editable=False)
    template = models.ForeignKey("papers.Template", models.PROTECT, null=True, related_name="+", editable=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors", editable=False)

    subject = "document"
    moves = MOVES
    verb_labels = VERBS
    kept = ("no", "about", "title", "issuer_id", "issued_at", "author_id", "template_id")

    class Meta:
        verbose_name = _("document")
        constraints = [
            models.UniqueConstraint(
                name="one_document_number", fields=["organisation", "form", "no"], condition=~models.Q(no="")
            )
        ]
        indexes = [models.Index(fields=["organisation", "stage", "-id"], name="documents_of")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("document", args=[self.pk])

    @property
    def kind(self):
        """Its Form, or None when no room gives it any more."""
        return every().get(self.form)

    @property
    def reason(self):
        """Why it was dropped or withdrawn."""
        return self.reasons.select_related("act__person").order_by("-id").first()

    def draft(self, *, by, about, rows, title):
        """Begin a document. about: what it says. rows: keys of what it tells of; who may not see one sees nothing."""
        self.author, self.about, self.title = by.person, plain(about), title
        before = type(self).objects.filter(
            organisation=self.organisation, form=self.form, ref=self.ref, stage=Stage.WITHDRAWN, successors=None
        )
        self.replaces = before.order_by("-id").first()
        with self.step("draft", by=by):
            DocumentRow.objects.bulk_create(DocumentRow(document=self, row=row) for row in set(rows))
        return self

    def redraft(self, *, by, about, rows, title):
        """Gather anew what it says, while nobody has issued it."""
        with self.step("redraft", by=by):
            self.about, self.title, self.author_id = plain(about), title, by.person.pk
            self.rows.all().delete()
            DocumentRow.objects.bulk_create(DocumentRow(document=self, row=row) for row in set(rows))

    def discard(self, *, by, reason):
        """Nothing comes of it; the draft stays on record."""
        with self.step("discard", by=by) as act:
            act.record(self.reasons, text=reason)

    def issue(self, *, by):
        """Number it, freeze what it says, and keep the bytes of every format for ever. Raises NoChineseFont."""
        form = known(self.form)
        with self.step("issue", by=by) as act:
            day = moments.local_day(act.event.at)
            self.no = self.next_number(form, day.year)
            self.template_id = getattr(Template.used_by(self.organisation, form.key), "pk", None)
            self.about = {**self.about, "number": self.no, "date": long_day(day, self.language)}
            self.issuer_id, self.issued_at = by.person.pk, act.event.at
            for format, body in self.drawn(form):
                sha256 = keeping.put(self.pk, format, body)
                act.record(self.copies, format=format, sha256=sha256, size=len(body))

    def withdraw(self, *, by, reason):
        """It no longer holds. Number, words and bytes stay on record; what comes instead gets a number of its own."""
        with self.step("withdraw", by=by) as act:
            act.record(self.reasons, text=reason)

    def drawn(self, form):
        """(format, bytes) of each format; with a template of the organisation's own, the docx alone."""
        with translation.override(self.language):
            for format in ("docx",) if self.template_id else form.formats:
                yield format, made(form, format, self.about, self.template)

    def next_number(self, form, year):
        """Per organisation, form and year; drawn inside the step, so that a failed one leaves no gap."""
        series = keeping.digest(f"{form.key}:{self.organisation_id}".encode())[:32]
        number = numbering.draw(self.realm, f"paper:{series}", str(year))
        return f"{form.mark}〔{year}〕{number}号"

    def before_birth(self, event):
        self.act = event
        self.seal({"form": self.form, "ref": self.ref, "about": self.about})


class DocumentRow(Row):
    """One row of another room that a document tells of: who may not see it does not see the document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="rows", db_index=False)
    row = models.UUIDField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "row"], name="one_document_row")]


class DocumentCopy(Fact):
    """The bytes of an issued document in one format."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="copies", db_index=False)
    format = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "format"], name="one_document_copy")]

    @property
    def body(self):
        """The very bytes that were issued, or None if they are gone or were changed."""
        found = keeping.get(self.document_id, self.format)
        return found if found is not None and keeping.digest(found) == self.sha256 else None


class DocumentReason(Fact):
    """Why it was dropped or withdrawn."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"), max_length=1000)


def long_day(day, language="zh-hans"):
    """2026年11月20日, or 20 November 2026: Arabic figures, as on official papers."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    with translation.override(language):
        return date_format(day, "j F Y")
