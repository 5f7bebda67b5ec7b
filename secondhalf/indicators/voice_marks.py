"""What one voice counts for, on which day, in whose line; never the person who spoke (law 17). 诉求计数规则。

A mark is (name, day, place), the name one of `models.VOICE_NAMES`. Contact counts on the last day of its limit (due,
not dispatched: law 6), the verdict on the day of the answer it is about. Of every voice only days are taken.
"""

from dataclasses import dataclass, field

from secondhalf.core import clocks, moments
from secondhalf.voices.kinds import Nature, VoiceStage

NOT_COUNTED = frozenset({VoiceStage.WITHDRAWN, VoiceStage.SET_ASIDE})


@dataclass
class Heard:
    """One voice as it is counted.

    voice: its present row. home: the unit concerned, or the union that holds it where that is not the unit's own.
    lead: the lead department of the matter whose result counts for it, or None. is_repeat: it says again what is
    handled already. verdicts: [(by_call, solved, satisfaction)] of the answer that stands, in order, without what is
    held back. is_missed: a call-back was tried and reached nobody. is_isolated: it, or its matter, accuses somebody.
    is_left_out: its matter is excluded.
    """

    voice: object
    home: object
    lead: object = None
    is_repeat: bool = False
    verdicts: list = field(default_factory=list)
    is_missed: bool = False
    is_isolated: bool = False
    is_left_out: bool = False

    @property
    def is_direct(self):
        """A question answered without a dispatch (直接答复): outside the three rates (DOMAIN 9.7)."""
        return self.voice.nature == Nature.CONSULT and self.lead is None and self.voice.answered_round > 0


def marks(heard):
    """The marks, as a sorted list of (name, day in ISO form, key of the place).

    What accuses somebody, what was taken back or set aside, what the office does not know of yet, and what was erased
    before anybody took it up (nobody can tell any more whether it accused) counts nowhere.
    """
    voice = heard.voice
    is_gone = voice.stage in NOT_COUNTED or (voice.is_erased and voice.matter_id is None)
    if heard.is_isolated or is_gone or not voice.is_released:
        return []
    received = moments.local_day(voice.received_at)
    if heard.is_left_out:
        found = [("left_out", received)]
    else:
        found = [("said", received), *([("repeated", received)] if heard.is_repeat else [])]
        found += [("consulted", received)] if heard.is_direct else [*contact(voice), *said_of_it(heard)]
    place = str(heard.lead or heard.home)
    return sorted((name, day.isoformat(), place) for name, day in found)


def contact(voice):
    """Was somebody in touch within the limit? Counted on the last day of the limit; who cannot be reached is not."""
    if voice.contact_due_at is None:
        return []
    day, at = clocks.last_day(voice.contact_due_at), voice.contacted_at
    in_time = at is not None and at < voice.contact_due_at
    return [("contact_due", day), *([("contacted", day)] if in_time else [])]


def said_of_it(heard):
    """The answer that stands, and what was said of it: by whoever spoke, and on a call-back. Silence is no verdict."""
    if not heard.voice.answered_round:
        return []
    day = moments.local_day(heard.voice.answered_at)
    found = [("answered", day)]
    if heard.verdicts:
        found += [("rated", day), *verdict("", heard.verdicts[-1], day)]
    called = [one for one in heard.verdicts if one[0]]
    if called:
        found += [("called", day), *verdict("call_", called[-1], day)]
    elif heard.is_missed:
        found.append(("missed", day))
    return found


def verdict(way, said, day):
    _by_call, solved, satisfaction = said
    return [(f"{way}solved_{solved}", day), (f"{way}satisfied_{satisfaction}", day)]
