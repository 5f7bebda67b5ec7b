"""Which notices: composable questions, no permissions inside. 查询。"""

from django.db import models
from django.db.models import F, Q

from secondhalf.matters.stages import OPEN
from secondhalf.notices.concerns import Concern

ASKING = (Concern.TODO, Concern.OVERDUE)


class NoticeQuerySet(models.QuerySet):
    def fresh(self):
        """Not read, and what it asks for is still to be done."""
        still = Q(waits_at="") | Q(waits_at=F("matter__stage")) | Q(waits_at=F("voice__stage"))
        open_ = ~Q(concern__in=ASKING) | Q(matter=None) | Q(matter__stage__in=OPEN)
        return self.filter(still, open_, read_at=None)

    def for_page(self):
        """With everything a line of the page shows."""
        return self.select_related("matter", "voice", "post__organisation").order_by("-id")
