"""A finding: one item of the feedback in its original words, beside the matter that puts it right. 反馈问题。

The words are kept 原汁原味: no form asks for them again, no verb writes them, and the database itself refuses a change.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact, commitment
from secondhalf.core.loop import Looped
from secondhalf.matters.kinds import FinishState
from secondhalf.matters.stages import Stage
from secondhalf.rectification import loop
from secondhalf.rectification.analysing import Analysable
from secondhalf.rectification.changing import Changeable
from secondhalf.rectification.completing import Completable
from secondhalf.rectification.confirming import Confirmable
from secondhalf.rectification.filing import Fileable
from secondhalf.rectification.kinds import Commonality, FindingStage, RectifyClass
from secondhalf.rectification.outcomes import Countable
from secondhalf.rectification.queries import FindingQuerySet


class Finding(Analysable, Changeable, Completable, Confirmable, Fileable, Countable, Looped, Fact):
    """What the ledger adds to a matter. It is itself the fact that the finding was entered."""

    inspection = models.ForeignKey("rectification.Inspection", models.PROTECT, related_name="findings")
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="finding")
    outline = models.CharField(_("place in the feedback"), max_length=24, editable=False)
    sort_key = models.CharField(max_length=40, editable=False)
    aspect = models.CharField(_("aspect"), max_length=80)
    words = models.TextField(_("finding in its original words"), editable=False)
    specifics = models.TextField(_("how it shows"), blank=True)
    commonality = models.CharField(_("nature of the problem"), max_length=10, choices=Commonality, blank=True)
    cause = models.TextField(_("cause"), blank=True)
    goal = models.TextField(_("goal"), blank=True)
    note = models.CharField(_("remarks"), max_length=200, blank=True)
    rectify_class = models.CharField(
        _("class"), max_length=10, choices=RectifyClass, default=RectifyClass.LIMITED, editable=False
    )
    due_on = models.DateField(_("to be put right by"), null=True, editable=False)
    touches_workers = models.BooleanField(_("workers are affected"), default=False)
    word = models.CharField(max_length=10, choices=FinishState, blank=True, editable=False)
    word_round = models.PositiveSmallIntegerField(default=0, editable=False)
    stage = models.CharField(max_length=14, choices=FindingStage, default=FindingStage.KEPT, editable=False)

    objects = FindingQuerySet.as_manager()

    subject = "finding"
    moves = loop.FINDING_MOVES
    verb_labels = loop.FINDING_VERBS
    kept = (
        "specifics", "commonality", "cause", "goal", "note", "touches_workers", "rectify_class", "due_on", "word",
        "word_round",
    )  # fmt: skip

    class Meta:
        verbose_name = _("feedback finding")
        constraints = [models.UniqueConstraint(fields=["inspection", "outline"], name="one_finding_a_place")]

    def __str__(self):
        return f"{self.no} {self.matter.title}"

    def get_absolute_url(self):
        return f"{self.matter.get_absolute_url()}#finding"

    @property
    def no(self):
        """The number as printed, with R1 after a relapse."""
        return self.matter.printed_no

    def seal(self, content):
        """What is sealed is what nobody may change: the place in the feedback, and the words."""
        super().seal({"outline": content["outline"], "words": content["words"]})

    @property
    def is_unaltered(self):
        """Are place and words still those that were sealed when it was entered?"""
        return commitment(bytes(self.salt), {"outline": self.outline, "words": self.words}) == bytes(self.leaf)

    @property
    def state(self):
        """The FinishState it counts as (the same as `queries.COUNTS_AS`)."""
        if self.matter.is_struck_off:
            return FinishState.DONE
        if self.matter.stage == Stage.SUSTAINED:
            return FinishState.SUSTAINED
        said = self.word if self.word_round == self.matter.round else ""
        return FinishState(said or FinishState.UNDONE)
