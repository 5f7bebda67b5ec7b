"""One matter on one page. 事项详情。"""

from django.db.models import prefetch_related_objects
from django.shortcuts import render

from secondhalf.core import access, slots
from secondhalf.matters import note_policy, policy, publication_policy, side
from secondhalf.matters.sheet import Sheet
from secondhalf.matters.turns import Turn


def matter(request, ref):
    """Everything about a matter that every handler may read, and what the reader may do with it now."""
    found = access.find(policy, request.actor, "see", no=ref)
    prefetch_related_objects([found], "asks")  # several questions of what is missing look at them
    sheet = Sheet(found, request.actor)
    context = {
        "matter": found,
        "sheet": sheet,
        "chain": side.chain(found, request.actor),
        "turn": Turn(found, request.actor, sheet),
        "deadline": side.deadline(found),
        "progress": side.progress(found),
        "four": side.four_facts(found, slots.filled("matter.facts", request, found) if found.voices else ()),
        "notes": note_policy.with_buttons(request.actor, sheet.facts("notes")),
        "talks": sheet.facts("talks"),
        "circulars": sheet.facts("circulars"),
        "publications": publication_policy.with_buttons(request.actor, publication_policy.of(request.actor, found)),
        "may_publish": publication_policy.may_draft(request.actor, found),
    }
    return render(request, "matters/matter.html", context)
