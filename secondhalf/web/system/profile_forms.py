"""The form that fits a key of the profile: a limit, a number, a choice, words, or the written form. 配置项表单。"""

import json

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments, profile
from secondhalf.core.forms import Choice, Day, HouseForm, Words, YesNo
from secondhalf.core.pickers import PickField
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.profile_words import CHOICES
from secondhalf.people.posts import Post
from secondhalf.web.system.profile_spoken import UNITS, raw

NEW = gettext_lazy("New value")


class KeyForm(HouseForm):
    """A new value of one key. Valid, `new` is what the profile keeps; `at` is the field that is told what is wrong."""

    at = "value"

    def __init__(self, *args, key, now, realm, **kwargs):
        self.key, self.now, self.realm, self.new = key, now, realm, None
        super().__init__(*args, **kwargs)
        self.show()
        self.fields["from_on"] = forms.DateField(
            label=_("In force from"), widget=Day, initial=moments.today, error_messages={"invalid": _("Write a day.")}
        )

    def show(self):
        """Put what is in force into the field."""
        self.fields["value"].initial = self.now

    def read(self):
        """The value as the profile keeps it."""
        return self.cleaned_data["value"]

    def clean(self):
        data = super().clean()
        if not self.errors:
            self.new = self.read()
            try:
                profile.refuse_unless_fits(self.key, self.new)
            except (ValueError, TypeError, KeyError, AttributeError):
                self.add_error(self.at, self.why_not())
        return data

    def why_not(self):
        return _("It does not fit: it must be of the same kind as the default, with nothing else in it.")


class LimitForm(KeyForm):
    at = "amount"
    amount = forms.IntegerField(label=gettext_lazy("Length of time"), min_value=0)
    unit = Choice(label=gettext_lazy("Unit of time"), choices=UNITS)

    def show(self):
        self.fields["amount"].initial = self.now.get("amount")
        self.fields["unit"].initial = self.now["unit"]

    def read(self):
        return {**self.now, "amount": self.cleaned_data["amount"], "unit": self.cleaned_data["unit"]}

    def why_not(self):
        return _("This is too long for a time limit in this unit.")


class NumberForm(KeyForm):
    value = forms.IntegerField(label=NEW, min_value=0)


class YesNoForm(KeyForm):
    value = forms.TypedChoiceField(
        label=NEW, choices=YesNo.CHOICES, widget=YesNo, coerce=lambda given: given == "True", empty_value=None
    )


class ChoiceForm(KeyForm):
    value = forms.TypedChoiceField(label=NEW, widget=forms.RadioSelect)

    def show(self):
        super().show()
        field = self.fields["value"]
        field.choices = list(CHOICES[self.key].items())
        field.coerce = type(DEFAULTS[self.key].value)


class SeveralForm(KeyForm):
    value = forms.MultipleChoiceField(label=NEW, widget=forms.CheckboxSelectMultiple)

    def show(self):
        super().show()
        self.fields["value"].choices = list(CHOICES[self.key].items())


class TextForm(KeyForm):
    value = forms.CharField(label=NEW, max_length=200)

    def show(self):
        super().show()
        self.fields["value"].required = bool(DEFAULTS[self.key].value)

    def why_not(self):
        if self.key == "office.hours":
            return _("Write the hours in order, as in 08:30-12:00, 13:30-17:30.")
        return super().why_not()


class PostField(PickField):
    """One post that is held today, found by its person's name or its title."""

    names, within, aside = ("person__name", "title"), ("organisation__name",), ("person", "organisation")


class PostForm(KeyForm):
    value = PostField(Post.objects.none(), label=NEW, required=False, empty_label=gettext_lazy("not set"))

    def show(self):
        super().show()
        self.fields["value"].queryset = Post.objects.current().filter(organisation__realm=self.realm)

    def read(self):
        post = self.cleaned_data["value"]
        return str(post.pk) if post else ""


class WrittenForm(KeyForm):
    value = forms.CharField(
        label=NEW,
        widget=Words({"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("In the same form as the default, quotes and brackets included."),
    )

    def show(self):
        self.fields["value"].initial = raw(self.now)

    def clean_value(self):
        try:
            return json.loads(self.cleaned_data["value"])
        except ValueError:
            raise forms.ValidationError(
                _("This is not written as the default is: check quotes and brackets.")
            ) from None


def form_for(key, now):
    """The form class that fits the key, whose value in force is `now`."""
    default = DEFAULTS[key].value
    if key in CHOICES:
        return SeveralForm if isinstance(default, list) else ChoiceForm
    if key == "recusal.post":
        return PostForm
    if isinstance(default, dict) and "unit" in default and now["unit"] != "date":
        return LimitForm
    return {bool: YesNoForm, int: NumberForm, str: TextForm}.get(type(default), WrittenForm)
