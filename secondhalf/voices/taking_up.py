"""From voices to a matter: register one, join one, take a voice out again. 登记事项、归入、解除归入。"""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import ActField, Fact
from secondhalf.core.problems import Problem
from secondhalf.matters.kinds import Confidentiality, Source, Urgency
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.voices.kinds import ChannelKind, VoiceStage

SOURCES = {
    ChannelKind.ONLINE: Source.ONLINE,
    ChannelKind.PHONE: Source.HOTLINE,
    ChannelKind.VISIT: Source.CALLER,
    ChannelKind.LETTER: Source.LETTER,
    ChannelKind.BOX: Source.BOX,
    ChannelKind.FORUM: Source.FORUM,
    ChannelKind.IMPORTED: Source.IMPORTED,
    ChannelKind.POSTER: Source.ONLINE,
    ChannelKind.PAGE: Source.ONLINE,
    ChannelKind.API: Source.ONLINE,
}


class Joining(Fact):
    """A voice belongs to a matter; `undone` when it was taken out again. Nothing is deleted (law 3)."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="joinings")
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="+", verbose_name=_("matter"))
    reason = models.TextField(_("reason"), blank=True)
    undone = ActField(null=True)


class AccusationApart(Problem):
    status = 422
    title = _("A voice that complains about somebody cannot join %(no)s")
    remedy = _("Register a matter of its own from it: only that keeps it from those it names.")


class NotOurMatter(Problem):
    status = 422
    title = _("%(no)s is not held by this office")
    remedy = _("Choose a matter of your own register that is not archived.")


class Joinable:
    def take_up(self, *, by, others=(), **about):
        """Register a matter from this voice, and from `others` of the same office. Returns the matter.

        about: what Matter.register asks (title, summary, category ...). If any of the voices names somebody, the
        matter is isolated as an accusation, and those named are barred from it.
        """
        with self.step("take_up", by=by) as act:
            self.is_held = False
            self.matter = Matter.register(by=by.with_once(""), **self._about(others) | about)
            self._accuse(others)
            self._enter(act, self.matter)
            self.was_told(act)
            for other in others:
                other.join(by=by.with_once(""), matter=self.matter)
        return self.matter

    def join(self, *, by, matter):
        """This voice says the same as a matter in hand. Raises AccusationApart or NotOurMatter."""
        if matter.holder_id != self.holder_id or matter.stage == "archived":
            raise NotOurMatter(thing=self, no=matter.no)
        if self.accuses() and not self._is_isolated_in(matter):
            raise AccusationApart(thing=self, no=matter.no)
        with self.step("join", by=by) as act:
            self.is_held = False
            self._enter(act, matter)
            self.was_told(act)

    def unlink(self, *, by, reason):
        """It was put to the wrong matter: it waits in the office again; the joining stays on record as undone."""
        left = self.matter
        with self.step("unlink", by=by) as act:
            act.record(self.unlinkings, matter=left, reason=reason)
            self.joinings.filter(undone=None).update(undone=act.event)
            count(left, voices=-1)
            self.hand_over_lead()
            self.matter, self.awaits_answer = None, False

    def hand_over_lead(self):
        """The oldest other voice of the matter leads from now on (part of a step)."""
        heard = type(self).objects.filter(matter=self.matter).exclude(pk=self.pk)
        if self.is_lead:
            type(self).objects.filter(pk=self.pk).update(is_lead=False)
            oldest = heard.exclude(stage=VoiceStage.WITHDRAWN).order_by("received_at", "id").first()
            heard.filter(pk=oldest and oldest.pk).update(is_lead=True)
            self.is_lead = False

    def _enter(self, act, matter):
        act.record(self.joinings, matter=matter)
        count(matter, voices=1)  # first: it locks the matter, so that of two voices only one leads
        self.matter, self.awaits_answer = matter, True
        self.is_lead = not type(self).objects.filter(matter=matter, is_lead=True).exists()
        type(self).objects.filter(pk=self.pk).update(matter=matter, is_lead=self.is_lead)  # seen by those who join now

    def _about(self, others):
        """What the matter takes over from the voice, unless the office says otherwise."""
        isolated = self.accuses() or any(other.accuses() for other in others)
        return {
            "holder": self.holder,
            "unit": self.unit,
            "place": self.place,
            "occurred_on": self.occurred_on,
            "received_at": min(voice.received_at for voice in (self, *others)),
            "source": SOURCES[self.channel],
            "urgency": Urgency.CRITICAL if self.danger else Urgency.NORMAL,
            "confidentiality": Confidentiality.ACCUSATION if isolated else Confidentiality.INTERNAL,
        }

    def _accuse(self, others):
        named = {(one.person_id, one.organisation_id) for voice in (self, *others) for one in voice.named.all()}
        Accused.objects.bulk_create(
            Accused(realm=self.realm, matter=self.matter, person_id=person, organisation_id=organisation)
            for person, organisation in named
        )

    def _is_isolated_in(self, matter):
        """Are all whom it names barred from the matter already?"""
        barred = set(matter.accused.values_list("person_id", "organisation_id"))
        return {(one.person_id, one.organisation_id) for one in self.named.all()} <= barred


class Unlinking(Fact):
    """Why a voice was taken out of a matter."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="unlinkings")
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))


def count(matter, *, voices=0, rated=0):
    """Keep the matter's counters, in the transaction of the step."""
    Matter.objects.filter(pk=matter.pk).update(voices=F("voices") + voices, voices_rated=F("voices_rated") + rated)
    matter.voices += voices
    matter.voices_rated += rated
