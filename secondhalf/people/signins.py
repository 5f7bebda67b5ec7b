"""The log of sign-ins: who, when, from where, and how it went; never a password. 登录日志。"""

import datetime
import hashlib
import hmac

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.rows import Row

KEPT = datetime.timedelta(days=200)  # at least six months: cybersecurity law, art. 21


class SignInRecord(Row):
    """One attempt. A person who is known is named; otherwise only a keyed hash of what was typed as the account is
    kept, because people type passwords there."""

    class Outcome(models.TextChoices):
        OK = "ok", _("signed in")
        WRONG = "wrong", _("wrong account or password")
        LOCKED = "locked", _("refused: locked")
        LEFT = "left", _("refused: has left")
        UNLOCKED = "unlocked", _("unlocked by an administrator")

    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="sign_ins")
    tried = models.CharField(max_length=16, blank=True)
    realm = models.UUIDField(null=True)
    at = models.DateTimeField(default=moments.now)
    outcome = models.CharField(max_length=10, choices=Outcome)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        verbose_name = _("sign-in")
        indexes = [
            models.Index(fields=["realm", "-at", "-id"], name="sign_in_log"),
            models.Index(fields=["person", "-at"], name="sign_in_person"),
        ]

    @property
    def ok(self):
        return self.outcome == self.Outcome.OK

    def __str__(self):
        return f"{self.person or self.tried} {self.outcome}"


def record(account, outcome, *, address=None):
    """Write one line of the log. account: what was typed, or a Person."""
    from secondhalf.people.persons import Person

    person = account if isinstance(account, Person) else Person.objects.filter(username=account.lower()).first()
    tried = "" if person else keyed_hash(account)
    realm = person.realm if person else None
    return SignInRecord.objects.create(person=person, tried=tried, realm=realm, outcome=outcome, address=address)


def forget_old():
    """Delete what is older than KEPT; run daily. Returns how many."""
    return SignInRecord.objects.filter(at__lt=moments.now() - KEPT).delete()[0]


def keyed_hash(text):
    """Sixteen hex digits that tell two typed accounts apart and nothing else."""
    return hmac.new(settings.SECRET_KEY.encode(), text.lower().encode(), hashlib.sha256).hexdigest()[:16]
