"""Questions that a step of a meeting asks: each answers with a Problem or None. 会议办理条件。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem, StillMissing
from secondhalf.meetings.kinds import Presence, Role


class InTheMinutes(Problem):
    status = 409
    title = _("The decision stands in minutes that were issued")
    remedy = _("Withdraw the minutes first; they are issued anew under another number.")


def somebody_invited(meeting):
    there = meeting.attendants.filter(role=Role.MEMBER).exists()
    return None if there else StillMissing(thing=meeting, what=_("those who are to attend"))


def attendance_recorded(meeting):
    waiting = meeting.attendants.filter(presence=Presence.EXPECTED).exists()
    return StillMissing(thing=meeting, what=_("who was present")) if waiting else None


def minutes_written(meeting):
    return None if meeting.texts.exists() else StillMissing(thing=meeting, what=_("the minutes"))


def still_drafted_here(decision):
    """Once issued, the minutes hold it: it is not withdrawn behind their back (law 14)."""
    return InTheMinutes(thing=decision) if decision.meeting.stage == "issued" else None
