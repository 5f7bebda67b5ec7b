"""Dispatch and the dispute about it. 派单、申请退单。"""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.matters.categories import DispatchRule
from secondhalf.matters.forms.narrowed import MatterForm, OrganisationField, OrganisationsField, words
from secondhalf.matters.kinds import Confidentiality, ReturnReason


class DispatchForm(MatterForm):
    lead = OrganisationField(label=_("Lead department"))
    assisting = OrganisationsField(label=_("Assisting departments"), required=False)
    note = words(
        _("Note for the departments"), required=False, rows=3, hint=_("What they should see to first, if anything.")
    )

    def narrow(self):
        fits = self.able_departments()
        for name in ("lead", "assisting"):
            self.fields[name].queryset = fits
        if usual := self.usual_lead():
            self.fields["lead"].initial = usual.pk
            self.fields["lead"].help_text = _("The dispatch directory sends this category to %(name)s.") % {
                "name": usual
            }

    def able_departments(self):
        """Those that recusal leaves somebody in; of what accuses nobody, all."""
        fits = self.departments()
        if self.matter.confidentiality != Confidentiality.ACCUSATION:
            return fits
        return fits.filter(pk__in=self.matter.with_hands(fits.values_list("pk", flat=True)))

    def usual_lead(self):
        """The department that the dispatch directory names for the category, or for the one above it."""
        today = moments.today()
        rules = DispatchRule.objects.filter(
            Q(to_on=None) | Q(to_on__gte=today), holder=self.matter.holder_id, from_on__lte=today,
            category__in=[self.matter.category_id, self.matter.category.parent_id],
        )  # fmt: skip
        found = {rule.category_id: rule.department for rule in rules.order_by("from_on").select_related("department")}
        return found.get(self.matter.category_id) or found.get(self.matter.category.parent_id)

    def clean(self):
        data = super().clean() or self.cleaned_data
        if data.get("lead") and data["lead"] in data.get("assisting", ()):
            self.add_error("assisting", _("The lead department does not assist itself."))
        return data


class DisputeForm(MatterForm):
    """Why it is not ours, and whose it might be."""

    reason = forms.ChoiceField(label=_("Reason"), choices=ReturnReason, widget=forms.RadioSelect)
    explanation = words(_("Detailed reasons"))
    suggested = OrganisationField(
        label=_("Whose it might be"), required=False,
        help_text=_("A suggestion. The office decides; a department never passes a matter on."),
    )  # fmt: skip

    def narrow(self):
        self.fields["suggested"].queryset = self.departments().exclude(pk__in=self.matter.duties)


class AllowDisputeForm(MatterForm):
    reason = words(_("Why a late dispute is allowed"))


class RulingForm(MatterForm):
    """Redirect, insist, extend, pend, refuse: a ruling and its reason."""

    explanation = words(_("Reason for the ruling"), hint=_("Whoever asked is given these words."))
