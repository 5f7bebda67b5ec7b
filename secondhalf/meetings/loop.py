"""The loop of a meeting, and the small loop of a decision, on one page. 会议与议定事项闭环。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import SAME, Move
from secondhalf.meetings.needs import attendance_recorded, minutes_written, somebody_invited, still_drafted_here


class Stage(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("being held")
    MINUTES = "minutes", _("minutes to be written")
    TO_APPROVE = "to_approve", _("minutes to be approved")
    ISSUED = "issued", _("minutes issued")
    CANCELLED = "cancelled", _("called off")


PLANNED, OPEN, MINUTES, TO_APPROVE, ISSUED = (
    frozenset({s}) for s in (Stage.PLANNED, Stage.OPEN, Stage.MINUTES, Stage.TO_APPROVE, Stage.ISSUED)
)

MOVES = {
    # verb             from              to                needs before
    "plan": Move(frozenset(), Stage.PLANNED),
    "change": Move(PLANNED, SAME),
    "call_off": Move(PLANNED, Stage.CANCELLED),
    "put_on": Move(PLANNED | OPEN, SAME),
    "arrange": Move(PLANNED | OPEN, SAME),
    "invite": Move(PLANNED | OPEN, SAME),
    "begin": Move(PLANNED, Stage.OPEN, (somebody_invited,)),
    "attend": Move(PLANNED | OPEN | MINUTES, SAME),
    "decide": Move(OPEN, SAME),
    "end": Move(OPEN, Stage.MINUTES, (attendance_recorded,)),
    "write_up": Move(MINUTES, SAME),
    "submit": Move(MINUTES, Stage.TO_APPROVE, (minutes_written,)),
    "send_back": Move(TO_APPROVE, Stage.MINUTES),
    "approve": Move(TO_APPROVE, Stage.ISSUED),
    "withdraw": Move(ISSUED, Stage.MINUTES),
}

VERBS = {
    "plan": _("Plan a meeting"),
    "change": _("Change time and place"),
    "call_off": _("Call off"),
    "put_on": _("Put matters on the agenda"),
    "arrange": _("Arrange the agenda"),
    "invite": _("Invite"),
    "begin": _("Begin the meeting"),
    "attend": _("Record attendance"),
    "decide": _("Record a decision"),
    "end": _("End the meeting"),
    "write_up": _("Write the minutes"),
    "submit": _("Submit the minutes for approval"),
    "send_back": _("Return the minutes"),
    "approve": _("Approve and issue the minutes"),
    "withdraw": _("Withdraw the minutes"),
}


class DecisionStage(models.TextChoices):
    OPEN = "open", _("to be done")
    REPORTED = "reported", _("reported as done")
    DONE = "done", _("confirmed as done")
    WITHDRAWN = "withdrawn", _("withdrawn")


TO_DO, REPORTED = frozenset({DecisionStage.OPEN}), frozenset({DecisionStage.REPORTED})

DECISION_MOVES = {
    "report": Move(TO_DO, DecisionStage.REPORTED),
    "confirm": Move(REPORTED, DecisionStage.DONE),
    "send_back": Move(REPORTED, DecisionStage.OPEN),
    "withdraw": Move(TO_DO, DecisionStage.WITHDRAWN, (still_drafted_here,)),
}

DECISION_VERBS = {
    "report": _("Report it as done"),
    "confirm": _("Confirm that it is done"),
    "send_back": _("Return: not done yet"),
    "withdraw": _("Withdraw the decision"),
}
