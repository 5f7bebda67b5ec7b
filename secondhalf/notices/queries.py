"""Which notices: composable questions, no permissions inside. 查询。"""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q

from secondhalf.matters.recusal import Accused
from secondhalf.matters.stages import OPEN
from secondhalf.notices.concerns import Concern
from secondhalf.voices.recusal import NamedObject

ASKING = (Concern.TODO, Concern.OVERDUE)


class NoticeQuerySet(models.QuerySet):
    def fresh(self):
        """Not read, and what it asks for is still to be done."""
        still = Q(waits_at="") | Q(waits_at=F("matter__stage")) | Q(waits_at=F("voice__stage"))
        still |= Q(waits_at=F("meeting__stage")) | Q(waits_at=F("decision__stage"))
        open_ = ~Q(concern__in=ASKING) | Q(matter=None) | Q(matter__stage__in=OPEN)
        return self.filter(still, open_, read_at=None)

    def for_page(self):
        """With everything a line of the page shows."""
        return self.select_related("matter", "voice", "meeting", "decision", "post__organisation").order_by("-id")

    def accusing(self):
        """With `accuses`: does the matter or the voice name anybody?"""
        named = Q(matter=OuterRef("matter")) | Q(matter=OuterRef("voice__matter"))
        named |= Q(matter=OuterRef("decision__matter"))
        accused = Q(Exists(Accused.objects.filter(named)))
        accused |= Q(Exists(NamedObject.objects.filter(voice=OuterRef("voice"))))
        return self.annotate(accuses=ExpressionWrapper(accused, models.BooleanField()))
