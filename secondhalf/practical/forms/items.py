"""Forms of an item before it is completed. 实事项目表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Day
from secondhalf.people.forms.fields import OrganisationField
from secondhalf.people.organisations import Kind
from secondhalf.practical.amending import AMENDED, BEFORE_LISTING
from secondhalf.practical.forms.narrowed import DemandsField, PlanDay, ThingForm, line, said, whole, words
from secondhalf.practical.kinds import ItemCategory, ItemStage


class CollectForm(ThingForm):
    """A candidate. `thing` is the list that it is collected for."""

    title = line(_("Name of the item"), length=60)
    category = forms.ChoiceField(label=_("Category"), choices=lambda: said(ItemCategory.choices))
    demands = DemandsField(
        label=_("Demands it comes from"), help_text=_("Their numbers, for example SQ20261104-0007; several in a line.")
    )
    survey = line(
        _("Survey or visit it comes from"), length=200, required=False,
        hint=_("Such as “third visit to the night shift, 46 of 52 asked for it”. A demand or a survey is needed."),
    )  # fmt: skip
    unit = OrganisationField(label=_("Unit concerned"))
    beneficiaries = line(_("Who benefits"), length=120)
    beneficiary_count = whole(_("How many people benefit"), most=10**7, required=False)
    content = words(_("What is done"))
    standard = line(
        _("Standard of completion"), length=200, hint=_("To be checked, to be judged, to be felt: with its measure.")
    )
    funds = line(_("Money and where it comes from"), length=120, required=False)
    start_on = forms.DateField(label=_("Begins on"), widget=Day, required=False)
    due_on = PlanDay(label=_("To be completed on"), required=False)
    lasting = line(_("How it is kept for long"), length=200, required=False)

    def narrow(self):
        self.fields["demands"].actor = self.actor
        self.fields["unit"].queryset = self.places(Kind.UNIT, Kind.UNION)
        self.fields["unit"].initial = self.campaign.unit_id

    def clean(self):
        data = super().clean() or self.cleaned_data
        if not data.get("demands") and not data.get("survey") and "demands" not in self.errors:
            self.add_error("survey", _("Name a demand, or the survey that it comes from."))
        first, last = data.get("start_on"), data.get("due_on")
        if first and last and last < first:
            self.add_error("due_on", _("It ends before it begins."))
        return data


class AmendForm(ThingForm):
    """What may still be put right; of a listed item its promise stands."""

    STANDS = AMENDED

    title = line(_("Name of the item"), length=60)
    content = words(_("What is done"))
    standard = line(_("Standard of completion"), length=200)
    due_on = PlanDay(label=_("To be completed on"), required=False)
    beneficiaries = line(_("Who benefits"), length=120)
    beneficiary_count = whole(_("How many people benefit"), most=10**7, required=False)
    funds = line(_("Money and where it comes from"), length=120, required=False)
    start_on = forms.DateField(label=_("Begins on"), widget=Day, required=False)
    lasting = line(_("How it is kept for long"), length=200, required=False)
    note = line(_("Remarks"), length=200, required=False)

    def narrow(self):
        for name in BEFORE_LISTING if self.thing.stage != ItemStage.CANDIDATE else ():
            del self.fields[name]
        for name in set(self.fields) - set(self.TRAVELLING):
            self.fields[name].initial = getattr(self.thing, name)


class AgreeForm(ThingForm):
    text = words(_("Opinion"), required=False, rows=3)


class OpposeForm(ThingForm):
    text = words(_("Why not"), rows=3)


class PartForm(ThingForm):
    unit = OrganisationField(label=_("Unit that carries it through"))
    title = line(_("Name of its part"), length=60)
    content = words(_("What it does"), required=False, rows=3, hint=_("Left empty, it is the same as for the whole."))
    standard = line(_("Standard of completion"), length=200, required=False)
    beneficiary_count = whole(_("How many people benefit"), most=10**7, required=False)
    due_on = PlanDay(label=_("To be completed on"), required=False)

    def narrow(self):
        self.fields["unit"].queryset = self.places(Kind.UNIT, Kind.UNION)
        self.fields["title"].initial = self.thing.title
        self.fields["due_on"].initial = self.thing.due_on


class ClaimForm(ThingForm):
    pledge = line(_("What you will see to"), length=200, required=False)


class FinishForm(ThingForm):
    note = words(
        _("How the beneficiaries were heard"), required=False, rows=3,
        hint=_("Only where fewer used their codes than may be told; silence is never counted as satisfied."),
    )  # fmt: skip

    def narrow(self):
        if self.thing.poll is not None and self.thing.poll.is_telling:
            del self.fields["note"]


class FallShortForm(ThingForm):
    reason = words(
        _("What is to be put right"), required=False,
        hint=_("Departments read it; leave out the words of those who rated. Left empty, it tells the counts."),
    )  # fmt: skip
