"""Which voices: composable questions, no permissions inside, and none by who spoke except one's own. 查询。"""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.matters.linking import Link
from secondhalf.voices.kinds import Satisfaction, Solved, VoiceStage
from secondhalf.voices.needs import HAS_RESULT


class VoiceQuerySet(models.QuerySet):
    def raised_by(self, person):
        """A person's own voices."""
        return self.filter(raiser__person=person)

    def held_by(self, organisation):
        """In the hands of a union's office, alone or with the matter they belong to."""
        return self.filter(Q(matter=None) | Q(matter__holder=organisation), holder=organisation)

    def to_take_up(self):
        return self.filter(stage=VoiceStage.LODGED, is_held=False, is_erased=False).order_by(
            "-danger", "received_at", "id"
        )

    def to_look_at(self):
        """Came without a proof of work, or too many at a time: an officer looks before they are taken up."""
        return self.filter(stage=VoiceStage.LODGED, is_held=True, is_erased=False).order_by(
            "-danger", "received_at", "id"
        )

    def with_news(self):
        """The person has told something that the office has not read."""
        return self.filter(unread_by_office=True).order_by("received_at", "id")

    def to_answer(self):
        """There is a result, and the person has not been told."""
        return self.filter(awaits_answer=True, matter__stage__in=HAS_RESULT)

    def to_rule_on(self):
        """An unhappy verdict that the office has to rule on, the most urgent first."""
        return self.filter(ruling_due_at__isnull=False).order_by("ruling_due_at", "id")

    def counted(self):
        """Whose answers and verdicts are counted: all but the withdrawn and those set aside."""
        return self.exclude(stage__in=(VoiceStage.WITHDRAWN, VoiceStage.SET_ASIDE))

    def of_case(self, matter):
        """The voices of a matter and of what is merged into it."""
        merged = Link.objects.merged().filter(matter=OuterRef("matter"), other=matter)
        return self.filter(Q(matter=matter) | Exists(merged))

    def rated(self, round):
        return self.filter(verdict_round=round)

    def unhappy(self, round):
        """“Not solved” or “not satisfied” in this round (a reason was asked for)."""
        said = Q(solved=Solved.NO) | Q(satisfaction=Satisfaction.UNSATISFIED)
        return self.rated(round).filter(said)

    def for_page(self):
        return self.select_related("matter__category", "unit", "holder", "act")
