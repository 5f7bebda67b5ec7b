"""Tasks answer the problem, measures carry out the tasks: 1-n and 1-n (DOMAIN §2.4). 任务、措施清单。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import NotFound, Problem
from secondhalf.matters import pacing
from secondhalf.matters.parts import PartKind


class Task(Fact):
    """任务: what is to be reached, by when, by whom."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("task"), max_length=200)
    target = models.CharField(_("target"), max_length=200, blank=True)
    due_on = models.DateField(_("to be finished on"))
    department = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )


class Measure(Fact):
    """措施: one thing done for a task."""

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="measures")
    task = models.ForeignKey(Task, models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("measure"), max_length=200)
    due_on = models.DateField(_("milestone"))
    resp_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("person responsible"),
    )  # fmt: skip


class MeasureFinish(Fact):
    """A measure is done: what came out."""

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="finish")
    result = models.TextField(_("result"))


class AlreadyFinished(Problem):
    status = 409
    title = _("This measure was already reported as finished")
    remedy = _("Open the page again; choose a measure that is not finished.")


class Measurable:
    def set_task(self, *, by, title, due_on, target="", department=None):
        """Add a task to the task list."""
        with self.step("set_task", by=by) as act:
            order = self.tasks.count() + 1
            return act.record(self.tasks, order=order, title=title, due_on=due_on, target=target, department=department)

    def set_measure(self, *, by, task, title, due_on, resp_person=None):
        """Add a measure to a task of this matter."""
        if task.matter_id != self.pk:
            raise NotFound
        with self.step("set_measure", by=by) as act:
            about = {"title": title, "due_on": due_on, "resp_person": resp_person}
            measure = act.record(self.measures, task=task, order=task.measures.count() + 1, **about)
            self.plan_days = pacing.days_of(self)
        return measure

    def finish_measure(self, *, by, measure, result):
        """A measure of this matter is done; `result` says what came out. Who did it has handled the matter."""
        if measure.matter_id != self.pk:
            raise NotFound
        if MeasureFinish.objects.filter(measure=measure).exists():
            raise AlreadyFinished(thing=self)
        with self.step("finish_measure", by=by) as act:
            self.take_part(PartKind.HANDLED, by=by, act=act)
            finish = act.record(MeasureFinish.objects, measure=measure, result=result)
            self.plan_days = pacing.days_of(self)
        return finish
