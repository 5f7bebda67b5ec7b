"""Forms of organisations: one for each of the four kinds, moving, ending. 组织表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.people import codes
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.organisations import MAY_STAND_BELOW, Kind, Organisation, Union, UnionKind, Unit

OFFICIAL = {UnionKind.FEDERATION, UnionKind.INDUSTRIAL}


class OrganisationForm(HouseForm):
    """What all kinds have. `particulars` names the fields that stand in the table of the kind."""

    particulars = ()

    name = forms.CharField(label=_("Full name"), max_length=120, help_text=_("As on the seal."))
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    sort_order = forms.IntegerField(
        label=_("Order"), initial=0, help_text=_("Smaller numbers stand first among those beside it.")
    )

    def __init__(self, *args, organisation=None, realm=None, **kwargs):
        self.organisation, self.realm = organisation, organisation.realm if organisation else realm
        super().__init__(*args, **kwargs)
        if organisation:
            for name, field in self.asked().items():
                row = organisation.particulars if name in self.particulars else organisation
                field.initial = getattr(row, name)

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        others = Organisation.objects.living().filter(realm=self.realm, name=name, kind=Kind.UNION)
        if self.organisation:
            others = others.exclude(pk=self.organisation.pk)
        if isinstance(self, UnionForm) and others.exists():
            raise forms.ValidationError(_("A union of this name is in the tree already."))
        return name

    def split(self):
        """The answers as arguments of the verbs: fields of the organisation, and `about` those of its kind."""
        answers = self.cleaned_data
        fields = {name: value for name, value in answers.items() if name not in self.particulars}
        return {**fields, "about": {name: answers[name] for name in self.particulars}}

    def refuse_taken(self, code, table):
        others = table.objects.filter(uscc=code, organisation__realm=self.realm)
        if self.organisation:
            others = others.exclude(pk=self.organisation.pk)
        if other := others.select_related("organisation").first():
            raise forms.ValidationError(_("This code is kept for %(name)s already."), params={"name": other})


class UnionForm(OrganisationForm):
    particulars = (
        "union_kind", "uscc", "chair", "approval_no", "established_on", "term", "next_election_on", "is_legal_person",
    )  # fmt: skip

    union_kind = forms.ChoiceField(label=_("Kind of union"), choices=[("", "—"), *UnionKind.choices])
    uscc = forms.CharField(
        label=_("Union's credit code"),
        required=False,
        max_length=40,
        help_text=_("The union's own, beginning with 81; not the unit's."),
    )
    is_legal_person = forms.BooleanField(label=_("It is a legal person"), required=False)
    chair = forms.CharField(label=_("Chair"), max_length=40, required=False)
    approval_no = forms.CharField(label=_("Approval number"), max_length=60, required=False)
    established_on = forms.DateField(label=_("Established on"), required=False, widget=Day)
    term = forms.IntegerField(label=_("Term"), required=False, min_value=1, max_value=99)
    next_election_on = forms.DateField(label=_("Next election on"), required=False, widget=Day)
    division_code = forms.CharField(label=_("Division code"), max_length=12, required=False)
    zone_code = forms.CharField(label=_("Code of the zone"), max_length=20, required=False)

    def clean(self):
        answers = super().clean()
        if answers.get("uscc"):
            try:
                official = answers.get("union_kind") in OFFICIAL
                answers["uscc"] = codes.clean_for_union(answers["uscc"], is_federation=official)
                self.refuse_taken(answers["uscc"], Union)
            except forms.ValidationError as error:
                self.add_error("uscc", error)
        return answers

    @property
    def doubt(self):
        return codes.warning(self.cleaned_data.get("uscc", ""))


class UnitForm(OrganisationForm):
    particulars = ("uscc", "industry", "is_public", "headcount", "address")

    uscc = forms.CharField(label=_("Unit's credit code"), required=False, max_length=40)
    is_public = forms.BooleanField(label=_("It is publicly owned"), required=False)
    industry = forms.CharField(label=_("Industry (GB/T 4754)"), max_length=10, required=False)
    headcount = forms.IntegerField(label=_("Employees"), required=False, min_value=0)
    address = forms.CharField(label=_("Postal address"), max_length=200, required=False)
    division_code = forms.CharField(label=_("Division code"), max_length=12, required=False)
    zone_code = forms.CharField(label=_("Code of the zone"), max_length=20, required=False)

    def clean_uscc(self):
        if not self.cleaned_data["uscc"]:
            return ""
        code = codes.clean_for_unit(self.cleaned_data["uscc"])
        self.refuse_taken(code, Unit)
        return code


class DepartmentForm(OrganisationForm):
    particulars = ("is_union_office", "liaison")

    is_union_office = forms.BooleanField(label=_("It is a union's own office"), required=False)
    liaison = forms.CharField(label=_("Liaison officer"), max_length=40, required=False)


FORM_OF_KIND = {
    Kind.UNION: UnionForm,
    Kind.UNIT: UnitForm,
    Kind.DEPARTMENT: DepartmentForm,
    Kind.PARTY: OrganisationForm,
}


class MoveForm(HouseForm):
    to = OrganisationField(label=_("New place: below"))

    def __init__(self, *args, organisation, among, **kwargs):
        super().__init__(*args, **kwargs)
        above = among.living().filter(realm=organisation.realm, kind__in=MAY_STAND_BELOW[organisation.kind])
        self.fields["to"].queryset = above.exclude(
            pk__in=type(organisation).objects.under(organisation.path).values("pk")
        )


class EndForm(HouseForm):
    on = forms.DateField(label=_("Last day"), widget=Day, initial=moments.today)
