"""The views of the list that every role finds ready, with how many each holds. 列表常用视图。"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.matters.lists import MANY, CountUpTo, narrowed
from secondhalf.people.models import Organisation
from secondhalf.people.posts import Role

TAB_KEYS = ("state", "stage", "due", "held")

TABS = {
    "open": (_("Open"), {}),
    "registered": (_("To admit"), {"stage": "registered", "held": "mine"}),
    "admitted": (_("To dispatch"), {"stage": "admitted", "held": "mine"}),
    "disputed": (_("Disputed"), {"stage": "disputed", "held": "mine"}),
    "dispatched": (_("To sign for"), {"stage": "dispatched"}),
    "accepted": (_("To determine"), {"stage": "accepted"}),
    "under_way": (_("Being worked on"), {"stage": "under_way"}),
    "in_review": (_("To review"), {"stage": "in_review"}),
    "in_verification": (_("To verify"), {"stage": "in_verification"}),
    "to_endorse": (_("To endorse"), {"stage": "to_endorse"}),
    "to_approve": (_("To approve"), {"stage": "to_approve"}),
    "near": (_("Due within 3 days"), {"due": "near"}),
    "late": (_("Overdue"), {"due": "late"}),
    "shut": (_("No longer open"), {"state": "shut"}),
    "all": (_("All"), {"state": "all"}),
}

OFFERED = [
    ((Role.UNION_OFFICE,), ("registered", "admitted", "disputed")),
    ((Role.DEPT_HEAD, Role.HANDLER), ("dispatched", "accepted")),
    ((Role.LEAD_DEPT,), ("in_review",)),
    ((Role.VERIFIER, Role.SUPERVISOR_OFFICE), ("in_verification",)),
    ((Role.RESP_LEADER,), ("to_endorse",)),
    ((Role.APPROVER,), ("to_approve",)),
]
ALWAYS = ("under_way", "near", "late", "shut", "all")


@dataclass(frozen=True)
class Tab:
    """A tab of core/_tabs.html: where it leads, how many it holds ("1,000+" at most; None: not counted)."""

    url: str
    words: object
    count: object = None
    current: bool = False


def names_for(actor):
    """The ready views for an actor's post, in order."""
    mine = [name for roles, names in OFFERED if actor.has(*roles) for name in names]
    return ["open", *mine, *ALWAYS]


def ready(reach, names):
    """{name: (number, whether there are more)} of ready views, all counted in one question."""
    now, queries = moments.now(), {}
    for name in names:
        params = TABS[name][1]
        in_office = params.get("held") == "mine"
        rows = narrowed(reach.held() if in_office else reach.sights(), params, now)
        queries[name] = CountUpTo(rows.values("pk")[: MANY + 1])
    counts = Organisation.objects.filter(pk=reach.seat.pk).values(**{f"n_{name}": q for name, q in queries.items()})[0]
    return {name: (min(counts[f"n_{name}"], MANY), counts[f"n_{name}"] > MANY) for name in names}


def words_of(count):
    """A count as printed: "17", "1,000+"."""
    number, more = count
    return f"{number:,}+" if more else f"{number:,}"
