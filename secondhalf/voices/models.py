"""A voice: what one person said, kept apart from what must be put right. 诉求。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, numbering, profile
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.voices.answering import Answer, Answerable
from secondhalf.voices.calling_back import CalledBack, MissedCall
from secondhalf.voices.channels import Channel
from secondhalf.voices.contacting import Contactable
from secondhalf.voices.correcting import Correctable, Correction
from secondhalf.voices.erasing import Erasable
from secondhalf.voices.kinds import OWN_WORDS, ChannelKind, Mode, Nature, Satisfaction, Solved, VoiceStage
from secondhalf.voices.lodging import Lodgeable, Raiser, Shot
from secondhalf.voices.loop import MOVES, VERBS
from secondhalf.voices.opening import Openable, Opening, OpeningAsk, OpeningRuling
from secondhalf.voices.queries import VoiceQuerySet
from secondhalf.voices.rating import Rateable, Verdict
from secondhalf.voices.receipts import Receipt
from secondhalf.voices.recusal import Accusing, NamedObject
from secondhalf.voices.redo_rule import Redoable, Ruling
from secondhalf.voices.revealing import Consent, Revealable
from secondhalf.voices.screening import Screenable, SettingAside
from secondhalf.voices.searching import SealedText
from secondhalf.voices.slowing import WrongTries
from secondhalf.voices.taking_up import Joinable, Joining, Unlinking
from secondhalf.voices.talking import Message, Talkable
from secondhalf.voices.timeless import Timeless, random_number
from secondhalf.voices.watching import Watch, Watchable
from secondhalf.voices.withdrawing import Urging, Withdrawable, Withdrawal

__all__ = [
    "Answer", "Channel", "Consent", "Correction", "Joining", "Message", "MissedCall", "NamedObject", "Opening",
    "OpeningAsk", "OpeningRuling", "Raiser", "Receipt", "Ruling", "SealedText", "SettingAside", "Shot", "Unlinking",
    "Urging", "Verdict", "Voice", "Watch", "Withdrawal", "WrongTries",
]  # fmt: skip

SEALED = ("words", "place", "occurred_on", "mode", "nature", "channel", "danger", "objects_said")


class Voice(
    Timeless, Lodgeable, Contactable, CalledBack, Watchable, Screenable, Joinable, Talkable, Answerable, Rateable,
    Redoable, Withdrawable, Openable, Revealable, Correctable, Erasable, Accusing, Looped, Fact,
):  # fmt: skip
    """What one person said, with its own number, promise, answers and verdicts, whatever becomes of the matter.

    It is itself the fact that somebody spoke: `act` is the event, and what was said is sealed in it.
    """

    no = models.CharField(_("number"), max_length=40, editable=False)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("received by"))
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, editable=False, related_name="heard")
    is_lead = models.BooleanField(default=False, editable=False)
    channel = models.CharField(_("how it came"), max_length=10, choices=ChannelKind, default=ChannelKind.ONLINE)
    mode = models.CharField(_("how to speak"), max_length=10, choices=Mode, default=Mode.NAMED)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature, default=Nature.HELP)
    via = models.ForeignKey("voices.Channel", models.PROTECT, null=True, editable=False, related_name="+")
    after = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="followed_by")
    about = models.ForeignKey("matters.Publication", models.PROTECT, null=True, editable=False, related_name="voices")
    category = models.ForeignKey("matters.Category", models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(_("original words"), editable=False)
    place = models.CharField(_("where"), max_length=120, blank=True)
    occurred_on = models.DateField(_("on which day"), null=True, blank=True)
    danger = models.BooleanField(_("somebody is in danger"), default=False)
    objects_said = models.CharField(_("whom it is about, as said"), max_length=120, blank=True)
    received_at = models.DateTimeField(_("received at"), default=moments.now)
    due_at = models.DateTimeField(_("answer promised by"), null=True, editable=False)
    contact_due_at = models.DateTimeField(null=True, editable=False)
    contacted_at = models.DateTimeField(null=True, editable=False)
    votes_for = models.PositiveIntegerField(default=0)
    votes_against = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=12, choices=VoiceStage, editable=False)
    awaits_answer = models.BooleanField(default=False, editable=False)
    answered_round = models.PositiveSmallIntegerField(default=0, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    verdict_round = models.PositiveSmallIntegerField(default=0, editable=False)
    rated_at = models.DateTimeField(null=True, editable=False)
    solved = models.CharField(_("solved?"), max_length=10, choices=Solved, blank=True, editable=False)
    satisfaction = models.CharField(_("satisfied?"), max_length=12, choices=Satisfaction, blank=True, editable=False)
    ruling_due_at = models.DateTimeField(null=True, editable=False)
    drawn_round = models.PositiveSmallIntegerField(default=0, editable=False)
    is_to_call = models.BooleanField(default=False, editable=False)
    is_held = models.BooleanField(_("waits to be looked at"), default=False, editable=False)
    is_released = models.BooleanField(default=True, editable=False)
    unread_by_office = models.BooleanField(default=False, editable=False)
    unread_by_raiser = models.BooleanField(default=False, editable=False)
    is_contested = models.BooleanField(default=False, editable=False)
    harms = models.CharField(_("what was done to the person"), max_length=120, blank=True, editable=False)
    reveals = models.BooleanField(_("departments may know my name"), default=False)
    notice_version = models.CharField(_("notice that was shown"), max_length=20, blank=True, editable=False)
    is_erased = models.BooleanField(default=False, editable=False)
    keys_used = models.PositiveIntegerField(default=0, editable=False)

    objects = VoiceQuerySet.as_manager()

    subject = "voice"
    moves = MOVES
    verb_labels = VERBS
    kept = (
        "holder_id", "matter_id", "is_lead", "awaits_answer", "answered_round", "answered_at", "verdict_round",
        "rated_at", "solved", "satisfaction", "ruling_due_at", "is_held", "unread_by_office", "unread_by_raiser",
        "reveals", "keys_used", "is_contested", "due_at", "contact_due_at", "contacted_at", "drawn_round", "is_to_call",
    )  # fmt: skip

    class Meta:
        verbose_name = _("voice")
        constraints = [
            models.UniqueConstraint(fields=["no", "realm"], name="one_voice_number"),
            models.UniqueConstraint(fields=["matter"], condition=models.Q(is_lead=True), name="one_lead_voice"),
        ]
        indexes = [
            models.Index(fields=["holder", "stage", "received_at", "id"], name="voice_by_stage"),
            models.Index(fields=["is_released"], name="voice_unreleased", condition=models.Q(is_released=False)),
            models.Index(fields=["holder", "id"], name="voice_waiting", condition=models.Q(awaits_answer=True)),
            models.Index(fields=["holder", "id"], name="voice_news", condition=models.Q(unread_by_office=True)),
            models.Index(fields=["holder", "id"], name="voice_to_call", condition=models.Q(is_to_call=True)),
            models.Index(fields=["answered_at"], name="voice_answered", condition=models.Q(answered_at__isnull=False)),
            models.Index(
                fields=["holder", "ruling_due_at"],
                name="voice_to_rule",
                condition=models.Q(ruling_due_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.no

    def get_absolute_url(self):
        from django.urls import reverse

        return reverse("voice", args=[self.no])

    def before_birth(self, event):
        """The number (its own ledger), the dates promised, and the seal over what was said."""
        self.no = self._new_number(event)
        rule = profile.rule(self.realm, "voice.answer", organisations=(self.holder_id,))
        self.due_at = clocks.due(event.at, rule).ends_at
        self.contact_due_at = self.contact_limit(event.at)
        self.act = event
        self.seal({name: getattr(self, name) for name in SEALED})

    def _new_number(self, event):
        """A number of the day; of a person who keeps their name back, a random one: no order, no day."""
        if self.mode != Mode.NAMED and self.channel in OWN_WORDS:
            return random_number()
        day = moments.local_day(event.at)
        return f"SY{day:%Y%m%d}-{numbering.draw(self.realm, 'voice', f'{day:%Y%m%d}'):04d}"
