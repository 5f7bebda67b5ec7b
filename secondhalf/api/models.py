"""Tokens: a machine acts as a person in a post, within scopes. 接口令牌。"""

import hashlib
import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.kept import Kept
from secondhalf.core.rows import Owned

PREFIX = "sh_"


class Scope(models.TextChoices):
    READ = "read", _("read matters, ledgers, meetings and events")
    REGISTER = "register", _("register matters and send files")
    MOVE = "move", _("move matters, findings, practical matters and meetings")
    VOICES_LODGE = "voices:lodge", _("hand in voices for people")
    VOICES_READ = "voices:read", _("read how the office's voices stand, without their words")
    VOICES_WORDS = "voices:words", _("with their words; never who spoke")


class Token(Owned):
    """Kept as a hash only; the words are shown once. It ends with the post it acts in."""

    post = models.ForeignKey("people.Post", models.CASCADE, related_name="+", verbose_name=_("post"))
    name = models.CharField(_("what it is for"), max_length=60)
    hashed = models.CharField(max_length=64, unique=True)
    begins = models.CharField(max_length=8)
    scopes = models.JSONField(_("scopes"), default=list)
    made_at = models.DateTimeField(default=moments.now)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("token")

    @classmethod
    def make(cls, post, *, name, scopes, ends_on=None):
        """A new token of a post: (Token, its words). The words are not kept."""
        words = PREFIX + secrets.token_urlsafe(32)
        token = cls.objects.create(
            realm=post.realm,
            post=post,
            name=name,
            hashed=hashed(words),
            begins=words[:8],
            scopes=sorted(set(scopes)),
            ends_on=ends_on,
        )
        return token, words

    @property
    def scope_words(self):
        return [Scope(scope).label for scope in self.scopes]

    def revoke(self):
        """From now on (within seconds) it opens nothing."""
        self.revoked_at = moments.now()
        self.save(update_fields=["revoked_at"])
        bearer.forget()


def hashed(words):
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _load(token_hash):
    """(Actor, scopes) of a token that is good today, or None."""
    today = moments.today()
    good = Token.objects.filter(hashed=token_hash, revoked_at=None).select_related(
        "post__person", "post__organisation__parent"
    )
    token = good.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=today)).first()
    if token is None or not token.post.person.is_active or not token.post.is_held(today):
        return None
    return Actor(person=token.post.person, post=token.post), frozenset(token.scopes)


bearer = Kept(_load)
