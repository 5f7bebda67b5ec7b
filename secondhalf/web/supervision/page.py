"""The page of the supervision office: lights, progress, notes, parts, look-backs, by department and kind. 督办。"""

from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from secondhalf.core.problems import Refused
from secondhalf.matters.kinds import MatterKind
from secondhalf.matters.lists import Reach
from secondhalf.matters.parts import PartKind
from secondhalf.matters.policy import supervises, visible_to
from secondhalf.matters.reading import reader
from secondhalf.matters.supervising import NoteStage
from secondhalf.matters.tabs import Tab
from secondhalf.web.supervision import corrections, sections
from secondhalf.web.supervision.asked import Asked
from secondhalf.web.supervision.lamps import Lamps


def supervision(request):
    """For whoever presses others to follow through."""
    actor = reader(request)
    if not supervises(actor, None):
        raise Refused(verb=_("Supervision"), who=supervises.who)
    asked = Asked.of(request, actor.post.seat)
    reach, seen = Reach.of(actor), visible_to(actor)
    lamps, notes = Lamps(reach, asked), sections.Notes(actor, asked, seen)
    context = {
        "asked": asked,
        "places": asked.parts,
        "kinds": MatterKind.choices,
        "lamps": lamps,
        "lagging": lamps.shown(),
        "behind_tabs": behind_tabs(lamps, asked),
        "corrections": corrections.of(reach, asked),
        "notes": notes.shown(),
        "note_tabs": note_tabs(notes, asked),
        "called_out": sections.called_out(asked, seen),
        "parts": sections.parts(asked, seen),
        "part_names": PartKind.labels,
        "look_backs": sections.look_backs(actor, asked, seen),
        "decisions": sections.decisions(actor, asked),
    }
    return render(request, "web/supervision/supervision.html", context)


def behind_tabs(lamps, asked):
    numbers = {colour: sum(row[1] == colour for row in lamps.lagging) for colour in ("red", "yellow")}
    words = {"": _("All that is behind"), "red": _("Far behind"), "yellow": _("Behind")}
    numbers[""] = len(lamps.lagging)
    return [
        Tab(asked.here(fragment="#progress", behind=one), words[one], numbers[one], asked.behind == one)
        for one in words
    ]


def note_tabs(notes, asked):
    words = {"": _("All notes"), "late": _("Answer overdue"), **dict(NoteStage.choices)}
    counts = {**notes.counts, "": sum(notes.counts[stage] for stage in NoteStage.values)}
    return [
        Tab(asked.here(fragment="#notes", note=one), words[one], counts[one], asked.note == one)
        for one in words
    ]  # fmt: skip


urlpatterns = [path("supervision/", supervision, name="supervision")]
