"""A form field for several files: checked with the form, stored with the step. 佐证材料。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Photo
from secondhalf.core.problems import Problem
from secondhalf.files import taking

MOST = 9
TAKEN = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.txt"


class Uploads(Photo):
    """The one big target, for several files at once."""

    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__(attrs={"multiple": True, "accept": TAKEN, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        many = files.getlist(name) if hasattr(files, "getlist") else files.get(name)
        return many if isinstance(many, list | tuple) else [many] if many else []


class MultipleFileField(forms.FileField):
    """Several files. The cleaned value is a list of uploads, checked but not stored: `taking.take` stores each.

    most: how many at once. What is wrong with a file is said beside the field, in the words of its Problem.
    """

    widget = Uploads

    def __init__(self, *, most=MOST, **options):
        self.most = most
        super().__init__(**options)

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        if not uploads and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > self.most:
            raise ValidationError(_("At most %(most)s files at once."), code="most", params={"most": self.most})
        faults = [fault for upload in uploads for fault in faults_of(upload)]
        if faults:
            raise ValidationError(faults)
        return list(uploads)


def faults_of(upload):
    try:
        taking.check(upload)
    except Problem as problem:
        yield ValidationError(problem.in_words, code=problem.code)
