"""What is asked for a statement, in words. 报表表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm, Words


class DrawUpForm(HouseForm):
    """Nothing is asked: the figures come from the source."""

    def __init__(self, *args, statement=None, **kwargs):
        self.statement = statement
        super().__init__(*args, turn=statement.turn if statement else None, use_required_attribute=False, **kwargs)


class SignForm(DrawUpForm):
    note = forms.CharField(label=_("Opinion"), required=False, widget=Words({"rows": 3}))


class DropForm(DrawUpForm):
    reason = forms.CharField(label=_("Why"), widget=Words({"rows": 3}))


class CorrectForm(DrawUpForm):
    """One number, what is right, and why."""

    line = forms.ChoiceField(label=_("Which number"))
    part = forms.IntegerField(label=_("What is right"), min_value=0, max_value=10**9)
    whole = forms.IntegerField(label=_("Out of how many"), min_value=0, max_value=10**9, required=False)
    reason = forms.CharField(label=_("Why it is corrected"), widget=Words({"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.statement is not None:
            self.fields["line"].choices = [(line.key, line.title) for line in self.statement.figures.lines]
        for name in ("part", "whole"):
            self.fields[name].widget.attrs["class"] = "short"

    def clean(self):
        data = super().clean() or self.cleaned_data
        lines = {line.key: line for line in self.statement.figures.lines}
        line = lines.get(data.get("line"))
        if line is None or "part" not in data:
            return data
        if line.whole is None:
            data["whole"] = None
        elif data.get("whole") is None and "whole" not in self.errors:
            self.add_error("whole", _("This number is a share: say out of how many."))
        elif data.get("whole") is not None and data["part"] > data["whole"]:
            self.add_error("part", _("It cannot be more than what it is a share of."))
        return data


FORMS = {
    "draw_up": DrawUpForm,
    "check_figures": SignForm,
    "drop": DropForm,
    "issue": SignForm,
    "correct": CorrectForm,
}
