"""Taking back one's voice before dispatch; urging on what takes long. 撤回、催办。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.voices.taking_up import count


class Withdrawal(Fact):
    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="withdrawals")
    reason = models.TextField(_("reason"), blank=True)


class Urging(Fact):
    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="urgings")
    text = models.TextField(_("what you want to add"), blank=True)


class Withdrawable:
    def withdraw(self, *, by, reason=""):
        """The person takes it back. The matter goes on if others spoke too, or if somebody may be in danger."""
        with self.step("withdraw", by=self.voiced(by)) as act:
            act.record(self.withdrawals, reason=reason)
            self.awaits_answer = False
            if self.matter_id:
                count(self.matter, voices=-1)
                self.hand_over_lead()

    def urge(self, *, by, text=""):
        """The person asks to get on with it; the matter's handlers are urged, without a name."""
        with self.step("urge", by=self.voiced(by)) as act:
            act.record(self.urgings, text=text)
