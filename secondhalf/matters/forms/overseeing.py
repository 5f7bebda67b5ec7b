"""Instructions, supervision, and links between matters. 批示、督办、并案、拆分、关联。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.forms.narrowed import LaterDay, MatterForm, NumberField, OrganisationField, line, words
from secondhalf.matters.settling import NoteResult


class InstructForm(MatterForm):
    text = words(_("Instruction"), hint=_("Kept word for word; nobody may edit it."))
    due_on = LaterDay(label=_("Report back by"), required=False)


class ReportBackForm(MatterForm):
    text = words(_("What was done"))


class RemindForm(MatterForm):
    text = words(_("Words"), required=False, rows=3)


class UrgeForm(MatterForm):
    text = words(_("Words"), rows=3)


class SuperviseForm(MatterForm):
    """A numbered note: to be signed for, and answered by a day."""

    addressee = OrganisationField(label=_("Addressee"))
    reason = words(_("Reason"))
    requirement = words(_("Requirement"))
    due_on = LaterDay(label=_("To be answered by"))

    def narrow(self):
        addressees = self.duty_departments if self.matter.duties else self.departments()
        self.fields["addressee"].queryset = addressees
        self.fields["addressee"].initial = self.matter.lead_id


class OtherMatterForm(MatterForm):
    """A verb that names another matter by its number."""

    other_field = ""

    def narrow(self):
        from secondhalf.matters import policy

        self.fields[self.other_field].visible = policy.visible_to(self.actor).exclude(pk=self.matter.pk)


class MergeForm(OtherMatterForm):
    other_field = "into"

    into = NumberField(label=_("Merge into"))
    reason = words(_("Reason"), hint=_("It keeps its number, its voices, its own answer and verdicts."))


class RelateForm(OtherMatterForm):
    other_field = "other"

    other = NumberField(label=_("Related matter"))
    reason = words(_("How they are related"), required=False, rows=2)


class SplitForm(MatterForm):
    title = line(_("Title of the new matter"), length=60)
    summary = words(_("Its summary for the departments"), rows=6)
    reason = words(_("Why it is split off"), rows=2)


class NoteReplyForm(MatterForm):
    reply = words(_("Answer to the note"), rows=6)


class SettleNoteForm(MatterForm):
    outcome = forms.ChoiceField(label=_("Result"), choices=NoteResult.Outcome, widget=forms.RadioSelect)
    text = words(_("Grounds"), rows=4, hint=_("What was seen or read. One that was not carried out is escalated."))


# The verbs of a supervision note; `matter` of these forms is the note.
NOTE_FORMS = {"sign": MatterForm, "answer": NoteReplyForm, "settle": SettleNoteForm}
