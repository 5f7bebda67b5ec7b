"""Beside plan and report: democratic-life meeting, assessment, publication (DOMAIN §5.2). 整改节点。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.rectification import figures


class NoSuchDay(Problem):
    status = 422
    title = _("It cannot have been on that day")
    remedy = _("Name a day from the feedback on, not later than today.")


class NodeKind(models.TextChoices):
    DEMOCRATIC_LIFE = "life", _("thematic democratic-life meeting")
    ASSESSMENT = "assessed", _("assessment of the rectification")
    CIRCULAR = "circular", _("published inside the Party")
    PUBLISHED = "public", _("published to society")


class Node(Fact):
    """One of them was held. `numbers`: of an assessment the figures as they stood, frozen."""

    inspection = models.ForeignKey("rectification.Inspection", models.CASCADE, related_name="nodes")
    kind = models.CharField(_("what it was"), max_length=8, choices=NodeKind)
    held_on = models.DateField(_("held on"))
    text = models.TextField(_("who took part, what came of it"))
    paper_no = models.CharField(_("number of the paper"), max_length=60, blank=True)
    numbers = models.JSONField(default=dict, blank=True)


class Notable:
    def record_node(self, *, by, kind, held_on, text, paper_no=""):
        """Something on the way was held. An assessment freezes the figures of that moment. Raises NoSuchDay."""
        if not self.feedback_on <= held_on <= moments.today():
            raise NoSuchDay(thing=self)
        with self.step("record_node", by=by) as act:
            numbers = figures.frozen(self.findings.all()) if kind == NodeKind.ASSESSMENT else {}
            said = {"kind": kind, "held_on": held_on, "text": text, "paper_no": paper_no}
            act.record(self.nodes, numbers=numbers, **said)
