"""Fields that name a thing of the tree or a person, with suggestions that work without scripts. 输入提示。"""

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST_SUGGESTED = 100
ACCOUNT = RegexValidator(r"^[\w.@+-]{2,60}\Z", _("2 to 60 letters, figures and . @ + - _ without blanks."))


class Listed(forms.TextInput):
    """A line of text with a list of suggestions: pairs (value, words)."""

    template_name = "people/forms/listed.html"
    suggestions = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"list-{name}"
        context["suggestions"] = self.suggestions
        return context


class OrganisationField(forms.CharField):
    """An organisation by its full or short name, out of a queryset that is set by `offer`."""

    widget = Listed
    queryset = None

    def offer(self, queryset):
        self.queryset = queryset
        self.widget.suggestions = [(row.name, row.short_name) for row in queryset[:MOST_SUGGESTED]]

    def clean(self, value):
        name = super().clean(value).strip()
        if not name:
            return None
        found = list(self.queryset.filter(Q(name=name) | Q(short_name=name))[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(_("Several organisations are called so; give the full name."))
        raise forms.ValidationError(_("There is no such organisation to choose here."))


class AccountField(forms.CharField):
    """A person's account; `offer` sets whom to suggest."""

    widget = Listed

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 60, "validators": [ACCOUNT], "label": _("Account"), **kwargs})

    def offer(self, queryset):
        self.widget.suggestions = [(row.username, row.name) for row in queryset[:MOST_SUGGESTED]]

    def to_python(self, value):
        return super().to_python(value).lower()
