"""Days set on the spot for putting something right, and whether they were kept (DOMAIN §5.9). 现场整改时限。

A day is kept when the matter is applied for close-out again before it is over. The matter's own time limit goes on
beside it, and no rate of time limits asks for it, so it is counted here.
"""

from django.db.models import Case, CharField, F, OuterRef, Subquery, TextChoices, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.matters.deadlines import Clock, Deadline
from secondhalf.matters.stages import Stage

ANSWER = "matter.apply"
ENDS = (ANSWER, "matter.sign_for", "matter.redo", "matter.reopen", "matter.retime", "matter.unsustain")


class State(TextChoices):
    LATE = "late", _("overdue")
    MISSED = "missed", _("put right after the day")
    RUNNING = "running", _("the day is not over")
    KEPT = "kept", _("put right by the day")


def corrections():
    """Deadlines of the kind, with `answered_at`, `state` (one of State) and their matter.

    Left out: what ended unanswered because other work began, what is pended, excluded or carried over.
    """
    after = Event.objects.filter(subject=OuterRef("matter"), id__gt=OuterRef("proof"), name__in=ENDS).order_by("id")
    rows = Deadline.objects.filter(clock=Clock.FIX, matter__is_excluded=False, matter__is_carried=False)
    rows = rows.annotate(ended_by=Subquery(after.values("name")[:1]), ended_at=Subquery(after.values("at")[:1]))
    late, current = {"ends_at__lte": moments.now()}, {"is_current": True, "matter__stage": Stage.UNDER_WAY}
    state = Case(
        When(ended_by=ANSWER, ended_at__lt=F("ends_at"), then=Value(State.KEPT)),
        When(ended_by=ANSWER, then=Value(State.MISSED)),
        When(ended_by=None, **current, **late, then=Value(State.LATE)),
        When(ended_by=None, **current, then=Value(State.RUNNING)),
        default=Value(""),
        output_field=CharField(),
    )
    return rows.annotate(state=state).exclude(state="").select_related("matter__lead")


LAMPS = {State.LATE: "late", State.MISSED: "back", State.RUNNING: "clock", State.KEPT: "ok"}


def lamp(correction):
    """(icon, words) of its state."""
    return LAMPS[correction.state], capfirst(State(correction.state).label)
