"""Publication: a redacted text of its own, written by one officer and approved by another (DOMAIN §5.11). 公开。

It is never taken from a voice, nor from the ledger. Published, it is frozen: a wrong one is taken down, and a new one
gets a new number (law 14).
"""

from django.conf import settings
from django.db import IntegrityError, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped, Move
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.on_board import PublicationQuerySet
from secondhalf.matters.stages import Stage


class PublicationKind(models.TextChoices):
    MATTER = "matter", _("what is to be put right")
    NOTICE = "notice", _("public notice of a close-out")
    RESULT = "result", _("what came out of it")


class PublicationStage(models.TextChoices):
    DRAFT = "draft", _("draft")
    WAITING = "waiting", _("waiting for approval")
    PUBLISHED = "published", _("on the public board")
    TAKEN_DOWN = "taken_down", _("taken down")
    DISCARDED = "discarded", _("draft dropped")


class Limit(models.TextChoices):
    """What may not be published ([W68], DOMAIN §5.11; consent: [L10] art. 25). The approver confirms each."""

    SECRETS = "secrets", _("It holds no state secret and no secret of the unit")
    UNDER_REVIEW = "under_review", _("It is no case under review, and none that is not announced yet")
    UPROAR = "uproar", _("It is not likely to bring about much bad publicity or a mass petition")
    SENSITIVE = "sensitive", _("It is no major sensitive matter")
    PERSONS = "persons", _("Nobody can be recognised from it, or whoever can has agreed to this publication")


LIVE = (PublicationStage.DRAFT, PublicationStage.WAITING, PublicationStage.PUBLISHED)


class NeverPublished(Problem):
    status = 409
    title = _("What accuses somebody is never published")
    remedy = _("It stays between the union and those who spoke.")


class AlreadyThere(Problem):
    status = 409
    title = _("There is one of this kind already: %(stage)s")
    remedy = _("Go on with that one; if it is wrong, take it down first.")


def not_accusing(publication):
    return NeverPublished(thing=publication) if accuses(publication.matter) else None


def accuses(matter):
    return matter.confidentiality == Confidentiality.ACCUSATION or matter.accused.exists()


def its_time(publication):
    """A matter is published once it was admitted; the notice of its close-out while the notice runs."""
    stage = publication.matter.stage
    if publication.kind == PublicationKind.NOTICE:
        lacks = stage != Stage.NOTICED and _("the approval of the close-out; it has to be on public notice")
    else:
        lacks = stage in (Stage.REGISTERED, Stage.DECLINED, Stage.TRANSFERRED) and _("the admission of the matter")
    return StillMissing(thing=publication, what=lacks) if lacks else None


def struck_off(publication):
    off = publication.matter.is_struck_off
    return None if off else StillMissing(thing=publication, what=_("the close-out of the matter"))


def limits_confirmed(publication):
    """The whole check list, each point by itself."""
    confirmed = publication.approvals.latest("id").limits
    open_ = [limit for limit in Limit if limit not in confirmed]
    return StillMissing(thing=publication, what=open_[0].label) if open_ else None


DRAFT, WAITING, PUBLISHED = (frozenset({stage}) for stage in LIVE)
MOVES = {
    "draft": Move(frozenset(), PublicationStage.DRAFT, (not_accusing,)),
    "submit": Move(DRAFT, PublicationStage.WAITING, (not_accusing,)),
    "amend": Move(DRAFT, PublicationStage.DRAFT),
    "discard": Move(DRAFT, PublicationStage.DISCARDED),
    "publish": Move(WAITING, PublicationStage.PUBLISHED, (not_accusing, its_time), (limits_confirmed,)),
    "publish_result": Move(WAITING, PublicationStage.PUBLISHED, (not_accusing, struck_off), (limits_confirmed,)),
    "send_back": Move(WAITING, PublicationStage.DRAFT),
    "take_down": Move(PUBLISHED, PublicationStage.TAKEN_DOWN),
}
VERBS = {
    "draft": _("Write a public text"),
    "amend": _("Amend the public text"),
    "submit": _("Submit for approval"),
    "discard": _("Drop the draft"),
    "send_back": _("Return to the writer"),
    "publish": _("Approve and publish"),
    "publish_result": _("Approve and publish the result"),
    "take_down": _("Take down"),
}


class Worded(models.Model):
    """What the public reads: short, in the officer's own words, without persons."""

    title = models.CharField(_("public title"), max_length=80)
    text = models.TextField(_("public text"), max_length=4000)
    place = models.CharField(_("place in general words"), max_length=60, blank=True)
    category = models.ForeignKey("matters.Category", models.PROTECT, related_name="+", verbose_name=_("category"))
    from_on = models.DateField(_("on the board from"))
    to_on = models.DateField(_("on the board until"), null=True, blank=True)

    class Meta:
        abstract = True


