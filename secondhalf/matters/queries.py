"""Which matters: composable questions, no permissions inside. 查询。"""

from django.db import models

from secondhalf.core import clocks, moments
from secondhalf.matters.stages import OPEN, SHUT, Stage


class MatterQuerySet(models.QuerySet):
    def open(self):
        return self.filter(stage__in=OPEN)

    def shut(self):
        return self.filter(stage__in=SHUT)

    def overdue(self):
        """Open, and the running clock has ended. What was applied for has none that runs."""
        return self.open().filter(due_at__lte=moments.now(), stopped_at=None)

    def due_within(self, workdays):
        """Open, not overdue, and due within so many working days."""
        soon = self.open().filter(due_at__gt=moments.now(), due_at__lte=clocks.workdays_on(workdays))
        return soon.filter(stopped_at=None)

    def to_sign_for(self):
        return self.filter(stage=Stage.DISPATCHED)

    def for_page(self):
        """With everything a list row shows."""
        return self.select_related("category", "unit", "lead", "holder")
