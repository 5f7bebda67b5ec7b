"""Out of the count, or in it again. 剔除、不予剔除、恢复计数。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.excluding import ExclusionReason
from secondhalf.matters.forms.evidence import EvidenceField, FileRow
from secondhalf.matters.forms.narrowed import MatterForm, words
from secondhalf.matters.forms.rows import RowsField


class ProofRow(FileRow):
    """One file that shows that the reason holds."""

    counts = ("file",)

    file = EvidenceField(label=_("Photo or document"))

    def fact(self):
        return {"file": self.cleaned_data["file"]}


class AskExclusionForm(MatterForm):
    """Why it should not count, and what shows it."""

    reason = forms.ChoiceField(label=_("Reason"), choices=ExclusionReason, widget=forms.RadioSelect)
    explanation = words(
        _("Explanation"),
        hint=_("It is left out of the count only. Whoever raised it is told and may contest it."),
    )
    evidence = RowsField(ProofRow, add=_("Add evidence"), label=_("Evidence"))


class ExclusionRulingForm(MatterForm):
    explanation = words(_("Reason for the ruling"), hint=_("Whoever asked is given these words."))
