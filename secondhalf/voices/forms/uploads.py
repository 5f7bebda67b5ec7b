"""What may come with words: up to three photos, and a voice memo where the person gives a name. 照片与录音。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem
from secondhalf.files import sounds, taking
from secondhalf.files.fields import MultipleFileField
from secondhalf.files.problems import TypeNotTaken

PHOTOS = 3
LONGEST = 1600  # pixels, as photos.js makes them
PICTURES = "image/jpeg,image/png,image/webp"  # an iPhone turns HEIC into JPEG when it reads this


class PhotosField(MultipleFileField):
    """Photos only: a document could tell its author."""

    def __init__(self, **options):
        super().__init__(**{"label": _("Photos, up to three"), "required": False, "most": PHOTOS, **options})
        self.widget.attrs["accept"] = PICTURES

    def clean(self, data, initial=None):
        for upload in data or ():
            upload.longest_side = LONGEST
        uploads = super().clean(data, initial)
        faults = [as_error(TypeNotTaken(name=up.name)) for up in uploads if not taking.check(up).kind.is_picture]
        if faults:
            raise ValidationError(faults)
        return uploads


class MemoField(forms.FileField):
    """One recording, checked by its content; the cleaned value is the upload, or None."""

    def __init__(self, **options):
        super().__init__(**{"label": _("Voice memo"), "required": False, **options})
        self.widget.attrs.update({"accept": sounds.TAKEN})

    def clean(self, data, initial=None):
        if not data:
            return None
        try:
            taking.check_sound(data)
        except Problem as problem:
            raise as_error(problem) from problem
        return data


def as_error(problem):
    return ValidationError(problem.in_words, code=problem.code)
