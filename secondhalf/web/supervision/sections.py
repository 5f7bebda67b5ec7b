"""The other sections of the supervision page: notes, parts, look-backs, decisions of meetings. 督办各栏。

seen: the matters that the actor has in sight, asked of the policy once for the whole page.
"""

from dataclasses import replace

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.matters import note_policy
from secondhalf.matters.calling_out import Circular, Talk
from secondhalf.matters.parts import Part, PartKind
from secondhalf.matters.stages import CLOSING_PARTS, Stage
from secondhalf.matters.supervising import NoteStage, SupervisionNote
from secondhalf.meetings import policy as meetings_policy
from secondhalf.rectification import policy as inspections_policy
from secondhalf.rectification.models import LookBackItem

SHOWN = 12
CALLED_OUT = 12  # the latest; all of them stand on their matters
WITH = ("matter", "addressee", "act", "escalates", "result")


def in_scope(rows, asked, *, matter, place):
    """Narrow rows by the kind of their matter (its path) and by the place (its path)."""
    if asked.kind:
        rows = rows.filter(**{f"{matter}kind": asked.kind})
    return rows.filter(**{f"{place}path__startswith": asked.place.path}) if asked.place else rows


def in_sight(model, seen, matter):
    """Rows whose matter (a path) is among those seen: asked row by row, never by a list of all matters."""
    return model.objects.filter(Exists(seen.filter(pk=OuterRef(matter))))


def is_late():
    return ~Q(stage=NoteStage.ANSWERED) & Q(due_on__lt=moments.today())


class Notes:
    """Yellow and red notes: how many at each state, and the first of those asked for, what is late first."""

    def __init__(self, actor, asked, seen):
        rows = in_sight(SupervisionNote, seen, "matter").select_related(*WITH)
        self.rows = in_scope(rows, asked, matter="matter__", place="addressee__")
        self.actor, self.asked = actor, asked
        counted = {state: Count("pk", filter=Q(stage=state)) for state in NoteStage.values}
        self.counts = self.rows.order_by().aggregate(**counted, late=Count("pk", filter=is_late()))

    def shown(self):
        """The Lines of those asked for."""
        rows, state = self.rows, self.asked.note
        if state:
            rows = rows.filter(is_late() if state == "late" else Q(stage=state))
        rank = Case(When(stage=NoteStage.ANSWERED, then=Value(1)), default=Value(0))
        rows = rows.prefetch_related("replies__act__person").order_by(rank, "due_on", "id")
        lines = self.asked.lines("notes", rows, SHOWN, note=state)
        return replace(lines, rows=self._dressed(lines.rows))

    def _dressed(self, notes):
        """[(note, whether it is late, verbs offered, who signed for it, the answer)]."""
        today, keys = moments.today(), [note.pk for note in notes]
        signed = keys and Event.objects.filter(name="note.sign", subject__in=keys).select_related("person")
        signed = {event.subject: event for event in signed}
        return [
            (
                note, note.stage != NoteStage.ANSWERED and note.due_on < today, verbs, signed.get(note.pk),
                max(note.replies.all(), key=lambda reply: reply.pk, default=None),
            )
            for note, verbs in note_policy.with_buttons(self.actor, notes)
        ]  # fmt: skip


def called_out(asked, seen):
    """The latest talks and circulars, the newest first: [(a Talk or None, a Circular or None)]."""
    found = []
    for place, model in enumerate((Talk, Circular)):
        rows = in_scope(in_sight(model, seen, "matter"), asked, matter="matter__", place="addressee__")
        rows = rows.select_related("matter", "addressee", "act__person").order_by("-id")[:CALLED_OUT]
        found += [(row, None) if place == 0 else (None, row) for row in rows]
    return sorted(found, key=lambda pair: (pair[0] or pair[1]).pk, reverse=True)[:CALLED_OUT]


def parts(asked, seen):
    """The Lines of what is being closed out, the nearest due first: (matter, persons of each part)."""
    stages = (*CLOSING_PARTS, Stage.TO_CLOSE)
    rows = in_scope(seen.filter(stage__in=stages), asked, matter="", place="lead__")
    lines = asked.lines("parts", rows.for_page().order_by("due_at", "id"), SHOWN)
    matters = lines.rows
    held = {}
    for part in Part.objects.filter(matter__in=matters).select_related("person").order_by("id"):
        held.setdefault(part.matter_id, {}).setdefault(part.part, []).append(part.person)
    names = [(matter, [held.get(matter.pk, {}).get(kind, []) for kind in PartKind.values]) for matter in matters]
    return replace(lines, rows=names)


def look_backs(actor, asked, seen):
    """The Lines of what was drawn for a look-back, first what nobody has looked at: (item, may the actor)."""
    rows = in_sight(LookBackItem, seen, "finding__matter")
    rows = in_scope(rows, asked, matter="finding__matter__", place="finding__matter__lead__")
    first = Case(When(seen=None, then=Value(0)), default=Value(1))
    rows = rows.select_related("look_back__inspection__holder", "look_back__act", "finding__matter__lead", "seen__act")
    lines = asked.lines("look-backs", rows.order_by(first, "-look_back", "order"), SHOWN)
    return replace(lines, rows=with_may(actor, lines.rows))


def with_may(actor, items):
    """[(item, whether the actor may look at it)]: with the role, and without a part in the matter."""
    matters = [item.finding.matter_id for item in items]
    theirs = matters and set(
        Part.objects.filter(matter__in=matters, person=actor.person).values_list("matter", flat=True)
    )
    return [
        (item, may_look(actor, item.look_back.inspection) and item.finding.matter_id not in theirs) for item in items
    ]


def may_look(actor, inspection):
    return inspection.can("look_back") and inspections_policy.looks_back(actor, inspection) is True


def decisions(actor, asked):
    """Decisions of meetings that are still to be done or confirmed, the nearest due first."""
    rows = meetings_policy.decisions_visible_to(actor).live().for_page()
    return in_scope(rows, asked, matter="matter__", place="department__").order_by("due_on", "id")[:SHOWN]
