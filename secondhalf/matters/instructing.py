"""A leader's written instruction, kept word for word. 领导批示。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Instruction(Fact):
    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="instructions")
    text = models.TextField(_("instruction"))
    due_on = models.DateField(_("report back by"), null=True, blank=True)


class InstructionReply(Fact):
    """落实反馈: what became of an instruction."""

    instruction = models.OneToOneField(Instruction, models.CASCADE, related_name="reply")
    text = models.TextField(_("what was done"))


class Instructable:
    def instruct(self, *, by, text, due_on=None):
        """Write an instruction; nobody may edit it."""
        with self.step("instruct", by=by) as act:
            act.record(self.instructions, text=text, due_on=due_on)

    def report_back(self, *, by, text):
        """Report back on the oldest instruction that is still open."""
        with self.step("report_back", by=by) as act:
            instruction = self.instructions.filter(reply=None).earliest("id")
            act.record(InstructionReply.objects, instruction=instruction, text=text)
