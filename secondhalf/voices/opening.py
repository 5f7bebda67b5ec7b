"""Looking at who spoke: needs a reason, leaves an event, and the person is told. 查看反映人。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Opening(Fact):
    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="openings")
    reason = models.TextField(_("why you need to know who spoke"))


class Openable:
    def open(self, *, by, reason):
        """Look at the name and how to reach the person. Returns the Raiser."""
        with self.step("open", by=by) as act:
            act.record(self.openings, reason=reason)
        return self.raiser
