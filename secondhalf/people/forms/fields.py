"""Fields that name a thing of the tree or a person, with suggestions that work without scripts. 输入提示。"""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from secondhalf.core.pickers import SHOWN, PickField, PicksField
from secondhalf.people.organisations import Organisation
from secondhalf.people.persons import Person

MOST_SUGGESTED = 100
ACCOUNT = RegexValidator(r"^[\w.@+-]{2,60}\Z", _("2 to 60 letters, figures and . @ + - _ without blanks."))


class OfOrganisations:
    """How an organisation is found and told: by its names, its credit code, its codes of place."""

    names = ("name", "short_name")
    codes = ("unit__uscc", "union__uscc", "division_code", "zone_code")
    within = ("parent__name", "parent__short_name")
    aside = ("parent",)

    def more_about(self, organisation):
        full = organisation.name if organisation.short_name not in ("", organisation.name) else ""
        return " · ".join(str(part) for part in (full, organisation.parent) if part)


class OrganisationField(OfOrganisations, PickField):
    """One organisation of those that fit; a form sets its `queryset`."""

    def __init__(self, **options):
        super().__init__(Organisation.objects.none(), **{"empty_label": _("Choose"), **options})


class OrganisationsField(OfOrganisations, PicksField):
    """Several of them, as a list."""

    def __init__(self, **options):
        super().__init__(Organisation.objects.none(), **options)


class PersonField(PickField):
    """One person of those that fit; `offer` takes {person key: words}."""

    codes = ("username",)

    def __init__(self, **options):
        super().__init__(Person.objects.none(), **{"empty_label": _("Choose"), **options})
        self.words = {}

    def offer(self, words):
        self.words = words
        self.queryset = Person.objects.filter(pk__in=words)

    def label_from_instance(self, person):
        return self.words.get(person.pk, str(person))


class Listed(forms.TextInput):
    """A line of text with a list of suggestions: pairs (value, words)."""

    template_name = "people/forms/listed.html"
    suggestions = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"list-{name}"
        context["suggestions"] = self.suggestions
        return context


class AccountField(forms.CharField):
    """A person's account, which may be new; `offer` sets whom to suggest."""

    widget = Listed
    queryset = Person.objects.none()

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 60, "validators": [ACCOUNT], "label": _("Account"), **kwargs})

    def offer(self, queryset):
        self.queryset = queryset
        self.widget.suggestions = [(row.username, row.name) for row in queryset[:MOST_SUGGESTED]]

    def fitting(self, text):
        """[(key, words, more)] of those whose name or account has the text in it."""
        fits = self.queryset.filter(name__icontains=text) | self.queryset.filter(username__istartswith=text)
        return [(row.username, row.username, row.name) for row in fits[:SHOWN]]

    def to_python(self, value):
        return super().to_python(value).lower()