WORDED = ("title", "text", "place", "category", "from_on", "to_on")


class Publication(Looped, Worded, Fact):
    """One public text about a matter, with its own loop. It is itself the fact that somebody drafted it."""

    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="publications")
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("issued by"))
    kind = models.CharField(_("kind"), max_length=8, choices=PublicationKind, default=PublicationKind.MATTER)
    no = models.CharField(_("number"), max_length=40, blank=True, editable=False)
    stage = models.CharField(max_length=12, choices=PublicationStage, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    objects = PublicationQuerySet.as_manager()

    subject = "publication"
    moves = MOVES
    verb_labels = VERBS
    kept = (
        "no", "author_id", "approver_id", "published_at", "title", "text", "place", "category_id", "from_on", "to_on",
    )  # fmt: skip

    class Meta:
        verbose_name = _("publication")
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "kind"], condition=Q(stage__in=sorted(LIVE)), name="one_live_publication"
            ),
            models.CheckConstraint(
                name="no_one_approves_their_own_text", condition=Q(approver=None) | ~Q(approver=F("author"))
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "stage", "published_at", "id"], name="publication_on_board"),
            models.Index(fields=["stage", "kind", "id"], name="publication_of_all"),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def of(cls, matter):
        """A publication about the matter that is not drafted yet."""
        return cls(matter=matter, realm=matter.realm, holder_id=matter.holder_id)

    def possible(self):
        """A result is a step of its own: what approves it approves nothing else."""
        other = "publish" if self.kind == PublicationKind.RESULT else "publish_result"
        return [verb for verb in super().possible() if verb != other]

    def can(self, verb):
        return verb in self.possible()

    def writers(self):
        """The keys of all who had a hand in the text, in any version."""
        return set(self.wordings.values_list("act__person", flat=True))

    def draft(self, *, by, kind, **words):
        """Begin a public text. words: title, text, place, category, from_on, to_on. Raises AlreadyThere."""
        self.kind, self.author = kind, by.person
        for name, value in words.items():
            setattr(self, name, value)
        try:
            with self.step("draft", by=by) as act:
                self._word(act, words)
        except IntegrityError:
            there = type(self).objects.filter(matter=self.matter, kind=kind, stage__in=LIVE).first()
            if there is None:
                raise
            raise AlreadyThere(thing=self, stage=there.get_stage_display()) from None
        return self

    def amend(self, *, by, **words):
        """Write it anew while it is a draft; the earlier wording stays on record."""
        with self.step("amend", by=by) as act:
            self._word(act, words)
            self.author_id = by.person.pk

    def submit(self, *, by):
        """Give it to whoever approves."""
        with self.step("submit", by=by):
            pass

    def discard(self, *, by, reason):
        """Nothing comes of it; the draft stays on record."""
        self._leave("discard", by, reason)

    def send_back(self, *, by, reason):
        """Not like this: the writer is told why."""
        self._leave("send_back", by, reason)

    def publish(self, *, by, limits, opinion=""):
        """Approve it: from now on it is public and frozen. limits: every Limit, confirmed one by one."""
        self._approve("publish", by, limits, opinion)

    def publish_result(self, *, by, limits, opinion=""):
        """The same for what came out of it, after close-out."""
        self._approve("publish_result", by, limits, opinion)

    def take_down(self, *, by, reason):
        """No longer public; text, number and approval stay on record."""
        self._leave("take_down", by, reason)

    def before_birth(self, event):
        self.act = event
        self.seal({"matter": self.matter_id, "kind": self.kind})

    def _word(self, act, words):
        """What is written now is kept as a version, and shown."""
        wording = act.record(self.wordings, **words)
        for name in WORDED:
            setattr(self, name, getattr(wording, name))

    def _approve(self, verb, by, limits, opinion):
        with self.step(verb, by=by) as act:
            act.record(self.approvals, wording=self.wordings.latest("id"), limits=sorted(limits), opinion=opinion)
            year = moments.local_day(act.event.at).year
            self.no = f"公开〔{year}〕{numbering.draw(self.realm, 'publication', str(year))}号"
            self.approver_id, self.published_at = by.person.pk, act.event.at

    def _leave(self, verb, by, reason):
        with self.step(verb, by=by) as act:
            act.record(self.reasons, text=reason)


class Wording(Worded, Fact):
    """One version of a public text; the approval names the one that was frozen."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="wordings")


class PublicationApproval(Fact):
    """Who approved which wording, and that they confirmed every limit."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="approvals")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="+")
    limits = models.JSONField(_("limits confirmed"))
    opinion = models.TextField(_("opinion"), blank=True)


class PublicationReason(Fact):
    """Why it was returned, dropped or taken down."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))
