"""What came of a supervision note: whoever presses says whether what it asked for was carried out. 督办结果。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem


class SettledAlready(Problem):
    status = 409
    title = _("What came of this note is recorded already")
    remedy = _("It stands beside it. If more has to be done, issue another note.")


class NoteResult(Fact):
    class Outcome(models.TextChoices):
        DONE = "done", _("carried out")
        NOT = "not", _("not carried out")

    note = models.OneToOneField("matters.SupervisionNote", models.CASCADE, related_name="result")
    outcome = models.CharField(_("result"), max_length=4, choices=Outcome)
    text = models.TextField(_("grounds"))


def not_settled(note):
    return SettledAlready(thing=note) if NoteResult.objects.filter(note=note.pk).exists() else None


class Settleable:
    @property
    def outcome(self):
        """The result, or None while nobody has said one."""
        return getattr(self, "result", None)

    def settle(self, *, by, outcome, text):
        """Say what came of it; one that was not carried out is escalated by the next note."""
        with self.step("settle", by=by) as act:
            act.record(NoteResult.objects, note=self, outcome=outcome, text=text)


def to_escalate(matter, addressee, today):
    """The earlier note to that department that was not answered in time or not carried out, or None."""
    earlier = matter.notes.filter(addressee=addressee, escalations=None)
    unmet = models.Q(replies=None, due_on__lt=today) | models.Q(result__outcome=NoteResult.Outcome.NOT)
    return earlier.filter(unmet).order_by("-id").first()
