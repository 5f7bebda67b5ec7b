"""Reads what is counted of many voices at once, with the same few questions for one as for a thousand. 诉求取数。"""

from django.db.models import Exists, OuterRef, Q

from secondhalf.indicators.models import NO_CATEGORY
from secondhalf.indicators.tallying import Counting, tree
from secondhalf.indicators.voice_marks import Heard, marks
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.linking import Link
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.voices.models import MissedCall, NamedObject, Verdict, Voice

FIELDS = (
    "realm", "unit_id", "holder_id", "matter_id", "is_lead", "nature", "category_id", "harms", "received_at",
    "contact_due_at", "contacted_at", "stage", "answered_round", "answered_at", "is_released", "is_to_call",
    "is_erased",
)  # fmt: skip
OF_MATTER = ("confidentiality", "category_id", "holder_id", "lead_id", "is_excluded", "is_merged")


def heard_by(matter):
    """The voices whose numbers hang on a matter: its own, and those of what is merged into it."""
    into = Link.objects.merged().filter(matter=OuterRef("matter"), other=matter)
    return Voice.objects.filter(Q(matter=matter) | Exists(into))


def countings(keys):
    """{voice key: Counting} of the voices, for the tallies."""
    found = {}
    for key, (heard, category) in records(keys).items():
        found[key] = Counting(heard.voice.realm, category or NO_CATEGORY, marks(heard))
    return found


def records(keys):
    """{voice key: (Heard, category key or None)}."""
    voices = {voice.pk: voice for voice in Voice.objects.filter(pk__in=keys).only(*FIELDS)}
    matters, into = matters_of(voices.values())
    accusing = set(NamedObject.objects.filter(voice__in=keys).values_list("voice", flat=True))
    accused = set(Accused.objects.filter(matter__in=matters).values_list("matter", flat=True))
    verdicts, missed = said_of(voices), missed_of(voices)
    found = {}
    for key, voice in voices.items():
        own = matters.get(voice.matter_id)
        about = [matter for matter in (own, matters.get(into.get(voice.matter_id))) if matter]
        heard = Heard(voice, home_of(voice, own), verdicts=verdicts.get(key, []))
        heard.lead = about[-1].lead_id if about else None
        heard.is_repeat = own is not None and (not voice.is_lead or own.is_merged)
        heard.is_missed = key in missed and not voice.is_to_call
        heard.is_isolated = key in accusing or bool(voice.harms) or any(isolates(m, accused) for m in about)
        heard.is_left_out = any(matter.is_excluded for matter in about)
        found[key] = (heard, own.category_id if own else voice.category_id)
    return found


def matters_of(voices):
    """({key: matter} of the voices and of what these are merged into, {key: key merged into})."""
    keys = {voice.matter_id for voice in voices if voice.matter_id}
    into = dict(Link.objects.merged().filter(matter__in=keys).values_list("matter", "other"))
    return Matter.objects.only(*OF_MATTER).in_bulk(keys | set(into.values())), into


def isolates(matter, accused):
    return matter.pk in accused or matter.confidentiality == Confidentiality.ACCUSATION


def home_of(voice, matter):
    """Where it counts before anybody has the dispatch: at the unit, unless another union than the unit's has it."""
    holder, line = matter.holder_id if matter else voice.holder_id, tree().get(str(voice.unit_id))
    return voice.unit_id if line and line.union == str(holder) else holder


def said_of(voices):
    """{voice key: [(by_call, solved, satisfaction)]} of the answers that stand; what is held back is not known yet."""
    found = {}
    rows = Verdict.objects.filter(voice__in=voices, act__held=False).order_by("id")
    for key, round_, *said in rows.values_list("voice", "round", "by_call", "solved", "satisfaction"):
        if round_ == voices[key].answered_round:
            found.setdefault(key, []).append(tuple(said))
    return found


def missed_of(voices):
    """The keys of the voices whose call-back about the answer that stands reached nobody."""
    rows = MissedCall.objects.filter(voice__in=voices).values_list("voice", "round")
    return {key for key, round_ in rows if round_ == voices[key].answered_round}
