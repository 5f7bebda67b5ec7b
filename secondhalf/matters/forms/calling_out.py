"""A talk and a circular: what is asked to record them. 约谈、通报。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Choice, Day
from secondhalf.matters.calling_out import Circular, NotHeldYet
from secondhalf.matters.forms.narrowed import MatterForm, OrganisationField, line, words


class OfDepartmentForm(MatterForm):
    """It is about a department that has the matter, or one that might."""

    addressee = OrganisationField(label=_("Addressee"))

    def narrow(self):
        addressees = self.duty_departments if self.matter.duties else self.departments()
        self.fields["addressee"].queryset = addressees
        self.fields["addressee"].initial = self.matter.lead_id


class TalkForm(OfDepartmentForm):
    held_on = forms.DateField(label=_("Held on"), widget=Day)
    reason = words(_("What it was about"), hint=_("Who heads the department now is written down with it."))
    promised = words(_("What was promised"), required=False)

    def narrow(self):
        super().narrow()
        self.fields["held_on"].widget.attrs["max"] = moments.today().isoformat()

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > moments.today():
            raise forms.ValidationError(NotHeldYet.title)
        return day


class CirculateForm(OfDepartmentForm):
    tone = Choice(label=_("Praise or criticism"), choices=Circular.Tone, widget=forms.RadioSelect)
    told_to = line(_("Told to"), length=120, hint=_("For example “all departments of the company”."))
    text = words(_("Text"), rows=5, hint=_("Of the department and the matter, never of single persons."))
    paper_no = line(_("Number of the paper"), length=60, required=False)
