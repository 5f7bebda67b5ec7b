"""allauth's forms in our words. 登录表单。"""

from allauth.account import forms as theirs
from django.utils.translation import gettext_lazy as _


class SignIn(theirs.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["login"].label = _("Account")
        self.fields["login"].initial = self.request.GET.get("as", "") if self.request else ""
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = _("Five wrong tries lock the account for 15 minutes.")


class ChangePassword(theirs.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["oldpassword"].label = _("Present password")
        name_new(self)


class ForgottenPassword(theirs.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("The one that is kept with your account.")


class NewPassword(theirs.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        name_new(self)


PASSWORD_RULES = _(
    "At least 10 characters; not only figures, not a common password, and not like your name or account. Three or four"
    " unrelated words are good."
)


def plain(form):
    """No placeholders: labels stand above their fields."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


def name_new(form):
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = PASSWORD_RULES
    form.fields["password2"].label = _("New password, once more")
