"""What came without a proof of work, or above a channel's rate, waits for an officer and is never refused. 待甄别。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class SettingAside(Fact):
    """Why a voice was set aside as no voice at all (advertising, empty words); the person reads it and may contest."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="settings_aside")
    reason = models.TextField(_("reason"))


class Screenable:
    def set_aside(self, *, by, reason):
        """It says nothing that could be put right. Nothing is deleted; the person is told why."""
        with self.step("set_aside", by=by) as act:
            act.record(self.settings_aside, reason=reason)
            self.was_told(act)

    def let_in(self, *, by):
        """It is a voice after all: it waits to be taken up."""
        with self.step("let_in", by=by):
            self.is_held = False
