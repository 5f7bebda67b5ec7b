"""What the pages of ledgers ask: columns and order, a file, what a foreign column means. 台账表单。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import Problem
from secondhalf.files.taking import refuse_too_large
from secondhalf.ledgers.layout import SIGNERS, must_show

SIGNER_WORDS = {"drafter": _("Filled in by"), "reviewer": _("Reviewed by"), "leader": _("Person in charge")}


class LayoutForm(HouseForm):
    """For each column: shown or not, its place, another name; below, who signs under the table."""

    def __init__(self, *args, ledger, laid, **kwargs):
        super().__init__(*args, **kwargs)
        self.ledger = ledger
        shown = {column.key: (place, column.title) for place, column in enumerate(laid.columns, start=1)}
        self.columns = sorted(ledger.columns, key=lambda column: shown.get(column.key, (1000, ""))[0])
        for place, column in enumerate(self.columns, start=1):
            renamed = shown.get(column.key, (0, column.title))[1]
            self.fields[f"shown-{column.key}"] = forms.BooleanField(
                required=False, initial=column.key in shown, disabled=must_show(column), label=_("Shown")
            )
            self.fields[f"place-{column.key}"] = forms.IntegerField(
                initial=place,
                min_value=1,
                max_value=200,
                label=_("In place"),
                widget=forms.NumberInput({"class": "short"}),
            )
            self.fields[f"title-{column.key}"] = forms.CharField(
                required=False,
                max_length=30,
                label=_("Another name"),
                initial="" if renamed == column.title else renamed,
            )
        for name in SIGNERS:
            self.fields[name] = forms.CharField(
                required=False, max_length=20, label=SIGNER_WORDS[name], initial=laid.signers[name]
            )

    def rows(self):
        """[(column, bound fields)] for the table of the page."""
        names = ("shown", "place", "title")
        return [(column, [self[f"{name}-{column.key}"] for name in names]) for column in self.columns]

    def signers(self):
        return [self[name] for name in SIGNERS]

    def said(self):
        """([{"key", "title", "shown"}] in order, [signers]) as `layout.save` takes them."""
        said = self.cleaned_data
        order = sorted(self.columns, key=lambda column: said[f"place-{column.key}"])
        columns = [
            {"key": it.key, "title": said[f"title-{it.key}"].strip(), "shown": bool(said[f"shown-{it.key}"])}
            for it in order
        ]
        return columns, [said[name].strip() for name in SIGNERS]


class FileForm(HouseForm):
    """An xlsx file: an export of this ledger, or a ledger that was kept elsewhere."""

    file = forms.FileField(label=_("File (xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))

    def __init__(self, *args, realm, **kwargs):
        super().__init__(*args, **kwargs)
        self.realm = realm

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            refuse_too_large(upload, self.realm)
        except Problem as problem:
            raise ValidationError(problem.in_words, code=problem.code) from problem
        return upload


class MappingForm(HouseForm):
    """For each meaning a column of the foreign ledger, or none; and the unit that it is about."""

    def __init__(self, *args, entry, titles, chosen, units, unit=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry = entry
        if units:
            choices = [(str(one.pk), one.name) for one in units]
            self.fields["unit"] = forms.ChoiceField(label=_("Unit concerned"), choices=choices, initial=unit)
        choices = [("", "—"), *((title, title) for title in titles)]
        for key, field in entry.fields.items():
            self.fields[key] = forms.ChoiceField(
                label=capfirst(str(field.words)),
                choices=choices,
                required=key in entry.needed,
                initial=chosen.get(key, ""),
            )

    def said(self):
        """{"unit", "columns": {field key: title}} as a run keeps it."""
        columns = {key: self.cleaned_data[key] for key in self.entry.fields if self.cleaned_data[key]}
        return {"unit": self.cleaned_data.get("unit", ""), "columns": columns}
