"""Declaring an interest. 回避申报表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.people.forms.fields import OrganisationField, PersonField
from secondhalf.people.organisations import Organisation
from secondhalf.people.persons import Person


class InterestForm(HouseForm):
    organisation = OrganisationField(label=_("In this organisation"), required=False)
    other = PersonField(label=_("Or with this person"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For example: spouse works there, holds shares, was employed there."),
    )
    from_on = forms.DateField(label=_("From"), widget=Day)
    to_on = forms.DateField(label=_("To"), widget=Day, required=False, help_text=_("Empty: until you end it."))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = moments.today()
        self.fields["organisation"].queryset = Organisation.objects.filter(realm=actor.realm, to_on=None)
        posted = Person.objects.filter(posts__realm=actor.realm).exclude(pk=actor.person.pk).distinct()
        self.fields["other"].queryset = posted.order_by("name", "pk")

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not self.errors and bool(data.get("organisation")) == bool(data.get("other")):
            self.add_error("organisation", _("Name an organisation or a person, one of the two."))
        if data.get("to_on") and data.get("from_on") and data["to_on"] < data["from_on"]:
            self.add_error("to_on", _("The last day lies before the first."))
        return data
