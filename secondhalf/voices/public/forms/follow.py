"""Showing a receipt: the number and the digits, typed as they come. 凭回执查询。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.voices import receipts

WRONG = _("This number and these digits do not belong together. Please compare them with your receipt.")


class FollowForm(HouseForm):
    """Any separators and full-width digits are taken; a slip of the finger is told before anything is looked up."""

    no = forms.CharField(
        label=_("Number"), max_length=40, help_text=_("As it stands on your receipt, for example SY-48273-31059."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    digits = forms.CharField(
        label=_("Receipt code"), max_length=120, help_text=_("26 digits. Spaces and strokes do not matter."),
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_no(self):
        return receipts.number_of(self.cleaned_data["no"])

    def clean_digits(self):
        digits = receipts.digits_of(self.cleaned_data["digits"])
        if len(digits) != receipts.DIGITS + 1:
            said = _("The code has 26 digits; these are %(count)s. Please compare it group by group.")
            raise forms.ValidationError(said, params={"count": len(digits)})
        if not receipts.hangs_together(digits):
            raise forms.ValidationError(_("A digit is wrong, or two are exchanged. Please compare it group by group."))
        return digits
