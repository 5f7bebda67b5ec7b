"""How sign-in by allauth behaves in this house: no self sign-up, a lock, a log, our words. 登录。"""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.people import lockout, signins

Outcome = signins.SignInRecord.Outcome


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The account and the password do not belong together."),
        "too_many_login_attempts": _("Too many wrong tries. The account is locked; try again in 15 minutes."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "rate_limited": _("Too many tries. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request):
        """Nobody signs up alone: persons are registered and invited."""
        return False

    def pre_authenticate(self, request, **credentials):
        account = credentials.get("username", "")
        try:
            if lockout.locked_until(account):
                raise self.validation_error("too_many_login_attempts")
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._record(request, account, Outcome.LOCKED)
            raise

    def authentication_failed(self, request, **credentials):
        account = credentials.get("username", "")
        self._record(request, account, Outcome.WRONG)
        lockout.count_wrong(request, account)

    def login(self, request, user):
        super().login(request, user)
        self._record(request, user, Outcome.OK)

    def respond_user_inactive(self, request, user):
        self._record(request, user, Outcome.LEFT)
        return super().respond_user_inactive(request, user)

    def get_login_redirect_url(self, request):
        return first_address("workbench", "home")

    def get_logout_redirect_url(self, request):
        return reverse("account_login")

    def format_email_subject(self, subject):
        return str(subject).strip()

    def _record(self, request, account, outcome):
        signins.record(account, outcome, address=self.get_client_ip(request))

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By account only: the host is the visitor's to choose, so it must not divide the tries."""
        return lockout.key_of(credentials.get("username", ""))


def first_address(*names):
    """The path of the first of these pages that exists; the root if none does."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"
