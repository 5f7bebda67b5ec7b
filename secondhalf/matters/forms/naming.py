"""Naming an object late: whom it is about, and why that is known only now. 补列被反映对象。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.matters.forms.narrowed import MatterForm, OrganisationsField, PersonField, words
from secondhalf.people.models import Organisation, Person


class NameObjectForm(MatterForm):
    person = PersonField(label=_("Person it is about"), required=False)
    organisations = OrganisationsField(label=_("Organisations it is about"), required=False)
    reason = words(
        _("Why they are named now"),
        hint=_(
            "From now on they do not see it, nor does anybody recusal bars through them. It is taken back by nobody."
        ),
    )

    def narrow(self):
        inside = Organisation.objects.filter(realm=self.matter.realm, to_on=None)
        self.fields["organisations"].queryset = inside
        posted = Person.objects.filter(posts__realm=self.matter.realm).distinct()
        self.fields["person"].queryset = posted.order_by("name", "pk")

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not self.errors and not (data.get("person") or data.get("organisations")):
            self.add_error("person", _("Name a person or an organisation."))
        return data
