"""Consent that those who handle the matter learn a name, and its withdrawal ([L10] art. 23, 15). 同意披露、撤回同意。

Departments see nobody's name unless the person says so; what they are shown then is this, and never the original words.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import ActField, Fact
from secondhalf.core.problems import Problem, StillMissing
from secondhalf.people.models import Organisation
from secondhalf.voices.kinds import Mode
from secondhalf.voices.lodging import Identity


class Consent(Fact):
    """The person agreed to be named; `ended` when they took it back, which empties name and contact.

    name, contact: what a hidden person typed to be shown; empty for a named one, whose own are shown.
    """

    voice = models.ForeignKey("voices.Voice", models.CASCADE, related_name="consents")
    name = models.CharField(_("name to be shown"), max_length=60, blank=True)
    contact = models.CharField(_("how to reach you, to be shown"), max_length=80, blank=True)
    ended = ActField(null=True, editable=False)


class NobodyToName(Problem):
    status = 409
    title = _("You kept your name to yourself, so there is none to show")
    remedy = _("Write to the office on this page; if you want to be met, you decide what to tell.")


class AlreadyNamed(Problem):
    status = 409
    title = _("Those who handle it may know your name already")
    remedy = _("You may take that back at any time.")


class NotNamed(Problem):
    status = 409
    title = _("Those who handle it do not know your name")
    remedy = _("There is no consent to take back.")


class Revealable:
    def reveal(self, *, by, name="", contact=""):
        """The departments that handle the matter may know who spoke.

        name, contact: what a hidden person wants shown; the sealed identity stays sealed.
        """
        with self.step("reveal", by=self.voiced(by)) as act:
            if self.mode == Mode.HIDDEN and not name.strip():
                raise StillMissing(thing=self, what=_("the name to be shown"))
            shown = {"name": name, "contact": contact} if self.mode == Mode.HIDDEN else {}
            act.record(self.consents, **shown)
            self.reveals = True

    def conceal(self, *, by):
        """Consent is taken back: from now on nobody who handles it is shown who spoke."""
        with self.step("conceal", by=self.voiced(by)) as act:
            standing = self.consents.filter(ended=None)
            standing.update(ended=act.event, name="", contact="", salt=None)
            self.reveals = False

    @property
    def shown_as(self):
        """Whom those who handle it see, as an Identity; None without a consent that stands."""
        if not self.reveals:
            return None
        if self.mode == Mode.HIDDEN:
            typed = self.consents.filter(ended=None).order_by("-id").first()
            return Identity(typed.name, typed.contact) if typed and typed.name else None
        kept = getattr(self, "raiser", None)
        return kept.identity if kept else None


def handlers(voice):
    """The departments that have a duty in its matter now."""
    return list(Organisation.objects.filter(pk__in=voice.case.duties).order_by("path")) if voice.case else []


def somebody_to_name(voice):
    return NobodyToName(thing=voice) if voice.mode == Mode.ANONYMOUS else None


def not_yet_named(voice):
    return AlreadyNamed(thing=voice) if voice.shown_as else None


def is_named(voice):
    return None if voice.reveals else NotNamed(thing=voice)
