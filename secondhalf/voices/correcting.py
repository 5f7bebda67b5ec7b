"""Setting right what was written down ([L10] art. 46): the words stay, the correction stands beside them. 更正。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Correction(Fact):
    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="corrections")
    text = models.TextField(_("what is right"))


class Correctable:
    def correct(self, *, by, text):
        """The person sets something right: their words, a place, a day, what somebody wrote down for them."""
        with self.step("correct", by=self.voiced(by)) as act:
            act.record(self.corrections, text=text)
            self.unread_by_office = not act.event.held or self.unread_by_office
