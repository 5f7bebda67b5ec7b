"""What an anonymous voice leaves tells no time: random keys, a day for its acts, events that wait. 匿名无时。

Only what the person wrote at a public page is so: the officer who writes down an unsigned letter acts under a name.
"""

import secrets

from secondhalf.core import moments
from secondhalf.voices.kinds import PUBLIC, Mode, VoiceStage
from secondhalf.voices.lodging import RAISER

ALPHABET = "0123456789"


class Timeless:
    """Mixed into Voice: the hooks of the step for a voice that must not tell when it was spoken."""

    @property
    def is_timeless(self):
        return self.mode == Mode.ANONYMOUS and self.channel in PUBLIC

    def begin_line(self):
        """Before the birth of the voice: its key begins the line from which everything of it takes its key."""
        if self.is_timeless:
            self.id = moments.timeless(moments.timeless_line(), 0)
            self.received_at = moments.day_of(moments.now())
            self.is_released = self.danger

    def new_key(self):
        if not self.is_timeless:
            return moments.uuid7()
        self.keys_used += 1
        return moments.timeless(self.pk.bytes[:6], self.keys_used)

    def time_of(self, by):
        return moments.day_of(moments.now()) if self.hides(by) else moments.now()

    def holds_back(self, by):
        return self.hides(by) and not (self._state.adding and self.danger)

    def hides(self, by):
        """Is this an act of somebody who must not be timed?"""
        return self.is_timeless and by.person is None and by.name == RAISER

    @property
    def verdict_is_held(self):
        """Is there a verdict that the office learns of at the next full hour only?"""
        known = getattr(self, "verdict_waits", None)
        if known is None:
            known = self.is_timeless and self.story().filter(name="voice.rate", held=True).exists()
        return known

    @property
    def stage_told(self):
        """The stage as the office is told it."""
        return VoiceStage.ANSWERED.label if self.verdict_is_held else self.get_stage_display()

    def after_claim(self, event):
        """Two acts at once: whoever comes second goes on from the keys of the first."""
        if self.is_timeless:
            self.keys_used = type(self).objects.filter(pk=self.pk).values_list("keys_used", flat=True)[0]
            event.pk = self.new_key()


def random_number():
    """SY-48273-31059: told to nobody but the person, and no order in it."""
    digits = "".join(secrets.choice(ALPHABET) for _place in range(10))
    return f"SY-{digits[:5]}-{digits[5:]}"
