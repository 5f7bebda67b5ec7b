"""Which publications: on the public board of an organisation, and most alike a free text. 公示栏查询。"""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from secondhalf.core import moments
from secondhalf.core.textindex import seat_word
from secondhalf.matters.kinds import Confidentiality
from secondhalf.people.lines import line_of

SPARE = 4  # of what the index proposes, some is no longer on the board


class PublicationQuerySet(models.QuerySet):
    def on_board(self, organisation=None):
        """Published, not taken down, and shown today, by the unions from the organisation upwards.

        organisation: a unit, department or union; without one, by every union. What accuses somebody is never among
        them, whenever that came out.
        """
        from secondhalf.matters.recusal import Accused

        today = moments.today()
        shown = self.filter(Q(to_on=None) | Q(to_on__gte=today), from_on__lte=today, stage="published")
        accusing = Accused.objects.filter(matter=OuterRef("matter_id"))
        shown = shown.filter(~Exists(accusing))
        if organisation is not None:
            shown = shown.filter(holder__in=line_of(organisation.pk))
        return shown.exclude(matter__confidentiality=Confidentiality.ACCUSATION)

    def similar(self, text, unit, limit=3):
        """The published matters on the board of `unit` that are most alike a free text: a list, the likest first.

        text: what somebody is about to say; it is compared and not kept. limit: how many at most.
        """
        from secondhalf.matters.alike import INDEX

        seats = {seat_word(key) for key in line_of(unit.pk)}
        keys = INDEX.words.alike(text, among=seats, most=limit * SPARE)
        found = self.on_board(unit).filter(pk__in=keys).select_related("matter", "category", "holder").in_bulk()
        return [found[key] for key in keys if key in found][:limit]
