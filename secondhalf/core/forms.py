"""Forms as the house draws them: label, hint, error and field tied together; what was typed stays. 表单。"""

import secrets

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class HouseRenderer(TemplatesSetting):
    """Draws every Django form with our markup (the setting FORM_RENDERER); other widgets are Django's own."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
    formset_template_name = "core/forms/formset.html"


class HouseForm(forms.Form):
    """A form of a verb. It carries `turn` (which round the page was opened in) and `once` (a one-time key).

    Neither is an answer, so neither is in `cleaned_data`; read them as `form.seen_turn` and `form.once_key`.
    """

    TRAVELLING = ("turn", "once")

    turn = forms.IntegerField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, turn=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["turn"].initial = turn
        self.fields["once"].initial = secrets.token_urlsafe(16)
        self.seen_turn = None
        self.once_key = ""

    def asked(self):
        """The fields that a person (or a machine) answers."""
        return {name: field for name, field in self.fields.items() if name not in self.TRAVELLING}

    def _clean_fields(self):
        super()._clean_fields()
        self.seen_turn = self.cleaned_data.pop("turn", None)
        self.once_key = self.cleaned_data.pop("once", "")


def hinted(words, hint):
    """A choice with a line under it, for radio buttons and check boxes."""
    return lazy(format_html, SafeString)("<b>{}</b><small>{}</small>", words, hint)


class Choice(forms.ChoiceField):
    """One of some fixed values. Its copies share the choices: to copy every word for every form took a tenth of it."""

    def __deepcopy__(self, memo):
        return forms.Field.__deepcopy__(self, memo)


class NamedChoice(forms.ChoiceField):
    """One of some values that depend on the reader and are called by a word, not by the key of a thing."""

    sent_as = str


class Day(forms.DateInput):
    """The browser's own date picker; the value travels as 2026-11-20 in every language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Words(forms.Textarea):
    """A few lines of text."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"rows": 4, **(attrs or {})})


class Segments(forms.RadioSelect):
    """A few short choices side by side; nothing is chosen beforehand."""

    template_name = "core/forms/segments.html"


class YesNo(Segments):
    """Yes or no, as two buttons of one row."""

    CHOICES = [("True", _("Yes")), ("False", _("No"))]

    def __init__(self, attrs=None, choices=()):
        super().__init__(attrs=attrs, choices=choices or self.CHOICES)


class Photo(forms.FileInput):
    """Take a photo or choose a file: one big target."""

    template_name = "core/forms/photo.html"
