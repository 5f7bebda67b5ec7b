"""Pairs of photos and signatures inside the record of a visit. 前后对比与签字。"""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.forms.evidence import EvidenceField, FileRow, VisitRow
from secondhalf.matters.forms.rows import Rows, RowsField, RowsWidget
from secondhalf.matters.verifying import Signature

PICTURES = "image/jpeg,image/png,image/webp"


class PairRow(VisitRow):
    """The same place before and after; one of the two may be in the evidence already."""

    file_fields = ("before", "after")
    counts = file_fields
    template = "matters/forms/_pair.html"

    pair = forms.CharField(label=_("What is compared"), max_length=60)
    before = EvidenceField(label=_("Before"), required=False, accept=PICTURES)
    after = EvidenceField(label=_("After"), required=False, accept=PICTURES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = (self.initial or {}).get("known")

    @property
    def is_known(self):
        """What is compared stands already; only the photo is asked for."""
        return bool(self["pair"].value()) and not (self.is_bound and self["pair"].errors)


class SignatureRow(FileRow):
    """One name under the record: drawn with the finger, or typed."""

    file_fields = ("drawing",)
    counts = ("name", "drawing")
    template = "matters/forms/_signature.html"

    side = forms.ChoiceField(choices=Signature.Side, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    drawing = EvidenceField(label=_("Signature"), required=False, accept="image/png")

    @property
    def is_verifier(self):
        return self["side"].value() == Signature.Side.VERIFIER

    def declared(self):
        return {}

    def clean(self):
        name, own = self.cleaned_data.get("name", ""), self.actor.person.name
        if self.cleaned_data.get("side") == Signature.Side.VERIFIER:
            if name and same(name) != same(own):
                self.add_error("name", _now("Type your own name: %(name)s.") % {"name": own})
            self.cleaned_data["name"] = own
        elif not name:
            self.add_error("name", _now("Write the name of whoever signs for the department."))
        super().clean()


def same(name):
    return "".join(name.split()).casefold()


class SignaturesWidget(RowsWidget):
    """One place for each side, neither more nor less."""

    template_name = "matters/forms/signatures.html"

    def shown(self, name, rows):
        given = {row["side"].value(): row for row in rows.filled}
        places = enumerate(Signature.Side.values)
        return Rows(given.get(side) or self.make(name, n, initial={"side": side}) for n, side in places)


class SignaturesField(RowsField):
    """must: the sides that have to sign; `cleaned_data` has a list of dicts of Signature's fields."""

    lines = SignaturesWidget

    def __init__(self, **options):
        super().__init__(SignatureRow, add="", least=0, **options)
        self.must = []

    def clean(self, value):
        rows = value.filled if isinstance(value, Rows) else []
        sides = {row["side"].value() for row in rows}
        if missing := [str(Signature.Side(side).label) for side in self.must if side not in sides]:
            raise forms.ValidationError(_now("Still to sign: %(who)s.") % {"who": ", ".join(missing)})
        return super().clean(value)
