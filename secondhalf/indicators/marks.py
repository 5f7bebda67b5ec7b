"""What one matter counts for, on which day, in whose line: read from its events and facts alone. 计数规则。

A mark is (name, day, place): one of `models.NAMES`, the day it counts on, the organisation whose line counts it. Work
counts for the department that had the dispatch at that moment, so a matter sent on later takes nothing away from it.
"""

from dataclasses import dataclass, field

from secondhalf.core import clocks, moments
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.stages import CLOSING_PARTS, Stage

HAPPENED = {
    "dispute": "disputed", "apply": "applied", "send_back": "returned", "close": "closed", "close_merged": "closed",
    "redo": "redone", "reopen": "relapsed",
}  # fmt: skip
FINISHED = frozenset({*CLOSING_PARTS, Stage.TO_CLOSE, Stage.CLOSED, Stage.ARCHIVED})
AT_WORK = frozenset({Stage.ACCEPTED, Stage.UNDER_WAY}) | FINISHED


@dataclass
class Record:
    """One matter as it is counted.

    matter: its present row. events: (key, verb, moment) in order. leads: {event key: lead department} of dispatches.
    signing: {event key: end} of the clock for signing for. handling: the end of the running handling clock, or None.
    registered_at: the organisation that entered it, if it was handed on later. is_isolated: it accuses somebody.
    """

    matter: object
    events: list = field(default_factory=list)
    leads: dict = field(default_factory=dict)
    signing: dict = field(default_factory=dict)
    handling: object = None
    registered_at: object = None
    is_isolated: bool = False


def marks(record):
    """The marks of a record, as a sorted list of (name, day in ISO form, key of the place).

    What accuses somebody counts nowhere: a number that grows would tell the accused (DOMAIN 0.5 law 9). What was
    excluded (剔除, DOMAIN 9.5) is in no rate, above the line or below: it counts as excluded, on the day it came in, in
    the line of whoever had it last. What was carried over (结转) as struck off counts nowhere: nobody here verified it.
    """
    if record.is_isolated or record.matter.is_carried:
        return []
    found = happened(record)
    if record.matter.is_excluded:
        found = [("excluded", found[0][1], record.leads[max(record.leads)] if record.leads else found[0][2])]
    return sorted((name, day.isoformat(), str(place)) for name, day, place in found)


def happened(record):
    """The marks of what is counted, the day it came in first."""
    matter = record.matter
    home = record.registered_at or matter.holder_id
    found = [("received", moments.local_day(matter.received_at), home)]
    place, dispatch = home, None
    for key, verb, at in record.events:
        day = moments.local_day(at)
        if verb == "dispatch":
            place, dispatch = record.leads.get(key, home), (key, day)
            found.append(("dispatched", day, place))
        elif verb == "sign_for" and dispatch:
            found.append(("signed", dispatch[1], place))
            if (end := record.signing.get(dispatch[0])) is None or at < end:
                found.append(("signed_in_time", dispatch[1], place))
        elif verb in HAPPENED:
            found.append((HAPPENED[verb], day, place))
    return found + came_back(record, home) + owed(record, matter.lead_id or place)


def came_back(record, home):
    """Of the dispatches those disputed, of the close-outs those redone: on the day of what did not hold, once each.

    So that both are a share of what was dispatched, or struck off, in the same period (DOMAIN 9.7).
    """
    found, place, dispatched, closed = [], home, None, None
    for key, verb, at in record.events:
        day = moments.local_day(at)
        if verb == "dispatch":
            place, dispatched = record.leads.get(key, home), day
        elif verb == "dispute" and dispatched:
            found.append(("turned_back", dispatched, place))
            dispatched = None
        elif verb in ("close", "close_merged"):
            closed = (day, place)
        elif verb == "redo" and closed:
            found.append(("reworked", *closed))
            closed = None
    return found


def owed(record, place):
    """What it owes: due on the last day of its handling clock; finished, in time; or pended, which is left out.

    Finished (办结) is handling finished: an application for close-out that stands, or the close-out itself. What is
    sent back is not finished any more. In time is by the moment of that application ([W111]; DOMAIN 9.7).
    """
    if record.handling is None:
        return []
    day, stage = clocks.last_day(record.handling), record.matter.stage
    if stage == Stage.PENDED:
        return [("pended", day, place)]
    if stage not in AT_WORK:
        return []
    found = [("due", day, place)]
    if stage in FINISHED:
        found.append(("finished", day, place))
        if (at := finished_at(record)) is None or at < record.handling:
            found.append(("in_time", day, place))
    return found


def finished_at(record):
    """The moment of the last application, else of the close-out."""
    applied = [at for _key, verb, at in record.events if verb == "apply"]
    return applied[-1] if applied else record.matter.closed_at


def handling(deadlines):
    """The end of the running handling clock among deadlines (clock, proof, ends_at, is_current), or None."""
    return next((ends for clock, _proof, ends, current in deadlines if clock == Clock.HANDLE and current), None)


def signing(deadlines):
    """{event key: end} of every clock for signing for."""
    return {proof: ends for clock, proof, ends, _current in deadlines if clock == Clock.SIGN_FOR}
