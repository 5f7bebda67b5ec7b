"""Notices, what each person chooses about them, and the ways out of the house. 通知。"""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Owned
from secondhalf.notices.concerns import ByMail, Concern
from secondhalf.notices.letters import Letter
from secondhalf.notices.queries import OUTLASTING, NoticeQuerySet
from secondhalf.notices.robots import GroupMessage, Robot
from secondhalf.notices.words import WORDS

__all__ = ["Choices", "GroupMessage", "Letter", "Notice", "Robot"]


THINGS = (
    "matter", "voice", "meeting", "decision", "opening", "publication", "public_text", "inspection", "finding", "item",
    "document",
)  # fmt: skip
SETTLED = "settled"  # no stage is called so


def of_one_thing():
    """A condition: the row points to one of THINGS and to no other."""
    return reduce(or_, (models.Q(**{f"{other}__isnull": other != name for other in THINGS}) for name in THINGS))


class Notice(Owned):
    """One person is told of one fact, in one post, at most once.

    fact: the key of the fact; name: the word for it (`words.WORDS`). waits_at: the stage of the thing at which
    something is still to be done ("": whatever its stage). It holds no text of the matter, nothing of the voice.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False)
    post = models.ForeignKey("people.Post", models.CASCADE, null=True, related_name="+")
    fact = models.CharField(max_length=90)
    name = models.CharField(max_length=30)
    concern = models.CharField(max_length=12, choices=Concern)
    matter = models.ForeignKey("matters.Matter", models.CASCADE, null=True, related_name="+")
    voice = models.ForeignKey("voices.Voice", models.CASCADE, null=True, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, null=True, related_name="+")
    decision = models.ForeignKey("meetings.Decision", models.CASCADE, null=True, related_name="+")
    opening = models.ForeignKey("voices.OpeningAsk", models.CASCADE, null=True, related_name="+")
    publication = models.ForeignKey("matters.Publication", models.CASCADE, null=True, related_name="+")
    public_text = models.ForeignKey("rectification.PublicText", models.CASCADE, null=True, related_name="+")
    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, null=True, related_name="+")
    finding = models.ForeignKey("rectification.Finding", models.CASCADE, null=True, related_name="+")
    item = models.ForeignKey("practical.Item", models.CASCADE, null=True, related_name="+")
    document = models.ForeignKey("papers.Document", models.CASCADE, null=True, related_name="+")
    waits_at = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField(default=moments.now)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        constraints = [
            models.UniqueConstraint(fields=["fact", "person"], name="told_once"),
            models.CheckConstraint(name="notice_of_one_thing", condition=of_one_thing()),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_of_person"),
            models.Index(fields=["person"], name="notices_unread", condition=models.Q(read_at=None)),
        ]

    def __str__(self):
        return f"{self.fact} {self.person_id}"

    @property
    def words(self):
        """What it is, in the reader's language."""
        return WORDS[self.name]

    @property
    def thing(self):
        return getattr(self, self.of)

    @property
    def of(self):
        """Which of THINGS it is about."""
        return next(name for name in THINGS if getattr(self, f"{name}_id"))

    @property
    def headline(self):
        """What the thing is called; of a voice, and of an ask to open one, no more than its number."""
        if self.matter:
            return self.matter.title
        voice = self.opening.voice if self.opening else self.voice
        return voice.no if voice else str(self.thing)

    @property
    def is_over(self):
        """Nothing is to be done about it any more: the thing has moved on, or somebody else has done it."""
        if self.waits_at:
            return self.thing.stage != self.waits_at
        if self.name in OUTLASTING:
            return False
        return self.concern in (Concern.TODO, Concern.OVERDUE) and self.matter is not None and self.matter.is_shut

    def get_absolute_url(self):
        """Where the thing is read."""
        if self.opening:
            return reverse("agree-opening", args=[self.opening.voice.no])
        if self.publication:
            return reverse("publication", args=[self.publication.pk])
        if self.public_text:
            return self.public_text.inspection.get_absolute_url()
        return self.thing.get_absolute_url()

    def read(self):
        """The person has opened it."""
        if self.read_at is None:
            self.read_at = moments.now()
            self.save(update_fields=["read_at"])


class Choices(models.Model):
    """What a person wants by mail; in the app everything stands anyhow. Whoever has chosen nothing has the defaults.

    language: of the mail, since mail has no switch.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notice_choices"
    )
    todo = models.CharField(Concern.TODO.label, max_length=8, choices=ByMail, default=ByMail.DAILY)
    overdue = models.CharField(Concern.OVERDUE.label, max_length=8, choices=ByMail, default=ByMail.AT_ONCE)
    information = models.CharField(Concern.INFORMATION.label, max_length=8, choices=ByMail, default=ByMail.NEVER)
    own = models.CharField(Concern.OWN.label, max_length=8, choices=ByMail, default=ByMail.AT_ONCE)
    language = models.CharField(_("language of mail"), max_length=10, blank=True)

    def __str__(self):
        return str(self.person_id)

    @classmethod
    def of(cls, person):
        """The person's choices, or the defaults."""
        return cls.objects.filter(person=person).first() or cls(person=person)

    @property
    def mail_language(self):
        return self.language or settings.LANGUAGE_CODE

    def by_mail(self, concern):
        """The way (ByMail) of a group."""
        return getattr(self, concern)

    def daily(self):
        """The groups that come with the digest."""
        return {concern for concern in Concern if self.by_mail(concern) == ByMail.DAILY}
