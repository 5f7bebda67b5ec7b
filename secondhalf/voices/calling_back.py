"""Calling back: a sample of those who have an answer, by an officer who did not handle the matter. 回访。

The three questions of DOMAIN §9.5: contacted? solved? satisfied? ([L2] art. 23). Named voices only.
"""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import keys, moments, profile
from secondhalf.core.actors import CLOCK
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem, Repeated
from secondhalf.voices.kinds import Mode

LOOKED_BACK = datetime.timedelta(days=14)  # a day on which the clock stood is made up for
TRIES = 3


class NotReached(models.TextChoices):
    """Why a call-back is not valid: it stands in no denominator (DOMAIN §9.7)."""

    NO_ANSWER = "no_answer", _("nobody answered")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    REFUSED = "refused", _("reached, but did not want to answer")


class MissedCall(Fact):
    """A call-back that brought no verdict."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="missed_calls")
    round = models.PositiveSmallIntegerField(editable=False)
    reason = models.CharField(_("why there is no verdict"), max_length=12, choices=NotReached)
    note = models.TextField(_("what was tried"), blank=True)


def somebody_to_call(voice):
    """Need of every call: a name that the office may use."""
    named = voice.mode == Mode.NAMED and getattr(voice, "raiser", None) is not None
    return None if named else NobodyToCall(thing=voice)


def not_yet_drawn(voice):
    """Need of draw: once in a round."""
    return DrawnAlready(thing=voice) if voice.drawn_round == voice.case.round else None


class NobodyToCall(Problem):
    status = 409
    title = _("Nobody can be called back: whoever spoke did not do so by name")
    remedy = _("Their verdict comes from themselves, or not at all; silence stays “not rated”.")


class DrawnAlready(Problem):
    status = 409
    title = _("It was drawn for a call-back already")
    remedy = _("Each voice is drawn once after each answer.")


class CalledBack:
    def draw(self, *, by):
        """Chosen for a call-back, once in a round."""
        with self.step("draw", by=by):
            self.drawn_round, self.is_to_call = self.case.round, True

    def call_back(self, *, by, solved, satisfaction, contacted=None, reason=""):
        """What the person told an officer who did not handle the matter. contacted: had anybody been in touch?"""
        with self.step("call_back", by=by) as act:
            self._judge(act, by_call=True, solved=solved, satisfaction=satisfaction, reason=reason, contacted=contacted)
            self.is_to_call = False
            self.was_told(act, without_page=True)

    def miss_call(self, *, by, reason, note=""):
        """Nobody was reached, or nobody answered: the voice stays unrated."""
        with self.step("miss_call", by=by) as act:
            act.record(self.missed_calls, round=self.case.round, reason=reason, note=note)
            tried = self.missed_calls.filter(round=self.case.round).count()
            if reason != NotReached.NO_ANSWER or tried >= TRIES:
                self.is_to_call = False


def draw(day):
    """Draw from the voices answered before `day` (a date); run again, it draws the same. Returns how many."""
    from secondhalf.voices.models import Voice

    first, end = moments.start_of(day) - LOOKED_BACK, moments.start_of(day)
    waiting = Voice.objects.for_call_back(first, end).select_related("matter", "raiser__person")
    return sum(drawn(voice) for voice in waiting.iterator(chunk_size=500))


def drawn(voice):
    """Draw this one, if it is its turn and the person can be called. Returns 1 or 0."""
    percent = profile.value(voice.realm, "callback.sample", organisations=(voice.holder_id,))
    if not (voice.can_be_called and voice.case and lot(voice) < percent):
        return 0
    try:
        voice.draw(by=CLOCK.with_once(f"draw:{voice.pk}:{voice.case.round}"))
    except (Problem, Repeated):
        return 0
    return 1


def lot(voice):
    """0 to 99: the lot of a voice for its day, the same whenever it is drawn, foreseen by nobody without the key."""
    day = moments.local_day(voice.answered_at)
    return int.from_bytes(keys.mark("callbacks", day.isoformat(), voice.pk.hex, str(voice.answered_round))[:4]) % 100
