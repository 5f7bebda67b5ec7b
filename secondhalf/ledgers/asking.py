"""What a ledger is asked for, as it stands in its address; whatever is unknown there is left out. 台账筛选。"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Choice as ChoiceField
from secondhalf.ledgers.ledger import Contains

ANY = ("", _("All"))


@dataclass(frozen=True)
class Asked:
    """What was asked and is known. values: {filter key: value}; q: words; sort: column key, with "-" if it falls."""

    values: dict
    q: str = ""
    sort: str = ""

    @property
    def narrows(self):
        return bool(self.values or self.q)

    def as_dict(self):
        """What is said, as an address or a run keeps it."""
        return {**self.values, **({"q": self.q} if self.q else {}), **({"sort": self.sort} if self.sort else {})}

    @property
    def query(self):
        return urlencode(self.as_dict())


def choices_of(ledger):
    """{key: (title, Choice)} of the filters that offer values: the columns' first, then the ledger's own."""
    found = {column.key: (column.title, column.filter) for column in ledger.columns if is_choice(column.filter)}
    return found | {one.key: (one.title, one.by) for one in ledger.filters if is_choice(one.by)}


def is_choice(by):
    return by is not None and not isinstance(by, Contains)


def lookups_of(ledger):
    """The paths that “contains” looks into."""
    every = [column.filter for column in ledger.columns] + [one.by for one in ledger.filters]
    return [path for by in every if isinstance(by, Contains) for path in by.lookups]


class AskingForm(forms.Form):
    """The filters of a ledger as one line of fields."""

    q = forms.CharField(label=_("Contains"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, ledger, actor):
        super().__init__(data, auto_id="filter-%s")
        self.ledger = ledger
        for key, (title, by) in choices_of(ledger).items():
            options = [ANY, *by.choices(actor)]
            self.fields[key] = ChoiceField(label=title, choices=options, required=False)
        self.is_valid()

    def clean_sort(self):
        sort = self.cleaned_data["sort"]
        column = self.ledger.column(sort.removeprefix("-"))
        return sort if column and column.sort else ""

    @property
    def asked(self):
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(
            {name: said[name] for name in said if name not in ("q", "sort")}, said.get("q", ""), said.get("sort", "")
        )

    def shown(self):
        return [self[name] for name in self.fields if name not in ("q", "sort") and len(self.fields[name].choices) > 1]


def known(ledger, actor, said):
    """The Asked of a mapping of words, such as an address."""
    return AskingForm(said, ledger=ledger, actor=actor).asked


def narrowed(ledger, rows, asked):
    """The rows that answer what is asked."""
    choices = choices_of(ledger)
    for key, value in asked.values.items():
        apply = choices[key][1].apply
        rows = apply(rows, value) if callable(apply) else rows.filter(**{apply: value})
    if asked.q:
        found = Q()
        for path in lookups_of(ledger):
            found |= Q(**{f"{path}__icontains": asked.q})
        rows = rows.filter(found)
    return rows
