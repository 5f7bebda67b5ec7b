"""A voice: what one person said, kept apart from what must be done. 诉求。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.loop import SAME, Looped, Move
from secondhalf.core.rows import Owned


class Mode(models.TextChoices):
    NAMED = "named", _("named")
    HIDDEN = "hidden", _("hidden from the departments")
    ANONYMOUS = "anonymous", _("anonymous")


class Nature(models.TextChoices):
    CONSULT = "consult", _("question")
    HELP = "help", _("request for help")
    COMPLAINT = "complaint", _("complaint")
    REPORT = "report", _("report")
    SUGGESTION = "suggestion", _("suggestion")
    PRAISE = "praise", _("praise")


class Solved(models.TextChoices):
    YES = "yes", _("solved")
    PARTLY = "partly", _("partly solved")
    NO = "no", _("not solved")
    EXPLAINED = "explained", _("cannot be solved, explained")


class Satisfaction(models.TextChoices):
    VERY = "very", _("very satisfied")
    SATISFIED = "satisfied", _("satisfied")
    BASIC = "basic", _("basically satisfied")
    UNSATISFIED = "unsatisfied", _("not satisfied")


class VoiceStage(models.TextChoices):
    LODGED = "lodged", _("received")
    TAKEN_UP = "taken_up", _("being handled")
    ANSWERED = "answered", _("answered")
    RATED = "rated", _("rated")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Voice(Looped, Owned):
    """What one person said. It keeps its own number, answer and verdict, whatever becomes of the matter."""

    no = models.CharField(max_length=40, editable=False)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, related_name="heard")
    is_lead = models.BooleanField(default=False, editable=False)
    mode = models.CharField(_("how to speak"), max_length=10, choices=Mode, default=Mode.NAMED)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature, default=Nature.HELP)
    words = models.TextField(_("original words"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    occurred_on = models.DateField(_("occurred on"), null=True, blank=True)
    received_at = models.DateTimeField(default=moments.now)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="voices")
    raiser_name = models.CharField(_("name"), max_length=60, blank=True)
    raiser_contact = models.CharField(_("how to reach"), max_length=80, blank=True)
    proxy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    votes_for = models.PositiveIntegerField(default=0)
    votes_against = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=12, choices=VoiceStage, editable=False)

    subject = "voice"
    moves = {
        "lodge": Move(frozenset(), VoiceStage.LODGED),
        "take_up": Move(frozenset({VoiceStage.LODGED}), VoiceStage.TAKEN_UP),
        "answer": Move(frozenset({VoiceStage.TAKEN_UP, VoiceStage.RATED, VoiceStage.ANSWERED}), VoiceStage.ANSWERED),
        "rate": Move(frozenset({VoiceStage.ANSWERED}), VoiceStage.RATED),
        "withdraw": Move(frozenset({VoiceStage.LODGED, VoiceStage.TAKEN_UP}), VoiceStage.WITHDRAWN),
    }
    verb_labels = {
        "lodge": _("Speak up"),
        "take_up": _("Take up"),
        "answer": _("Answer"),
        "rate": _("Rate"),
        "withdraw": _("Withdraw"),
    }

    class Meta:
        verbose_name = _("voice")
        constraints = [models.UniqueConstraint(fields=["realm", "no"], name="one_voice_number")]
