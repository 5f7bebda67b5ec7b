"""Why something was done, where the reason is all there is to record. 办理理由。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Reason(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="reasons")
    text = models.TextField(_("reason"))
