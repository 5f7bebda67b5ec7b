"""Which voices: composable questions, no permissions inside, and none by who spoke except one's own. 查询。"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from secondhalf.core.events import Event
from secondhalf.matters.linking import Link
from secondhalf.matters.parts import Part
from secondhalf.voices.kinds import Mode, Satisfaction, Solved, VoiceStage
from secondhalf.voices.needs import HAS_RESULT

# An anonymous verdict is known to the person at once and to the office from the next full hour on.
VERDICT_WAITS = Exists(Event.objects.filter(subject=OuterRef("pk"), name="voice.rate", held=True))


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
        """The person has told something that the office has not read; what contests an exclusion first of all."""
        return self.filter(unread_by_office=True).order_by("-is_contested", "received_at", "id")

    def not_rated(self):
        """Has its answer and, as far as the office may know by now, no verdict."""
        return self.at(VoiceStage.ANSWERED).order_by("-id")

    def at(self, stage):
        """In a stage, as the office may know it by now."""
        if stage == VoiceStage.RATED:
            return self.filter(~VERDICT_WAITS, stage=stage)
        if stage == VoiceStage.ANSWERED:
            return self.filter(Q(stage=stage) | Q(VERDICT_WAITS, stage=VoiceStage.RATED))
        return self.filter(stage=stage)

    def to_call_back(self, person):
        """Drawn by lot for a call-back, without those in whose matter this person has a part."""
        took_part = Part.objects.filter(matter=OuterRef("matter"), person=person)
        drawn = self.filter(is_to_call=True, stage=VoiceStage.ANSWERED, awaits_answer=False)
        return drawn.exclude(Exists(took_part)).order_by("answered_at", "id")

    def for_call_back(self, first, end):
        """Answered from one moment to another, named, not rated, not drawn for this answer."""
        answered = self.filter(stage=VoiceStage.ANSWERED, answered_at__gte=first, answered_at__lt=end)
        return answered.filter(mode=Mode.NAMED).exclude(drawn_round=F("answered_round"))

    def to_answer(self):
        """There is a result, and the person has not been told."""
        return self.filter(awaits_answer=True, matter__stage__in=HAS_RESULT)

    def to_rule_on(self):
        """An unhappy verdict that the office has to rule on and may know of by now, the most urgent first."""
        return self.unruled().filter(~VERDICT_WAITS).order_by("ruling_due_at", "id")

    def unruled(self):
        """An unhappy verdict on which nobody has ruled."""
        return self.filter(ruling_due_at__isnull=False)

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
        return self.select_related("matter__category", "unit", "holder", "act").annotate(verdict_waits=VERDICT_WAITS)
