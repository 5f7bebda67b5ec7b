"""Photos and documents inside a form, and the two kinds of line that carry them. 佐证与核验点。"""

from contextlib import suppress
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


class TakenPhotos(TakenPhoto):
    """Several of them: what was taken before an error elsewhere stands, and more may be added."""

    allow_multiple_selected = True
    template_name = "matters/forms/photos.html"

    def value_from_datadict(self, data, files, name):
        fresh = files.getlist(name) if hasattr(files, "getlist") else files.get(name) if files else None
        if fresh:
            return fresh if isinstance(fresh, list | tuple) else [fresh]
        taken = data.getlist(f"{name}_taken") if hasattr(data, "getlist") else data.get(f"{name}_taken")
        given = taken or data.get(name) or []
        return given if isinstance(given, list | tuple) else [given]

    def get_context(self, name, value, attrs):
        given = value if isinstance(value, list | tuple) else []
        taken = [getattr(one, "taken", None) or one for one in given]
        return super().get_context(name, None, attrs) | {"taken": [one for one in taken if isinstance(one, File)]}


class PhotosField(forms.Field):
    """Several uploads, or keys of files that the same person sent before."""

    widget = TakenPhotos
    sent_as = list[UUID]

    def __init__(self, *, most=6, **options):
        self.most = most
        super().__init__(**options)
        self.widget.attrs |= {"accept": "image/jpeg,image/png,image/webp", "multiple": True}

    def clean(self, value):
        given = [one for one in value or () if one]
        if len(given) > self.most:
            raise ValidationError(_("At most %(most)s photos of one check point.") % {"most": self.most})
        return [
            one if isinstance(one, File) else checked(one) if hasattr(one, "read") else key_of(one) for one in given
        ]


class FileRow(RowForm):
    """A line with files: stored as soon as the file itself is right, so that an error elsewhere does not lose it."""

    file_fields = ("file",)
    about = ()

    def clean(self):
        for name in self.file_fields:
            if given := self.cleaned_data.get(name):
                several = isinstance(given, list)
                stored = [self.stored(name, one) for one in (given if several else [given])]
                self.cleaned_data[name] = stored if several else stored[0]

    def stored(self, name, given):
        return self.known(name, given) if isinstance(given, UUID) else self.take(given)

    def known(self, name, key):
        mine = File.objects.filter(pk=key, uploaded_by=self.actor.person).first()
        if mine is None:
            self.add_error(name, _("This file is not known."))
        return mine

    def take(self, upload):
        if isinstance(upload, File):
            return upload
        if getattr(upload, "taken", None) is None:
            declared = {"taken_by": self.actor.person.name} | self.declared()
            upload.taken = taking.take(upload, by=self.actor, realm=self.actor.realm, **declared)
        return upload.taken

    def declared(self):
        """What is said of the photo: when, where, by whom."""
        return {name: self.cleaned_data[name] for name in self.about if self.cleaned_data.get(name)}


class VisitRow(FileRow):
    """A line of the record of a visit: its photos were taken when and where the record says."""

    def declared(self):
        said = {"place": str(self.data.get("place") or "")[:120]}
        with suppress(ValidationError):
            said["taken_at"] = forms.DateTimeField(required=False).clean(self.data.get("visited_at"))
        return said


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


class PointRow(VisitRow):
    """One check point: the standard beside the measured value. Nothing is passed beforehand."""

    file_fields = ("photos",)
    counts = ("name", "measured", "passed", "photos")
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
    photos = PhotosField(label=_("Photos"), required=False)

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
