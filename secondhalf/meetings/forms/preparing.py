"""Planning a meeting, changing it, asking people to come, filling and arranging the agenda. 会议筹备表单。"""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.forms import NamedChoice, Words
from secondhalf.matters.forms.narrowed import line, words
from secondhalf.meetings import binding
from secondhalf.meetings.agenda import To, accuses
from secondhalf.meetings.forms.fields import GuestsField, MeetingForm, MomentField, PostField, PostsField
from secondhalf.meetings.kinds import MeetingKind

NINE = datetime.timedelta(hours=9)


class ChangeForm(MeetingForm):
    title = line(_("Title"), length=80, hint=_("As it stands on the wall and over the minutes."))
    starts_at = MomentField(label=_("Begins"))
    place = line(_("Place"), length=80)
    remote_place = line(_("Remote venue"), length=80, required=False, hint=_("Empty if everybody meets in one room."))
    chair = PostField(label=_("Chaired by"))

    def narrow(self):
        self.fields["chair"].queryset = self.posts
        self.fields["chair"].initial = self.meeting.chair_id
        for name in ("title", "starts_at", "place", "remote_place"):
            self.fields[name].initial = getattr(self.meeting, name)


class Chosen:
    """The matters that a form names: by a ledger or list, and by number."""

    def add_numbers(self, data):
        """The matters of the numbers typed; what cannot be on an agenda is told at the field."""
        found, unknown = binding.numbered(self.actor, data.pop("numbers", ""))
        if unknown:
            self.add_error("numbers", _("Nothing of this number that you may see: %(no)s") % {"no": ", ".join(unknown)})
        apart = [matter.printed_no for matter in found if accuses(matter)]
        if apart:
            words = _("What accuses somebody, or is for named persons only, is never put on an agenda: %(no)s")
            self.add_error("numbers", words % {"no": ", ".join(apart)})
        return found


def numbers(**options):
    return forms.CharField(
        label=_("Matters by number"), widget=Words({"rows": 3}), max_length=8000,
        help_text=_("For example SQ20261104-0007; blanks or commas between several."), **options,
    )  # fmt: skip


class PlanForm(Chosen, ChangeForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind, initial=MeetingKind.COORDINATION)
    source = NamedChoice(
        label=_("Bound to"), required=False,
        help_text=_("Its open matters in your sight are put on the agenda in the order of the rule."),
    )  # fmt: skip
    numbers = numbers(required=False)
    attendants = PostsField(
        label=_("Who is to attend"),
        help_text=_("Left empty, the heads of the departments with a duty in these matters are asked."),
    )
    guests = GuestsField()
    asked = forms.CharField(required=False, widget=forms.HiddenInput, max_length=400)

    field_order = ["kind", "title", "starts_at", "place", "remote_place", "chair", "source", "numbers"]

    def narrow(self):
        super().narrow()
        self.fields["attendants"].queryset = self.posts
        self.fields["source"].choices = [("", _("Only the matters named below")), *binding.sources(self.actor)]
        day = clocks.last_day(clocks.workdays_on(2))
        self.fields["starts_at"].initial = moments.start_of(day) + NINE

    def clean(self):
        data = super().clean() or self.cleaned_data
        source, chosen = data.pop("source", ""), self.add_numbers(data)
        if source:
            chosen += binding.matters_of(self.actor, source, data.get("asked", ""))
        data["matters"] = list({matter.pk: matter for matter in chosen}.values())
        data["ledger"] = source
        return data


class PutOnForm(Chosen, MeetingForm):
    numbers = numbers()

    def clean(self):
        data = super().clean() or self.cleaned_data
        data["matters"] = self.add_numbers(data)
        return data


class ArrangeForm(MeetingForm):
    to = forms.ChoiceField(label=_("Where to"), choices=To)
    item = forms.ModelChoiceField(queryset=None, required=False, label=_("Item"))

    def narrow(self):
        self.fields["item"].queryset = self.meeting.items.all()

    def clean(self):
        data = super().clean() or self.cleaned_data
        if data.get("to") not in (None, To.RULE) and not data.get("item"):
            self.add_error("item", _("Choose an item."))
        return data


class InviteForm(MeetingForm):
    attendants = PostsField(label=_("Who is to attend"))
    guests = GuestsField()

    def narrow(self):
        self.fields["attendants"].queryset = self.posts.exclude(person__in=self.meeting.attendants.values("person"))

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["attendants"] and not data["guests"]:
            self.add_error("attendants", _("Name somebody."))
        return data


class ReasonForm(MeetingForm):
    reason = words(_("Reason"), rows=3)
