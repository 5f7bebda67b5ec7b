"""Photos and documents inside a form, and the two kinds of line that carry them. 佐证与核验点。"""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Photo, Segments, YesNo
from secondhalf.core.problems import Problem
from secondhalf.files import taking
from secondhalf.files.fields import TAKEN
from secondhalf.files.models import File
from secondhalf.matters.forms.rows import RowForm
from secondhalf.matters.reporting import Exhibit
from secondhalf.matters.verifying import CheckPoint


class TakenPhoto(Photo):
    """A file to choose; one that was taken before an error elsewhere is not asked for again."""

    template_name = "matters/forms/photo.html"

    def value_from_datadict(self, data, files, name):
        return (files.get(name) if files else None) or data.get(name) or data.get(f"{name}_taken")

    def format_value(self, value):
        return value

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        return context | {"taken": getattr(value, "taken", None) or (value if isinstance(value, File) else None)}


class EvidenceField(forms.Field):
    """An upload, or the key of a file that the same person sent before (machines send files first)."""

    widget = TakenPhoto

    def __init__(self, *, accept=TAKEN, **options):
        super().__init__(**options)
        self.widget.attrs["accept"] = accept

    def clean(self, value):
        if value in self.empty_values:
            return super().clean(None)
        if hasattr(value, "read"):
            return checked(value)
        return value if isinstance(value, File) else key_of(value)


def checked(upload):
    """The upload, looked into; what is wrong with it is said at the field."""
    try:
        taking.check(upload)
    except Problem as problem:
        raise ValidationError(problem.in_words) from problem
    return upload


def key_of(value):
    try:
        return UUID(str(value))
    except ValueError:
        raise ValidationError(_("This file is not known.")) from None


class FileRow(RowForm):
    """A line with a file: stored as soon as the file itself is right, so that an error elsewhere does not lose it."""

    file_field = "file"
    about = ()

    def clean(self):
        given = self.cleaned_data.get(self.file_field)
        if given is None:
            return
        file = self.known(given) if isinstance(given, UUID) else self.take(given)
        self.cleaned_data[self.file_field] = file

    def known(self, key):
        mine = File.objects.filter(pk=key, uploaded_by=self.actor.person).first()
        if mine is None:
            self.add_error(self.file_field, _("This file is not known."))
        return mine

    def take(self, upload):
        if getattr(upload, "taken", None) is None:
            declared = {name: self.cleaned_data[name] for name in self.about if self.cleaned_data.get(name)}
            declared.setdefault("taken_by", self.actor.person.name)
            upload.taken = taking.take(upload, by=self.actor, realm=self.actor.realm, **declared)
        return upload.taken


class ExhibitRow(FileRow):
    """One piece of evidence; two of one pair show before and after."""

    counts = ("file",)
    about = ("taken_at", "place", "taken_by")

    file = EvidenceField(label=_("Photo or document"))
    shows = forms.ChoiceField(label=_("It shows"), choices=Exhibit.Shows, widget=Segments)
    pair = forms.CharField(
        label=_("What is compared"), required=False, max_length=60,
        help_text=_("Give before and after the same words; they are shown side by side."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    taken_at = forms.DateTimeField(
        label=_("Taken at"), required=False, widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    )
    taken_by = forms.CharField(label=_("Taken by, if not by you"), required=False, max_length=60)

    def fact(self):
        return {name: self.cleaned_data[name] for name in ("file", "shows", "pair")}


class PointRow(FileRow):
    """One check point: the standard beside the measured value. Nothing is passed beforehand."""

    file_field = "photo"
    counts = ("name", "measured", "passed", "photo")
    template = "matters/forms/_point.html"

    name = forms.CharField(label=_("Check point"), max_length=80)
    method = forms.ChoiceField(label=_("How it is checked"), choices=CheckPoint.Method, required=False)
    standard = forms.CharField(label=_("Standard"), max_length=80)
    measured = forms.CharField(
        label=_("Measured value"), max_length=40, error_messages={"required": _("Enter the measured value.")}
    )
    unit = forms.CharField(label=_("Unit of measure"), max_length=12, required=False)
    passed = forms.TypedChoiceField(
        label=_("Result"), choices=[("True", _("Meets it")), ("False", _("Does not"))], widget=YesNo,
        coerce=lambda value: str(value).lower() == "true",
        error_messages={"required": _("Say whether it meets the standard.")},
    )  # fmt: skip
    photo = EvidenceField(label=_("Photo"), required=False, accept="image/jpeg,image/png,image/webp")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "standard", "measured", "unit"):
            self.fields[name].widget.attrs["data-draft"] = ""

    @property
    def is_known(self):
        """What is checked stands already; only what it shows is asked."""
        asked = [self[name] for name in ("name", "standard")]
        return all(field.value() for field in asked) and not any(field.errors for field in asked if self.is_bound)

    @property
    def method_words(self):
        return dict(CheckPoint.Method.choices).get(self["method"].value(), "")

    def fact(self):
        return {**self.cleaned_data, "method": self.cleaned_data["method"] or CheckPoint.Method.LOOK}
