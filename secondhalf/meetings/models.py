"""The meeting: when, where, who, about which matters; what was decided; its minutes. 会议。"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.meetings.agenda import Agenda, AgendaItem
from secondhalf.meetings.attending import Attendable, Attendance, Attendant
from secondhalf.meetings.deciding import Decidable, Decision, DecisionReport, DecisionRuling
from secondhalf.meetings.kinds import MeetingKind
from secondhalf.meetings.loop import MOVES, VERBS, Stage
from secondhalf.meetings.minuting import Issue, MeetingReason, Minuted, MinutesText
from secondhalf.meetings.planning import Plannable
from secondhalf.meetings.queries import MeetingQuerySet

__all__ = [
    "AgendaItem", "Attendance", "Attendant", "Decision", "DecisionReport", "DecisionRuling", "Issue", "Meeting",
    "MeetingReason", "MinutesText",
]  # fmt: skip


class Meeting(Plannable, Agenda, Attendable, Decidable, Minuted, Looped, Fact):
    """One meeting. It is itself the fact that somebody planned it.

    ledger, asked: the ledger it is bound to, and the filter, as they stood when it was planned ("" for chosen matters).
    no: the number of the minutes in force.
    """

    holder = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("convening body")
    )
    kind = models.CharField(
        pgettext_lazy("meeting", "kind"), max_length=14, choices=MeetingKind, default=MeetingKind.COORDINATION
    )
    title = models.CharField(_("title"), max_length=80)
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place"), max_length=80)
    remote_place = models.CharField(_("remote venue"), max_length=80, blank=True)
    chair = models.ForeignKey("people.Post", models.PROTECT, related_name="+", verbose_name=_("chaired by"))
    convener = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    ledger = models.CharField(max_length=60, blank=True)
    asked = models.CharField(max_length=400, blank=True)
    began_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    no = models.CharField(_("number of the minutes"), max_length=40, blank=True, editable=False)
    stage = models.CharField(max_length=10, choices=Stage, editable=False)

    objects = MeetingQuerySet.as_manager()

    subject = "meeting"
    moves = MOVES
    verb_labels = VERBS
    kept = ("title", "starts_at", "place", "remote_place", "chair_id", "began_at", "ended_at", "no")

    class Meta:
        verbose_name = _("meeting")
        indexes = [models.Index(fields=["holder", "stage", "starts_at", "id"], name="meeting_of_holder")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meeting", args=[self.pk])

    @property
    def held_on(self):
        """The day of it: when it began, or is to begin."""
        return moments.local_day(self.began_at or self.starts_at)

    @property
    def is_on_the_way(self):
        """May its agenda still be changed?"""
        return self.stage in (Stage.PLANNED, Stage.OPEN)

    def before_birth(self, event):
        self.act = event
        self.seal({"title": self.title, "starts_at": self.starts_at, "holder": self.holder_id})
