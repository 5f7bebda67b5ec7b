"""The meetings that the post sees: those to come, those whose minutes wait, those that are issued. 会议列表。"""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Refused, SignInFirst
from secondhalf.matters.tabs import Tab, words_of
from secondhalf.matters.views.publications import page
from secondhalf.meetings import policy
from secondhalf.meetings.attending import Turnout
from secondhalf.meetings.loop import Stage

MANY = 1000
TABS = {
    "coming": (_("To come"), (Stage.PLANNED, Stage.OPEN)),
    "minutes": (_("Minutes to write"), (Stage.MINUTES,)),
    "approve": (_("Minutes to approve"), (Stage.TO_APPROVE,)),
    "issued": (_("Minutes issued"), (Stage.ISSUED,)),
    "off": (_("Called off"), (Stage.CANCELLED,)),
}


def visitor(request):
    """The actor of a page of meetings. Raises SignInFirst, or Refused if the post handles no matters."""
    if request.actor is None:
        raise SignInFirst
    if not policy.comes_to(request.actor):
        raise Refused(verb=_("Meetings"), who=_("whoever holds a post that handles matters"))
    return request.actor


def meetings(request):
    """One tab a stage, the newest first."""
    actor = visitor(request)
    seen = policy.visible_to(actor).for_page().prefetch_related("attendants")
    counts = {name: seen.filter(stage__in=stages)[: MANY + 1].count() for name, (_w, stages) in TABS.items()}
    name = request.GET.get("tab")
    name = name if name in TABS else next((one for one in TABS if counts[one]), "coming")
    rows, pager = page(seen.filter(stage__in=TABS[name][1]), request.GET)
    for row in rows:
        row.numbers = Turnout(list(row.attendants.all()))
    context = {
        "tabs": [
            Tab(f"{reverse('meetings')}?tab={one}", words, words_of((min(counts[one], MANY), counts[one] > MANY)),
                one == name)
            for one, (words, _stages) in TABS.items()
        ],
        "rows": rows,
        "pager": pager,
        "may_plan": policy.convenes_any(actor),
    }  # fmt: skip
    return render(request, "meetings/meetings.html", context)
