"""What an import asks: the file and the unit, then which column is what. 导入表单。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import Problem
from secondhalf.files.reading import read
from secondhalf.files.taking import refuse_too_large
from secondhalf.imports import choosing
from secondhalf.imports.mapping import FIELDS, KNOWN, matched


class FileForm(HouseForm):
    file = forms.FileField(
        label=_("File (xlsx or csv)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("One message a row, with a subject or text, and a time. Columns that say who wrote are not kept."),
    )
    unit = forms.CharField(
        label=_("Unit concerned"),
        max_length=120,
        help_text=_("Its full name, short name or credit code."),
        widget=forms.TextInput(attrs={"list": "units"}),
    )

    def __init__(self, *args, holder, **kwargs):
        super().__init__(*args, **kwargs)
        self.holder = holder

    def clean_unit(self):
        unit = in_words(choosing.organisation, self.cleaned_data["unit"])
        if not unit.lies_in(self.holder):
            raise ValidationError(_("It does not lie in the reach of your union."))
        return unit

    def clean_file(self):
        """The table, as read."""
        upload = self.cleaned_data["file"]
        in_words(refuse_too_large, upload, self.holder.realm)
        return in_words(read, upload.file, upload.name, known=KNOWN)


class ColumnsForm(HouseForm):
    """One choice for each meaning: a column, or none."""

    def __init__(self, *args, headings, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        initial = chosen or {name: headings[place] for name, place in matched(headings).items()}
        choices = [("", "—"), *((heading, heading) for heading in headings)]
        for name, field in FIELDS.items():
            if name != "author":
                self.fields[name] = forms.ChoiceField(
                    label=field.words, choices=choices, required=False, initial=initial.get(name, "")
                )

    def mapping(self):
        """{name: heading, or None where no column has it}."""
        return {name: self.cleaned_data[name] or None for name in self.asked()}


def in_words(question, *about, **named):
    try:
        return question(*about, **named)
    except Problem as problem:
        raise ValidationError(problem.in_words, code=problem.code) from problem
