"""During and after a meeting: attendance, decisions, minutes. 会议进行与纪要表单。"""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.matters.forms.narrowed import LaterDay, line, words
from secondhalf.meetings import composing, policy
from secondhalf.meetings.facing import with_latest
from secondhalf.meetings.forms.fields import MeetingForm, OwnerField
from secondhalf.meetings.kinds import Presence


class AttendantRow(forms.Form):
    """What is recorded of one attendant."""

    presence = forms.ChoiceField(choices=Presence, required=False)
    is_remote = forms.BooleanField(label=_("in the remote venue"), required=False)
    note = line(_("Remark"), length=120, required=False)


class AttendForm(MeetingForm):
    """A row for each attendant: who came, in which venue, and a note."""

    EACH = ("attendants", AttendantRow)

    def narrow(self):
        for one in self.people:
            for name, field in AttendantRow().fields.items():
                if name != "is_remote" or self.meeting.remote_place:
                    field.initial = getattr(one, name)
                    self.fields[f"{name}-{one.pk}"] = field
            self.fields[f"presence-{one.pk}"].label = one.name

    @cached_property
    def people(self):
        return list(self.meeting.attendants.all())

    def rows(self):
        """(attendant, {name: bound field}) of each."""
        names = ("presence", "is_remote", "note")
        for one in self.people:
            yield one, {name: self[f"{name}-{one.pk}"] for name in names if f"{name}-{one.pk}" in self.fields}

    def clean(self):
        data, records = super().clean() or self.cleaned_data, {}
        for one in self.people:
            records[one.pk] = {
                "presence": data.get(f"presence-{one.pk}") or one.presence,
                "is_remote": bool(data.get(f"is_remote-{one.pk}")),
                "note": data.get(f"note-{one.pk}", ""),
            }
        return {"records": records}


class DecideForm(MeetingForm):
    """A decision on one item (`on`), or on none."""

    text = words(_("Decision"), rows=2, max_length=1000)
    owner = OwnerField()
    due_on = LaterDay(label=_("To be done by"))
    on = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, item=None, **kwargs):
        self.item = item
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["owner"].offer(self.meeting, self.item)
        self.fields["on"].initial = self.item and self.item.pk

    def clean(self):
        data = super().clean() or self.cleaned_data
        department, post = data.pop("owner", None) or (None, None)
        data.pop("on", None)
        return {**data, "department": department, "post": post, "item": self.item}


class PassageRow(forms.Form):
    """What the minutes say of one item."""

    passage = words("", rows=3, required=False)


class WriteUpForm(MeetingForm):
    """The beginning, a passage for each item that the writer may see, the end."""

    EACH = ("passages", PassageRow)

    opening = words(_("Beginning"), rows=3, required=False, hint=_("Before the items: the occasion, what was said."))
    closing = words(_("End of the minutes"), rows=3, required=False)

    def narrow(self):
        last = self.meeting.texts.order_by("id").last()
        self.shown, _left_out = policy.items_for(self.actor, self.meeting)
        drafted = composing.first_draft(self.meeting, with_latest(self.shown))
        for item in self.shown:
            first = (last.passages if last else drafted).get(str(item.pk), drafted[str(item.pk)])
            title = f"{item.n}. {item.matter.title}"
            self.fields[f"passage-{item.pk}"] = words(title, rows=3, required=False, initial=first)
        self.fields["closing"] = self.fields.pop("closing")  # behind the passages
        self.fields["opening"].initial = last.opening if last else ""
        self.fields["closing"].initial = last.closing if last else ""

    def clean(self):
        data = super().clean() or self.cleaned_data
        passages = {str(item.pk): data.get(f"passage-{item.pk}", "") for item in self.shown}
        return {"opening": data.get("opening", ""), "closing": data.get("closing", ""), "passages": passages}


class DecisionForm(HouseForm):
    def __init__(self, *args, decision, actor=None, **kwargs):
        super().__init__(*args, turn=decision.turn, use_required_attribute=False, **kwargs)


class ReportForm(DecisionForm):
    text = words(_("What was done"), rows=4, max_length=1000)


class ConfirmForm(DecisionForm):
    opinion = words(_("Opinion"), rows=2, required=False)


class DecisionReasonForm(DecisionForm):
    reason = words(_("Reason"), rows=3)


DECISION_FORMS = {
    "report": ReportForm,
    "confirm": ConfirmForm,
    "send_back": DecisionReasonForm,
    "withdraw": DecisionReasonForm,
}
