"""Anyone may contest a public notice; the matter goes back to verification. 公示异议。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Objection(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="objections")
    reason = models.TextField(_("objection"))


class Contestable:
    def contest(self, *, by, reason):
        """Not so: it has to be verified again."""
        with self.step("contest", by=by) as act:
            act.record(self.objections, reason=reason)
