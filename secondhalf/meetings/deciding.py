"""Decisions of a meeting: each has an owner and a due day, and is tracked until the office confirms it. 议定事项。"""

from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, lights, moments, timeleft
from secondhalf.core.calendar import current
from secondhalf.core.facts import Fact
from secondhalf.core.loop import Looped
from secondhalf.core.problems import Problem
from secondhalf.core.worktime import Due
from secondhalf.meetings.loop import DECISION_MOVES, DECISION_VERBS, DecisionStage
from secondhalf.meetings.queries import DecisionQuerySet


class YouReportedIt(Problem):
    status = 403
    title = _("You reported this decision as done yourself")
    remedy = _("Somebody else in the office confirms it.")


class Decision(Looped, Fact):
    """One decision, numbered within its meeting. The owner reports it, the office confirms it.

    matter: the matter it is about, if any. post: the person asked within the department, if one was named.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="decisions", db_index=False)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, related_name="meeting_decisions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("decision"), max_length=1000)
    department = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("who has to do it"), db_index=False
    )
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("to be done by"))
    stage = models.CharField(max_length=10, choices=DecisionStage, default=DecisionStage.OPEN, editable=False)

    objects = DecisionQuerySet.as_manager()

    subject = "decision"
    moves = DECISION_MOVES
    verb_labels = DECISION_VERBS

    class Meta:
        verbose_name = _("decision")
        ordering = ["meeting", "order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "order"], name="one_decision_number")]
        indexes = [
            models.Index(fields=["department", "stage", "due_on"], name="decision_of_department"),
            models.Index(fields=["realm", "due_on"], name="decision_open", condition=Q(stage__in=["open", "reported"])),
        ]

    def __str__(self):
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    def get_absolute_url(self):
        return reverse("decision", args=[self.pk])

    @property
    def owner(self):
        """Who has to do it, as printed."""
        return f"{self.post.person} · {self.department}" if self.post else str(self.department)

    @property
    def left(self):
        """The `timeleft.Left` until the end of its day; None once it is done or withdrawn."""
        if self.stage not in (DecisionStage.OPEN, DecisionStage.REPORTED):
            return None
        due = Due(clocks.end_of(self.due_on), False, self.due_on)
        return timeleft.left(moments.now(), due, current())

    @property
    def light(self):
        """Overdue, due soon, reported, done: colour, word and icon."""
        if self.stage == DecisionStage.DONE:
            return lights.lamp("blue", self.get_stage_display())
        if self.stage != DecisionStage.OPEN:
            return lights.lamp("grey", self.get_stage_display())
        if self.left.late:
            return lights.lamp("red", self.left.text)
        return lights.lamp("yellow") if self.left.days <= 3 else lights.lamp("green", self.left.text)

    def report(self, *, by, text):
        """The owner says what was done."""
        with self.step("report", by=by) as act:
            act.record(self.reports, text=text)

    def confirm(self, *, by, opinion=""):
        """The office has looked: it is done. Raises YouReportedIt."""
        if by.person.pk == self.reporter():
            raise YouReportedIt(thing=self)
        self._rule("confirm", by, opinion)

    def send_back(self, *, by, reason):
        """The office has looked: it is not done yet."""
        self._rule("send_back", by, reason)

    def withdraw(self, *, by, reason):
        """It was recorded wrongly, or is not wanted any more; its number is not used again."""
        self._rule("withdraw", by, reason)

    def reporter(self):
        """The key of whoever reported it last, or None."""
        last = self.reports.select_related("act").order_by("id").last()
        return last and last.act.person_id

    def _rule(self, verb, by, text):
        with self.step(verb, by=by) as act:
            act.record(self.rulings, what=verb, text=text)


class DecisionReport(Fact):
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="reports")
    text = models.TextField(_("what was done"))


class DecisionRuling(Fact):
    """What the office said of it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rulings")
    what = models.CharField(max_length=10)
    text = models.TextField(_("opinion"), blank=True)


class Decidable:
    def decide(self, *, by, text, department, due_on, post=None, item=None):
        """Record a decision on an item of the agenda, or on none; returns it.

        department, post: who has to do it. The matter's own time limit is changed by the matter's own verbs only.
        """
        with self.step("decide", by=by) as act:
            last = self.decisions.aggregate(last=Max("order"))["last"] or 0
            about = {"matter": item.matter if item else None, "order": last + 1, "text": text, "due_on": due_on}
            return act.record(self.decisions, department=department, post=post, **about)
