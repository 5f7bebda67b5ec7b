"""Forms of persons, and the one that sets a first password. 人员表单。"""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm
from secondhalf.people.forms.fields import ACCOUNT
from secondhalf.people.persons import Person
from secondhalf.people.signin_forms import PASSWORD_RULES


class PersonForm(HouseForm):
    name = forms.CharField(label=_("Name"), max_length=60)
    email = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("For a forgotten password."))
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)


class RegisterForm(PersonForm):
    username = forms.CharField(
        label=_("Account"), max_length=60, validators=[ACCOUNT], help_text=_("To sign in with; it stays for good.")
    )
    field_order = ["name", "username", "email", "phone"]

    def clean_username(self):
        return free_account(self.cleaned_data["username"])


def free_account(text):
    account = text.lower()
    if Person.objects.filter(username=account).exists():
        raise forms.ValidationError(_("This account is taken; choose another one."))
    return account


class PasswordForm(HouseForm):
    password1 = forms.CharField(
        label=_("New password"),
        help_text=PASSWORD_RULES,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        validate_password(password, self.person)
        return password

    def clean(self):
        answers = super().clean()
        if "password1" in answers and answers["password1"] != answers.get("password2"):
            self.add_error("password2", _("The two are not the same."))
        return answers
