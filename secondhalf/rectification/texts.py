"""What the public reads of an inspection: a text written by one, approved by another (DOMAIN §5.11). 整改公开。

It is never taken from the ledger. Published, it is frozen; a wrong one is taken down (law 14).
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.rectification import loop
from secondhalf.rectification.kinds import TextStage


class PublicText(Looped, Fact):
    """One text with its own loop; it is itself the fact that somebody wrote it."""

    inspection = models.ForeignKey("rectification.Inspection", models.PROTECT, related_name="texts")
    no = models.CharField(_("number"), max_length=40, blank=True, editable=False)
    title = models.CharField(_("public title"), max_length=80)
    text = models.TextField(_("public text"), max_length=8000)
    stage = models.CharField(max_length=12, choices=TextStage, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    subject = "public_text"
    moves = loop.TEXT_MOVES
    verb_labels = loop.TEXT_VERBS
    kept = ("no", "title", "text", "author_id", "approver_id", "published_at")

    class Meta:
        verbose_name = _("public text")
        constraints = [
            models.CheckConstraint(
                name="no_one_approves_what_they_wrote", condition=Q(approver=None) | ~Q(approver=F("author"))
            ),
        ]

    def __str__(self):
        return self.title

    def writers(self):
        """The keys of all who had a hand in any version."""
        return set(self.versions.values_list("act__person", flat=True))

    def word_text(self, *, by, title, text):
        """Begin a text about the inspection; returns it."""
        self.title, self.text, self.author = title, text, by.person
        with self.step("word_text", by=by) as act:
            act.record(self.versions, title=title, text=text)
        return self

    def reword_text(self, *, by, title, text):
        """Write it anew while it is a draft; the earlier wording stays on record."""
        with self.step("reword_text", by=by) as act:
            act.record(self.versions, title=title, text=text)
            self.title, self.text, self.author_id = title, text, by.person.pk

    def submit_text(self, *, by):
        """Give it to whoever approves."""
        with self.step("submit_text", by=by):
            pass

    def return_text(self, *, by, reason):
        """Not like this: the writer is told why."""
        with self.step("return_text", by=by) as act:
            act.record(self.reasons, text=reason)

    def publish_text(self, *, by, limits, opinion=""):
        """Approve it: from now on it is public and frozen. limits: every Limit, confirmed one by one."""
        with self.step("publish_text", by=by) as act:
            act.record(self.approvals, limits=sorted(limits), opinion=opinion, version=self.versions.latest("id"))
            year = moments.local_day(act.event.at).year
            self.no = f"整改公开〔{year}〕{numbering.draw(self.realm, 'public text', str(year))}号"
            self.approver_id, self.published_at = by.person.pk, act.event.at

    def withdraw_text(self, *, by, reason):
        """No longer public; text, number and approval stay on record."""
        with self.step("withdraw_text", by=by) as act:
            act.record(self.reasons, text=reason)

    def before_birth(self, event):
        self.act = event
        self.seal({"inspection": self.inspection_id})


class TextVersion(Fact):
    about = models.ForeignKey(PublicText, models.CASCADE, related_name="versions")
    title = models.CharField(max_length=80)
    text = models.TextField()


class TextApproval(Fact):
    about = models.ForeignKey(PublicText, models.CASCADE, related_name="approvals")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    limits = models.JSONField(_("limits confirmed"))
    opinion = models.TextField(_("opinion"), blank=True)


class TextReason(Fact):
    about = models.ForeignKey(PublicText, models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))
