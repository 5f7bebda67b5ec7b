"""Invitations: a link that sets a password once, for a new person or one who forgot it. 邀请与重置链接。"""

import datetime
import hashlib
import secrets

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.rows import Row
from secondhalf.people.problems import LinkNotValid
from secondhalf.people.steps import act

LASTS = {"invite": datetime.timedelta(days=7), "reset": datetime.timedelta(days=1)}


class Invitation(Row):
    """A one-time link. Only the hash of its token is kept, so that whoever reads the table cannot use it."""

    class Purpose(models.TextChoices):
        INVITE = "invite", _("invitation")
        RESET = "reset", _("new password")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(max_length=10, choices=Purpose)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=moments.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")

    def __str__(self):
        return f"{self.person} {self.get_purpose_display()}"


def invite(person, *, by):
    """A new link for `person`; unused earlier ones stop working. Returns (Invitation, path of the link).

    The path is known only now. It lasts 7 days for a first password, 1 day to replace a forgotten one.
    """
    purpose = "reset" if person.has_usable_password() else "invite"
    token = secrets.token_urlsafe(24)
    with act("person.invite", by=by) as leave:
        person.invitations.filter(used_at=None).delete()
        made = person.invitations.create(
            digest=digest_of(token), purpose=purpose, made_by=by.person, expires_at=moments.now() + LASTS[purpose]
        )
        leave(person)
    return made, reverse("invitation", args=[token])


def find(token):
    """The usable Invitation of a token. Raises LinkNotValid, whether unknown, used, too old, or of someone who left."""
    usable = Invitation.objects.filter(used_at=None, expires_at__gt=moments.now(), person__is_active=True)
    invitation = usable.select_related("person").filter(digest=digest_of(token)).first()
    if invitation is None:
        raise LinkNotValid
    return invitation


def take_up(token, *, password):
    """Set the password by the link, once; other sessions of the person end. Returns the Person. Raises LinkNotValid."""
    with transaction.atomic():
        invitation = find(token)
        person = invitation.person
        if Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=moments.now()) != 1:
            raise LinkNotValid
        with act("person.set_password", by=Actor(person=person, name=person.name)) as leave:
            person.set_password(password)
            person.save(update_fields=["password"])
            person.sign_out_everywhere()
            leave(person)
    return person


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()
