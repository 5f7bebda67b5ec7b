"""A voice about a published text: “me too” joins by itself, an objection is taken on by the office. 归并、异议。"""

import contextlib

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from secondhalf.core.actors import CLOCK
from secondhalf.core.problems import Problem, Repeated
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.publishing import PublicationKind
from secondhalf.voices.kinds import ACCUSING, Mode, VoiceStage
from secondhalf.voices.models import Voice


def joins(voice):
    """Did the person say that the same happens to them?"""
    return voice.about is not None and voice.about.kind == PublicationKind.MATTER


def objects(voice):
    """Did the person say that a notice or a result is not so?"""
    return voice.about is not None and not joins(voice)


def join_by_itself(voice):
    """Put a “me too” to its matter, once: what accuses somebody, or waits to be looked at, an officer puts there.

    It may be taken out again like every voice; then it stays out.
    """
    if voice.stage != VoiceStage.LODGED or voice.is_held or not joins(voice):
        return
    if voice.accuses() or voice.nature in ACCUSING or voice.danger:
        return
    with contextlib.suppress(Problem, Repeated):
        voice.join(by=CLOCK.with_once(f"join:{voice.pk}"), matter=voice.about.matter)


def may_take_on(actor, voice):
    """May the actor have the matter verified again because of this objection?"""
    if not objects(voice) or voice.stage not in (VoiceStage.LODGED, VoiceStage.TAKEN_UP):
        return False
    matter = voice.about.matter
    seen = matters_policy.visible_to(actor).filter(pk=matter.pk).exists()
    return seen and matter.can("contest") and matters_policy.RULES["contest"](actor, matter) is True


def take_on(voice, *, by, reason=""):
    """The notice is contested in the voice's name, and the voice gets its answer with the matter. Returns the matter.

    reason: what is not so, in the office's words; departments read it, so they tell nobody's name.
    """
    matter = voice.about.matter
    with transaction.atomic():
        if voice.stage == VoiceStage.LODGED:
            voice.join(by=by.with_once(""), matter=matter)
        matter.contest(by=by, reason=reason or standard_reason(voice))
    return matter


def standard_reason(voice):
    """The number of who did not give a name stays between them and the union."""
    which = f" {voice.no}" if voice.mode == Mode.NAMED else ""
    said = _("Voice%(which)s: it is not as the public notice %(notice)s says. The words are with the union.")
    return said % {"which": which, "notice": voice.about.no}


class ObjectionWaiting(Problem):
    status = 409
    title = _lazy("An objection to the public notice waits in the union's office: %(no)s")
    remedy = _lazy("Look at it first: have it verified again, or join it and answer why the result stands.")


def holds_close(request, matter):
    """Slot `close.held`: nothing is struck off while an objection to its notice was not looked at."""
    said = Voice.objects.filter(about__matter=matter, about__kind=PublicationKind.NOTICE)
    waiting = said.filter(stage=VoiceStage.LODGED, is_released=True).order_by("id").first()
    return ObjectionWaiting(thing=matter, no=waiting.no) if waiting else None
