"""The line of stages on a matter's page: what is behind it, where it stands, what its route still holds. 环节进度。"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from secondhalf.matters.stages import ROUTES, Route, Stage

# (stage that waits for it, verb that does it, words)
BEFORE = [
    (None, "register", gettext_lazy("Registration")),
    (Stage.REGISTERED, "admit", gettext_lazy("Admission")),
    (Stage.ADMITTED, "dispatch", gettext_lazy("Dispatch")),
    (Stage.DISPATCHED, "sign_for", gettext_lazy("Signing for")),
    (Stage.UNDER_WAY, "determine", gettext_lazy("Handling")),
]
PARTS = {
    Stage.IN_REVIEW: ("review", gettext_lazy("Review")),
    Stage.IN_VERIFICATION: ("verify", gettext_lazy("Verification")),
    Stage.TO_ENDORSE: ("endorse", gettext_lazy("Endorsement")),
    Stage.TO_APPROVE: ("approve", gettext_lazy("Approval")),
    Stage.NOTICED: ("close", gettext_lazy("Public notice")),
}
AFTER = [(Stage.TO_CLOSE, "close", gettext_lazy("Close-out")), (Stage.CLOSED, "archive", gettext_lazy("Archive"))]
ALIAS = {
    Stage.DISPUTED: Stage.DISPATCHED,
    Stage.ACCEPTED: Stage.UNDER_WAY,
    Stage.PENDED: Stage.UNDER_WAY,
    Stage.SUSTAINED: Stage.UNDER_WAY,
}
SIDE = {Stage.DISPUTED, Stage.PENDED, Stage.SUSTAINED}


def rail(matter, events):
    """What core/_rail.html draws: stages, now_words, at, total. events: the matter's story, oldest first."""
    if matter.stage in (Stage.DECLINED, Stage.TRANSFERRED):
        return _ended_early(matter, events)
    nodes = [*BEFORE, *[(stage, *PARTS[stage]) for stage in ROUTES[Route(matter.route)]], *AFTER]
    now = _position(matter, nodes)
    days = {event.verb: event.at for event in events}
    stages = [_node(matter, node, place, now, days) for place, node in enumerate(nodes)]
    return {
        "stages": stages,
        "now_words": capfirst(matter.get_stage_display()),
        "at": min(now + 1, len(nodes)),
        "total": len(nodes),
    }


def _position(matter, nodes):
    """The place of the node that the matter waits for; behind the last one when nothing is waited for."""
    if matter.stage == Stage.ARCHIVED:
        return len(nodes)
    wanted = ALIAS.get(matter.stage, matter.stage)
    return next(place for place, node in enumerate(nodes) if node[0] == wanted)


def _node(matter, node, place, now, days):
    stage, verb, words = node
    state = "done" if place < now else "now" if place == now and matter.stage != Stage.CLOSED else "todo"
    return {"words": words, "state": state, "note": _note(matter, stage, verb, state, days)}


def _note(matter, stage, verb, state, days):
    from secondhalf.core.templatetags.house import day_short

    if state == "todo":
        return ""
    if state == "now":
        return matter.get_stage_display() if matter.stage in SIDE else _("now")
    if stage == Stage.UNDER_WAY and matter.returns:
        return ngettext("sent back %(n)d time", "sent back %(n)d times", matter.returns) % {"n": matter.returns}
    return day_short(days[verb]) if verb in days else ""


def _ended_early(matter, events):
    from secondhalf.core.templatetags.house import day_short

    words = [BEFORE[0][2], matter.get_stage_display()]
    days = [events[0].at, events[-1].at] if events else [None, None]
    stages = [{"words": word, "state": "done", "note": day_short(at)} for word, at in zip(words, days, strict=True)]
    return {"stages": stages, "now_words": matter.get_stage_display(), "at": 2, "total": 2}
