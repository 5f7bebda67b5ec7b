"""How it shows, what caused it, what is to be reached: by those who put it right; earlier words stay. 分析。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.rectification.kinds import Commonality

ANALYSED = ("specifics", "commonality", "cause", "goal", "note", "touches_workers")


class Analysis(Fact):
    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="analyses")
    specifics = models.TextField(_("how it shows"), blank=True)
    commonality = models.CharField(_("nature of the problem"), max_length=10, choices=Commonality, blank=True)
    cause = models.TextField(_("cause"), blank=True)
    goal = models.TextField(_("goal"), blank=True)
    note = models.CharField(_("remarks"), max_length=200, blank=True)
    touches_workers = models.BooleanField(_("workers are affected"), default=False)


class Analysable:
    def analyse(self, *, by, **said):
        """Write down specifics, commonality, cause, goal, note, touches_workers; what is not given stays."""
        with self.step("analyse", by=by) as act:
            whole = {name: getattr(self, name) for name in ANALYSED} | said
            act.record(self.analyses, **whole)
            for name in ANALYSED:
                setattr(self, name, whole[name])
