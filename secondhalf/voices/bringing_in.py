"""A file of voices, each taken up into a matter: by the rules of `lodge` and `take_up`, in bulk. 批量导入。"""

from django.db import transaction
from django.db.models import prefetch_related_objects

from secondhalf.core.events import Event
from secondhalf.core.loop import Act
from secondhalf.matters.models import Matter
from secondhalf.voices.kinds import ChannelKind, Mode
from secondhalf.voices.models import Joining, Voice


def bring_in(rows, *, by, unit, holder):
    """Each row becomes a voice that nobody signed and a registered matter, all or nothing. Returns the voices in order.

    rows: pairs of dicts: what Voice.lodge asks (words, received_at, votes_for ...), what Matter.register asks (title,
    summary, category ...). by: an officer acting in the office of `holder`. unit: the employer concerned.
    The same numbers, events, facts and counters as so many calls of `lodge` and `take_up`.
    """
    by = by.with_once("")
    given = {
        "realm": holder.realm,
        "unit": unit,
        "holder": holder,
        "channel": ChannelKind.IMPORTED,
        "mode": Mode.ANONYMOUS,
    }
    voices = [Voice(**given, **said) for said, _about in rows]
    with transaction.atomic():
        acts = [_lodge(voice, by) for voice in voices]
        acts += (taken_up := [_take_up(voice, by) for voice in voices])
        matters = Matter.register_many(_abouts(voices, rows), by=by)
        joinings = [_join(*trio) for trio in zip(voices, matters, taken_up, strict=True)]
        Voice.objects.bulk_create(voices, batch_size=500)
        Joining.objects.bulk_create(joinings, batch_size=500)
        Event.objects.bulk_create([act.sealed() for act in acts], batch_size=500)
    return voices


def _lodge(voice, by):
    act = Act(voice._event("lodge", by, voice.moves["lodge"], True))
    voice.stage = act.event.after
    voice.before_birth(act.event)
    act.leaves.append(voice.leaf)
    return act


def _take_up(voice, by):
    act = Act(voice._event("take_up", by, voice.moves["take_up"], False))
    voice.stage, voice.turn = act.event.after, voice.turn + 1
    act.event.turn = voice.turn
    return act


def _abouts(voices, rows):
    """What each matter takes over from its voice, and what the row says of it; its one voice is counted."""
    prefetch_related_objects(voices, "named")  # nobody: asked once, not for each
    return [voice._about(()) | about | {"voices": 1} for voice, (_said, about) in zip(voices, rows, strict=True)]


def _join(voice, matter, act):
    voice.matter, voice.is_lead, voice.awaits_answer = matter, True, True
    joining = Joining(act=act.event, realm=voice.realm, voice=voice, matter=matter)
    joining.seal({"matter": matter})
    act.leaves.append(joining.leaf)
    return joining
