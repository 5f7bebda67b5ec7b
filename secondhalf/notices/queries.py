"""Which notices: composable questions, no permissions inside. 查询。"""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q

from secondhalf.matters.recusal import Accused
from secondhalf.matters.stages import OPEN
from secondhalf.notices.concerns import Concern
from secondhalf.papers.models import DocumentRow
from secondhalf.voices.recusal import NamedObject

OUTLASTING = ("rule_on_exclusion",)  # asked for even of what is shut; it goes when it is ruled on
WITH_STAGE = (
    "matter", "voice", "meeting", "decision", "publication", "public_text", "inspection", "finding", "item", "document",
)  # fmt: skip
SHOWN = (*WITH_STAGE, "opening__voice", "public_text__inspection", "post__organisation")
ASKING = (Concern.TODO, Concern.OVERDUE)


class NoticeQuerySet(models.QuerySet):
    def fresh(self):
        """Not read, and what it asks for is still to be done."""
        still = Q(waits_at="")
        for thing in WITH_STAGE:
            still |= Q(waits_at=F(f"{thing}__stage"))
        open_ = ~Q(concern__in=ASKING) | Q(matter=None) | Q(matter__stage__in=OPEN) | Q(name__in=OUTLASTING)
        return self.filter(still, open_, read_at=None)

    def for_page(self):
        """With everything a line of the page shows."""
        return self.select_related(*SHOWN).order_by("-id")

    def accusing(self):
        """With `accuses`: does the matter or the voice name anybody?"""
        named = Q(matter=OuterRef("matter")) | Q(matter=OuterRef("voice__matter"))
        for of in ("decision", "publication", "finding"):
            named |= Q(matter=OuterRef(f"{of}__matter"))
        rows = DocumentRow.objects.filter(document=OuterRef(OuterRef("document")))
        named |= Q(matter__in=rows.values("row"))
        accused = Q(Exists(Accused.objects.filter(named)))
        accused |= Q(Exists(NamedObject.objects.filter(voice=OuterRef("voice"))))
        return self.annotate(accuses=ExpressionWrapper(accused, models.BooleanField()))
