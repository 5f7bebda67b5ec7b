"""Which items: composable questions, no permissions inside. 查询。"""

from django.db import models

from secondhalf.matters.stages import Stage
from secondhalf.practical.kinds import COMPLETED, ON_THE_LIST, ItemStage
from secondhalf.practical.scheduling import Milestone

STONES = models.Prefetch("milestones", Milestone.objects.with_plan())


class ItemQuerySet(models.QuerySet):
    def candidates(self):
        """Not decided on yet."""
        return self.filter(stage__in=(ItemStage.CANDIDATE, ItemStage.AGREED, ItemStage.OPPOSED))

    def on_the_list(self):
        """Listed items themselves, without the units' parts of them."""
        return self.filter(stage__in=ON_THE_LIST, parent=None)

    def unit_tasks(self):
        """The units' parts of listed items."""
        return self.filter(stage__in=ON_THE_LIST).exclude(parent=None)

    def taken_off(self):
        """Listed once; their matters were declined, or transferred."""
        return self.filter(stage=ItemStage.TAKEN_OFF, parent=None)

    def under_way(self):
        """On the list, and being worked on."""
        return self.filter(stage=ItemStage.LISTED, matter__stage=Stage.UNDER_WAY, matter__is_merged=False)

    def completed(self):
        return self.filter(stage__in=COMPLETED)

    def for_page(self):
        """With everything that a row shows, in the order of the printed list."""
        rows = self.select_related("campaign__owner", "matter__lead", "unit", "leader__person", "leader__organisation")
        return rows.prefetch_related(STONES, "children", "results").order_by("seq", "no")
