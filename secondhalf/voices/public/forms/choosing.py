"""Whose union shall hear it: the code of a poster, or the unit by its name. 选择单位。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.people.forms.fields import OrganisationField
from secondhalf.voices.forms.narrowed import line
from secondhalf.voices.public import spots


class ChooseForm(forms.Form):
    """Either of two is enough. After `is_valid`, `spot` is where to speak."""

    code = line(
        _("Code of the poster"), length=20, required=False, hint=_("Eight letters and figures under the square code.")
    )
    unit = OrganisationField(label=_("Where do you work?"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.spot = None
        self.fields["unit"].queryset = spots.units()
        self.fields["code"].widget.attrs.update(
            {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        )

    def clean(self):
        data = super().clean() or self.cleaned_data
        if data.get("code"):
            self.spot, channel = spots.by_code(data["code"])
            if self.spot is None:
                self.add_error("code", WORN if channel else UNKNOWN)
        elif data.get("unit"):
            self.spot = spots.of_unit(data["unit"])
            if self.spot is None:
                self.add_error("unit", _("No union covers this unit here. Please call 12351."))
        elif not self.errors:
            self.add_error(None, _("Type the code, or choose where you work."))
        return data


WORN = _("This poster is no longer in use. Please choose where you work.")
UNKNOWN = _("There is no such code. Please look again, or choose where you work.")
