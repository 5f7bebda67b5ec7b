"""Which meetings and decisions: composable questions, no permissions inside. 查询。"""

from django.db import models

from secondhalf.core import moments
from secondhalf.meetings.loop import DecisionStage, Stage


class MeetingQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related("holder", "chair__person", "chair__organisation", "convener")

    def to_approve(self):
        return self.filter(stage=Stage.TO_APPROVE)


class DecisionQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related("meeting", "matter", "department", "post__person")

    def live(self):
        """Still to be done, or to be confirmed."""
        return self.filter(stage__in=(DecisionStage.OPEN, DecisionStage.REPORTED))

    def to_do(self):
        return self.filter(stage=DecisionStage.OPEN)

    def reported(self):
        return self.filter(stage=DecisionStage.REPORTED)

    def overdue(self):
        return self.to_do().filter(due_on__lt=moments.today())
