"""Looking at who spoke: needs a reason, leaves an event, and the person is told. 查看反映人、隐名启封。

A named voice is opened by one officer of the office that holds it. A sealed identity takes two: one asks, another one
agrees, and only who asked may look, once, within the hours of the profile.
"""

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, profile
from secondhalf.core.facts import Fact
from secondhalf.core.problems import Problem
from secondhalf.voices import sealing
from secondhalf.voices.kinds import Mode
from secondhalf.voices.lodging import Identity
from secondhalf.voices.needs import not_asked_yet


class Cause(models.TextChoices):
    """What a sealed identity may be opened for (DOMAIN §9.4)."""

    DANGER = "danger", _("danger to life or health")
    COURT = "court", _("order of a court")
    ASKED = "asked", _("the person asked for it")
    LAW = "law", _("another duty by law")


class OpeningAsk(Fact):
    """An officer asks that a sealed identity be opened. What is ruled on it, and whether it was used, hang on it."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="opening_asks")
    cause = models.CharField(_("why the identity is to be opened"), max_length=8, choices=Cause)
    reason = models.TextField(_("in words"))

    @property
    def in_words(self):
        return _g("%(cause)s: %(reason)s") % {"cause": self.get_cause_display(), "reason": self.reason}


class OpeningRuling(Fact):
    """Another person agrees or not; one ruling for each ask."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="opening_rulings")
    ask = models.OneToOneField(OpeningAsk, models.CASCADE, related_name="ruling")
    agreed = models.BooleanField(editable=False)
    reason = models.TextField(_("reason"), blank=True)

    @property
    def in_words(self):
        return self.reason


class Opening(Fact):
    """Somebody looked. `ask`: what allowed it, of a sealed identity."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="openings")
    ask = models.OneToOneField(OpeningAsk, models.CASCADE, null=True, related_name="opening")
    reason = models.TextField(_("why you need to know who spoke"), blank=True)


class TwoPersons(Problem):
    status = 409
    title = _("A sealed identity is opened by two persons, or not at all")
    remedy = _("Ask for it with the reason; if another person agrees, you may look once, within the hours allowed.")


class KeyGone(Problem):
    status = 410
    title = _("The key to this identity is gone, so nobody can read it any more")
    remedy = _("Ask the person on their page, if you need to know more.")


class Openable:
    def open(self, *, by, reason=""):
        """Look at the name and how to reach the person; the ask says why if it was sealed. Returns the Identity."""
        with self.step("open", by=by) as act:
            ask = self.agreed_ask() if self.mode == Mode.HIDDEN else None
            if ask is None and self.mode == Mode.HIDDEN:
                raise TwoPersons(thing=self)
            identity = self._who_spoke()
            act.record(self.openings, ask=ask, reason="" if ask else reason)
            self.unread_by_raiser = True
        return identity

    def ask_opening(self, *, by, cause, reason):
        """An officer asks for a sealed identity. cause: a Cause; reason: in words, which the person reads."""
        with self.step("ask_opening", by=by) as act:
            if again := not_asked_yet(self):
                raise again
            act.record(self.opening_asks, cause=cause, reason=reason)
            self.unread_by_raiser = True

    def agree_opening(self, *, by):
        """Somebody else agrees: who asked may look once, for as long as `opening.valid` of the profile says."""
        with self.step("agree_opening", by=by) as act:
            act.record(self.opening_rulings, ask=self.pending_ask(), agreed=True)
            self.unread_by_raiser = True

    def refuse_opening(self, *, by, reason):
        """Somebody else does not agree: the identity stays sealed, and the person is told of the attempt."""
        with self.step("refuse_opening", by=by) as act:
            act.record(self.opening_rulings, ask=self.pending_ask(), agreed=False, reason=reason)
            self.unread_by_raiser = True

    def pending_ask(self):
        """The ask that waits for a ruling, or None."""
        return self.opening_asks.filter(ruling=None).select_related("act__person").order_by("-id").first()

    def agreed_ask(self):
        """The ask that was agreed to, not yet used and still valid; or None."""
        agreed = self.opening_asks.filter(ruling__agreed=True, opening=None).select_related("act", "ruling__act")
        last = agreed.order_by("-id").first()
        return last if last and moments.now() < self.valid_until(last) else None

    def valid_until(self, ask):
        """The end of the time in which an agreed ask may be used."""
        rule = profile.rule(self.realm, "opening.valid", organisations=(self.holder_id,))
        return clocks.due(ask.ruling.act.at, rule).ends_at

    def _who_spoke(self):
        """Name and contact, unsealed if need be: only for `open`, whose event tells that somebody looked."""
        kept = self.raiser
        if kept.sealed is None:
            return kept.identity
        try:
            who = sealing.unseal(kept.wrapped, kept.sealed, self.pk)
        except InvalidTag as error:
            raise KeyGone(thing=self) from error
        person = apps.get_model("people", "Person").objects.filter(pk=who.get("person") or None).first()
        name, phone = (person.name, person.phone) if person else (who.get("name", ""), "")
        return Identity(name, who.get("contact", "") or phone)
