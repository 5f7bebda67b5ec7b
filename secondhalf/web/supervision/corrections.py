"""Days set on the spot: those of this year, which are missed, and how many were kept. 现场整改时限。"""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When, Window

from secondhalf.core import clocks, moments
from secondhalf.core.figures import Rate
from secondhalf.matters.corrections import State, corrections, lamp
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.recusal import Accused
from secondhalf.web.supervision.asked import Lines
from secondhalf.web.supervision.sections import in_scope

SHOWN = 12


@dataclass(frozen=True)
class Corrections:
    """rate: kept of those whose day is over. late: over, and not put right yet. lines: [(deadline, last day, lamp)]."""

    rate: Rate
    late: int
    lines: Lines


def of(reach, asked):
    """The Corrections in scope, counted and read by one question. What accuses somebody counts nowhere."""
    seen = reach.sights(asked.seat).filter(matter=OuterRef("matter"))
    year = moments.start_of(datetime.date(moments.today().year, 1, 1))
    rows = corrections().filter(Exists(seen), ends_at__gt=year)
    rows = rows.exclude(matter__confidentiality=Confidentiality.ACCUSATION)
    rows = rows.exclude(Exists(Accused.objects.filter(matter=OuterRef("matter"))))
    rows = in_scope(rows, asked, matter="matter__", place="matter__lead__").annotate(**counted())
    rank = Case(*[When(state=state, then=Value(n)) for n, state in enumerate(State.values)])
    lines = asked.lines("corrections", rows.order_by(rank, "-ends_at", "id"), SHOWN)
    kept, over, late = next(((row.n_kept, row.n_over, row.n_late) for row in lines.rows), (0, 0, 0))
    return Corrections(Rate(kept, over), late, replace(lines, rows=told(lines.rows)))


def counted():
    """Of all rows: kept among those whose day is over, all of those, and the late ones."""
    over = Q(ends_at__lte=moments.now())
    asked = {"n_kept": over & Q(state=State.KEPT), "n_over": over, "n_late": Q(state=State.LATE)}
    return {name: Window(Count("pk", filter=which)) for name, which in asked.items()}


def told(rows):
    return [(row, clocks.last_day(row.ends_at), *lamp(row)) for row in rows]
