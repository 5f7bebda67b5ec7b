"""Reads what is counted of many matters at once, with the same few questions for one as for a thousand. 计数取数。"""

from collections import defaultdict

from secondhalf.core.events import Event
from secondhalf.indicators.marks import Record, handling, marks, signing
from secondhalf.indicators.tallying import Counting
from secondhalf.matters.deadlines import Deadline
from secondhalf.matters.dispatching import Dispatching
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.models import Matter
from secondhalf.matters.moving import Handing
from secondhalf.matters.recusal import Accused

FIELDS = (
    "realm",
    "confidentiality",
    "category_id",
    "holder_id",
    "lead_id",
    "received_at",
    "stage",
    "closed_at",
    "is_excluded",
    "is_carried",
)


def countings(keys):
    """{matter key: Counting} of the matters, for the tallies."""
    found = records(keys).items()
    return {key: Counting(record.matter.realm, record.matter.category_id, marks(record)) for key, record in found}


def records(keys):
    """{matter key: Record} of the matters."""
    found = {matter.pk: Record(matter) for matter in Matter.objects.filter(pk__in=keys).only(*FIELDS)}
    accusing = set(Accused.objects.filter(matter__in=keys).values_list("matter", flat=True))
    for key, record in found.items():
        record.is_isolated = key in accusing or record.matter.confidentiality == Confidentiality.ACCUSATION
    events = Event.objects.filter(subject__in=keys, name__startswith="matter.").order_by("subject", "id")
    for subject, key, name, at in events.values_list("subject", "pk", "name", "at"):
        if subject in found:
            found[subject].events.append((key, name.partition(".")[2], at))
    dispatchings = Dispatching.objects.filter(matter__in=keys)
    for matter, act, lead in dispatchings.values_list("matter", "act", "lead"):
        found[matter].leads[act] = lead
    for matter, rows in deadlines(keys).items():
        found[matter].signing, found[matter].handling = signing(rows), handling(rows)
    handings = Handing.objects.filter(matter__in=keys).order_by("-id")
    for matter, giver in handings.values_list("matter", "giver"):
        found[matter].registered_at = giver
    return found


def deadlines(keys):
    """{matter key: [(clock, proof, ends_at, is_current)]}."""
    found = defaultdict(list)
    rows = Deadline.objects.filter(matter__in=keys).order_by("id")
    for matter, *row in rows.values_list("matter", "clock", "proof", "ends_at", "is_current"):
        found[matter].append(row)
    return found
