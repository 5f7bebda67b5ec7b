"""Deadlines that the calendar in force would move: shown first, then counted anew, one step a matter. 重算时限。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secondhalf.core import calendar
from secondhalf.core.problems import Problem, Repeated
from secondhalf.matters.deadlines import Deadline
from secondhalf.matters.stages import OPEN
from secondhalf.people.keeping import keeper

MOST = 500


@require_http_methods(["GET", "POST"])
def retiming(request):
    """The office sees old end and new end side by side, and decides."""
    actor = keeper(request, _("Count deadlines anew"), "union_office")
    moved = list(moves(actor))
    if request.method == "POST":
        done = sum(retime(actor, matter) for matter in {deadline.matter for deadline, _due in moved})
        messages.success(request, _("%(n)s matters were counted anew.") % {"n": done})
        return redirect("retiming")
    context = {"moved": moved, "edition": calendar.edition(), "more": len(moved) == MOST}
    return render(request, "web/system/retiming.html", context)


def moves(actor):
    """(deadline, Due) of the running clocks of matters held here whose end would change (MOST at a time)."""
    running = Deadline.objects.filter(is_current=True, matter__holder=actor.post.seat, matter__stage__in=OPEN)
    found = 0
    for deadline in running.select_related("matter").order_by("ends_at").iterator(chunk_size=500):
        due = deadline.due()
        if (due.ends_at, due.provisional) != (deadline.ends_at, deadline.provisional):
            yield deadline, due
            found += 1
        if found == MOST:
            return


def retime(actor, matter):
    try:
        matter.retime(by=actor, edition=calendar.edition())
    except (Problem, Repeated):
        return 0
    return 1
