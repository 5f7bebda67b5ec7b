"""What is forgotten by date, by class of data (DOMAIN §13.2): who spoke, what was sealed, original words. 到期删除。

P2: who spoke named, two years after the matter was shut. P4: a sealed identity sooner. P1: words, photos and dialogue
later. The profile says when; a key destroyed is an identity erased. What is counted stays.
"""

import datetime
import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments, profile
from secondhalf.core.events import Event
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.matters.stages import Stage
from secondhalf.voices import searching
from secondhalf.voices.kinds import Mode, VoiceStage
from secondhalf.voices.lodging import Raiser
from secondhalf.voices.revealing import Consent

log = logging.getLogger(__name__)
OVER = frozenset({VoiceStage.WITHDRAWN, VoiceStage.SET_ASIDE})
NOT_TAKEN = frozenset({Stage.DECLINED, Stage.TRANSFERRED})
DAYS = {"day": 1, "workday": 1, "month": 28}
BATCH = 500


def forget(day):
    """Empty whatever the day has come for; returns (identities, texts). `day` is the clock's and not used."""
    counts = forget_identities(), forget_words()
    if any(counts):
        log.warning("forgotten by date: %d identities, %d texts", *counts)
    return counts


def forget_identities():
    kept = Q(Exists(Raiser.objects.filter(voice=OuterRef("pk"))))
    kept |= Q(Exists(Consent.objects.filter(voice=OuterRef("pk"), salt__isnull=False)))
    voices = every_voice().filter(kept, over_for("retention.identity", "retention.sealed"))
    return emptied(voices, identity_key, lambda voice: voice.empty_identity())


def forget_words():
    voices = every_voice().filter(over_for("retention.words"), is_erased=False)
    done = emptied(voices, lambda voice: "retention.words", lambda voice: voice.empty_words())
    since = moments.now() - datetime.timedelta(days=2)
    if done or Event.objects.filter(name="voice.erase", at__gte=since).exists():
        searching.INDEX.words.finish()  # nothing of what was unlisted stays in the index's own pages
    return done


def emptied(voices, key_of, empty):
    """Empty those whose time is over; returns how many."""
    done = 0
    for voice in voices.select_related("matter").iterator(chunk_size=BATCH):
        end = end_of(voice, key_of(voice))
        if end is not None and moments.now() >= end:
            with transaction.atomic():
                empty(voice)
            done += 1
    return done


def every_voice():
    return searching.every_voice()


def over_for(*keys):
    """A condition that leaves out what is certainly too young: by the shortest time that anybody has set."""
    rules = [row.value for row in profile.ProfileValue.objects.filter(key__in=keys)]
    rules += [DEFAULTS[key].value for key in keys]
    shortest = min(rule["amount"] * DAYS.get(rule["unit"], 0) for rule in rules)
    before = moments.now() - datetime.timedelta(days=shortest)
    return Q(stage__in=OVER) | Q(matter__closed_at__lt=before) | Q(matter__stage__in=NOT_TAKEN)


def identity_key(voice):
    return "retention.sealed" if voice.mode == Mode.HIDDEN else "retention.identity"


def over_since(voice):
    """When nothing more was to be done about it; None while something is."""
    if voice.stage in OVER:
        return voice.story().filter(name__in=["voice.withdraw", "voice.set_aside"]).last().at
    case = voice.case
    if case is None or case.closed_at:
        return case and case.closed_at
    last = case.triages.order_by("-id").first() if case.stage in NOT_TAKEN else None
    return last and last.act.at


def end_of(voice, key):
    """The moment from which on it is not kept; None while the matter is not over."""
    since = over_since(voice)
    rule = profile.rule(voice.realm, key, organisations=(voice.holder_id,))
    return since and clocks.due(since, rule).ends_at


def ends(voice):
    """(what, last day) of what is still kept of a voice that is over."""
    kept = [(_("name and contact"), identity_key(voice))] if getattr(voice, "raiser", None) else []
    kept += [(_("words, photos and dialogue"), "retention.words")] if not voice.is_erased else []
    found = [(what, end_of(voice, key)) for what, key in kept]
    return [(what, clocks.last_day(end)) for what, end in found if end]
