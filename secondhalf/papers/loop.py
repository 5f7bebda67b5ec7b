"""The loop of a document: drafted, issued with a number and frozen, withdrawn with a reason (law 14). 文书流转。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import Move


class Stage(models.TextChoices):
    DRAFT = "draft", _("draft")
    ISSUED = "issued", _("issued")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DISCARDED = "discarded", _("draft dropped")


DRAFT, ISSUED = frozenset({Stage.DRAFT}), frozenset({Stage.ISSUED})

MOVES = {
    "draft": Move(frozenset(), Stage.DRAFT),
    "redraft": Move(DRAFT, Stage.DRAFT),
    "discard": Move(DRAFT, Stage.DISCARDED),
    "issue": Move(DRAFT, Stage.ISSUED),
    "withdraw": Move(ISSUED, Stage.WITHDRAWN),
}
VERBS = {
    "draft": _("Draft a document"),
    "redraft": _("Draft it anew"),
    "discard": _("Drop the draft"),
    "issue": _("Issue"),
    "withdraw": _("Withdraw"),
}
DONE = {
    "draft": _("Drafted. Next: it is issued by a leader, with a number."),
    "redraft": _("Drafted anew, with what is true today."),
    "discard": _("The draft is dropped."),
    "issue": _("Issued and frozen: %(no)s."),
    "withdraw": _("Withdrawn. Its number is never used again; a new document gets a new one."),
}
REFUSING = frozenset({"discard", "withdraw"})
