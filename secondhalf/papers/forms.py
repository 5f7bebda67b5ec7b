"""What the pages of papers ask: format and language, a reason, a file. 文书表单。"""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Choice, HouseForm, Segments, Words
from secondhalf.core.problems import Problem
from secondhalf.papers.hostile import refuse_hostile, refuse_large

FORMATS = {"docx": _("Word (docx)"), "pdf": _("PDF"), "pptx": _("Slides (pptx)"), "xlsx": _("Workbook (xlsx)")}


class AskForm(HouseForm):
    """Which format, in which language."""

    format = Choice(label=_("Format"), choices=(), widget=Segments)
    language = Choice(label=_("Language of the paper"), choices=settings.LANGUAGES, widget=Segments)

    def __init__(self, *args, asked, ref, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [(one, FORMATS[one]) for one in asked.formats]
        self.fields["format"].initial = asked.formats[0]
        self.fields["language"].initial = get_language()


class DocumentForm(HouseForm):
    """Nothing to fill in; it is recorded with name and post."""


class ReasonForm(HouseForm):
    reason = forms.CharField(label=_("Reason"), widget=Words, max_length=1000)


DOCUMENT_FORMS = {"issue": DocumentForm, "redraft": DocumentForm, "discard": ReasonForm, "withdraw": ReasonForm}


class TemplateForm(HouseForm):
    file = forms.FileField(
        label=_("Template (docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Without macros, links, comments and tracked changes; at most 5 MB."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            refuse_large(file.size)  # before it is read into memory
            refuse_hostile(file.read())
        except Problem as problem:
            raise ValidationError(problem.in_words, code=problem.code) from problem
        file.seek(0)
        return file
