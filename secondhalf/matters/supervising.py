"""Pressure to follow through: remind, urge, and the numbered note to sign for and answer (DOMAIN §5.8). 督办。"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments, numbering
from secondhalf.core.facts import Fact
from secondhalf.core.loop import SAME, Looped, Move
from secondhalf.matters.settling import Settleable, not_settled, to_escalate
from secondhalf.people.posts import Post


class Nudge(Fact):
    """A reminder (提醒) or an urging (催办)."""

    class How(models.TextChoices):
        REMIND = "remind", _("reminder")
        URGE = "urge", _("urging")

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="nudges")
    how = models.CharField(max_length=8, choices=How)
    text = models.TextField(_("text"), blank=True)


class NoteStage(models.TextChoices):
    ISSUED = "issued", _("to be signed for")
    SIGNED = "signed", _("to be answered")
    ANSWERED = "answered", _("answered")


class NoteColour(models.TextChoices):
    """Yellow: behind the schedule, or of poor quality. Red: overdue, or far behind (DOMAIN §5.8, [W75])."""

    YELLOW = "yellow", _("yellow note")
    RED = "red", _("red note")


class SupervisionNote(Settleable, Looped, Fact):
    """督办单: issued, it is frozen; its number is never reused (law 14).

    head: who headed the department then. colour: of the light when it was issued; red, if it escalates an earlier one.
    """

    matter = models.ForeignKey("matters.Matter", models.CASCADE, related_name="notes")
    no = models.CharField(max_length=40)
    addressee = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("addressee"))
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    escalates = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="escalations", editable=False
    )
    reason = models.TextField(_("reason"))
    requirement = models.TextField(_("requirement"))
    due_on = models.DateField(_("to be answered by"))
    colour = models.CharField(_("colour"), max_length=6, choices=NoteColour, default=NoteColour.YELLOW, editable=False)
    stage = models.CharField(max_length=10, choices=NoteStage, default=NoteStage.ISSUED, editable=False)

    subject = "note"
    moves = {
        "sign": Move(frozenset({NoteStage.ISSUED}), NoteStage.SIGNED),
        "answer": Move(frozenset({NoteStage.SIGNED}), NoteStage.ANSWERED),
        "settle": Move(frozenset({NoteStage.ANSWERED}), SAME, (not_settled,)),
    }
    verb_labels = {
        "sign": _("Sign for the note"),
        "answer": _("Answer the note"),
        "settle": _("Say what came of the note"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["realm", "no"], name="one_note_number")]

    def sign(self, *, by):
        """The department has the note."""
        with self.step("sign", by=by):
            pass

    def answer(self, *, by, reply):
        """The department's written answer."""
        with self.step("answer", by=by) as act:
            act.record(self.replies, reply=reply)


class NoteReply(Fact):
    note = models.ForeignKey(SupervisionNote, models.CASCADE, related_name="replies")
    reply = models.TextField(_("answer to the note"))


class Supervisable:
    def remind(self, *, by, text=""):
        """A reminder before the date."""
        with self.step("remind", by=by) as act:
            act.record(self.nudges, how=Nudge.How.REMIND, text=text)

    def urge(self, *, by, text):
        """An urging: slow, or due soon."""
        with self.step("urge", by=by) as act:
            act.record(self.nudges, how=Nudge.How.URGE, text=text)

    def supervise(self, *, by, addressee, reason, requirement, due_on):
        """Issue a numbered note to a department; returns it. It must be signed for and answered by `due_on`.

        It escalates an earlier one to the same department that was not answered in time, or not carried out.
        """
        with self.step("supervise", by=by) as act:
            year = moments.local_day(act.event.at).year
            number = numbering.draw(self.realm, "note", str(year))
            fields = {"addressee": addressee, "reason": reason, "requirement": requirement, "due_on": due_on}
            earlier = to_escalate(self, addressee, moments.local_day(act.event.at))
            fields |= {"escalates": earlier, "head": head_of(addressee)}
            colour = NoteColour.RED if earlier or self.light.colour == "red" else NoteColour.YELLOW
            return act.record(self.notes, no=f"督办〔{year}〕{number}号", colour=colour, **fields)


def head_of(department):
    """Whoever heads it today, or None."""
    post = Post.objects.current().filter(organisation=department, leads=True).select_related("person").first()
    return post.person if post else None
