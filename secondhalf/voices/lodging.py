"""Speaking up, oneself or through an officer; who spoke is kept apart, and seen by almost nobody. 反映。"""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.facts import Fact
from secondhalf.core.problems import StillMissing
from secondhalf.core.rows import Owned
from secondhalf.files.taking import take_all
from secondhalf.people.organisations import Kind
from secondhalf.voices import receipts, sealing
from secondhalf.voices.kinds import OWN_WORDS, Mode

RAISER = "raiser"


class Identity(NamedTuple):
    """Who spoke, as shown."""

    name: str
    contact: str


class Raiser(Owned):
    """Who spoke: a signed-in person, or a name and a way to reach them that an officer wrote down.

    Of a hidden voice all three are empty, and stand encrypted in `sealed` (sealing.py). Reached from a voice only.
    Nothing counts, lists or searches it (DOMAIN §0.5, law 17).
    """

    voice = models.OneToOneField("voices.Voice", models.CASCADE, related_name="raiser")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name of who spoke"), max_length=60, blank=True)
    contact = models.CharField(_("how to reach"), max_length=80, blank=True)
    wrapped = models.BinaryField(null=True, editable=False)
    sealed = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name = _("raiser")

    @property
    def identity(self):
        """Name and contact of somebody who did not hide them."""
        name, phone = (self.person.name, self.person.phone) if self.person else (self.name, "")
        return Identity(name, self.contact or phone)

    @property
    def masked(self):
        """The first character of the name and a star, as printed lists show it: 宁*."""
        name = self.person.name if self.person else self.name
        return f"{name[:1]}*" if name else "*"

    @property
    def masked_contact(self):
        """The two ends of a number or address: 138****01."""
        return f"{self.contact[:3]}****{self.contact[-2:]}" if len(self.contact) > 6 else "****" if self.contact else ""


class Shot(Fact):
    """A photo that came with the words. Only who opens the voice sees it; the file tells nothing of its sender."""

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="shots")
    file = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")  # None once erased
    message = models.ForeignKey("voices.Message", models.CASCADE, null=True, related_name="shots")


class Lodgeable:
    @classmethod
    def lodge(cls, *, by, words, unit, raiser=None, named=(), secret="", **said):
        """Write down what one person says; the voice gets its number. Returns the voice.

        by: the person, or nobody; for channels other than OWN_WORDS the officer who writes it down, named as the proxy.
        words: the original words, never edited afterwards. unit: the employer concerned.
        raiser: {"name", "contact"} of the person an officer writes for; empty for an unsigned letter.
        named: persons and organisations complained about; none of them will see it, whoever would have received it.
        secret: the digits of the receipt (receipts.secret_of), by which a person without an account follows it.
        said: photos (uploads), holder (the nearest union otherwise), channel, mode, nature, place, occurred_on, danger,
        via (the Channel), is_held (came without a proof of work), votes_for ...
        """
        if not words.strip():
            raise StillMissing(what=_("what is wrong"))
        photos = said.pop("photos", ())
        holder = said.pop("holder", None) or nearest_union(unit)
        voice = cls(realm=holder.realm, unit=unit, holder=holder, words=words, **said)
        own = voice.channel in OWN_WORDS
        voice.reveals = voice.reveals and voice.mode == Mode.NAMED  # a hidden person types what is shown (revealing.py)
        voice.begin_line()
        contact = voice.mode == Mode.NAMED and (by.person if own else (raiser or {}).get("contact"))
        voice.is_reachable = bool(secret or contact)
        with voice.step("lodge", by=faceless(by) if own else by) as act:
            act.leaves.append(voice.leaf)
            voice._keep_raiser(by.person if own else None, raiser or {})
            voice.give_receipt(secret)
            voice.name_objects(named)
            voice.find_office(accuses=bool(named), speaker=by.person if own and voice.mode == Mode.NAMED else None)
            for file in take_all(photos, by=faceless(by), realm=voice.realm):
                act.record(voice.shots, file=file)
        return voice

    def _keep_raiser(self, person, about):
        if self.mode == Mode.ANONYMOUS or not (person or any(about.values())):
            return
        if self.mode == Mode.HIDDEN:
            identity = {"person": str(person.pk) if person else "", **about}
            wrapped, sealed = sealing.seal(identity, self.pk)
            Raiser.objects.create(id=moments.uuid4(), realm=self.realm, voice=self, wrapped=wrapped, sealed=sealed)
        else:
            Raiser.objects.create(realm=self.realm, voice=self, person=person, **about)

    def give_receipt(self, secret):
        """Keep the proof of a receipt's digits (part of a step)."""
        if secret:
            proof = receipts.proof_of(self.no, secret)
            receipts.Receipt.objects.create(id=moments.uuid4(), realm=self.realm, voice=self, proof=proof)

    def is_of(self, person):
        """Did this person raise it?"""
        return person is not None and getattr(self, "raiser", None) is not None and self.raiser.person_id == person.pk

    def is_by(self, actor):
        """Does this actor stand for who raised it: by the account, or by the receipt?"""
        return actor is not None and (self.is_of(actor.person) or actor.bearer in (self.pk, self.after_id or self.pk))

    def voiced(self, by):
        """The actor as the event keeps it: of the raiser's own acts it tells neither person nor post."""
        return faceless(by) if self.is_by(by) else by

    @property
    def proxy(self):
        """The officer who wrote it down, or None when the person did."""
        return self.act.person


def faceless(by):
    """The raiser, as events name them: the event log is read by more people than may know who spoke."""
    return Actor(once=by.once, name=RAISER)


def nearest_union(organisation):
    """The union that covers an organisation: itself, or the next one above it in the tree."""
    return organisation if organisation.kind == Kind.UNION else organisation.superior_union()


def unit_of(organisation):
    """The employer an organisation belongs to: the nearest unit above it, or the organisation itself."""
    above = type(organisation).objects.above(organisation.path)
    return above.filter(kind=Kind.UNIT).first() or organisation
