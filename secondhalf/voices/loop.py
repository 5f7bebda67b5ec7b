"""The loop of a voice on one page: what can happen, from where, to where, and what it needs. 诉求流转。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import SAME, Move
from secondhalf.voices.kinds import VoiceStage as Stage
from secondhalf.voices.needs import (
    answer_stands,
    may_go_round,
    not_urged_lately,
    not_yet_dispatched,
    raiser_kept,
    result_known,
    ruling_open,
    still_waiting,
)

WAITING = frozenset({Stage.LODGED, Stage.TAKEN_UP})
TOLD = frozenset({Stage.ANSWERED, Stage.RATED})

MOVES = {
    # verb             from                                   to              needs before
    "lodge": Move(frozenset(), Stage.LODGED),
    "take_up": Move(frozenset({Stage.LODGED}), Stage.TAKEN_UP),
    "join": Move(frozenset({Stage.LODGED}), Stage.TAKEN_UP),
    "unlink": Move(frozenset({Stage.TAKEN_UP}), Stage.LODGED),
    "answer": Move(frozenset({Stage.TAKEN_UP}) | TOLD, Stage.ANSWERED, (result_known,)),
    "rate": Move(TOLD, Stage.RATED, (answer_stands,)),
    "call_back": Move(frozenset({Stage.ANSWERED}), Stage.RATED, (answer_stands,)),
    "miss_call": Move(frozenset({Stage.ANSWERED}), SAME, (answer_stands,)),
    "redo": Move(frozenset({Stage.RATED}), SAME, (ruling_open, may_go_round)),
    "explain": Move(frozenset({Stage.RATED}), SAME, (ruling_open,)),
    "withdraw": Move(WAITING, Stage.WITHDRAWN, (not_yet_dispatched,)),
    "urge": Move(WAITING | TOLD, SAME, (still_waiting, not_urged_lately)),
    "open": Move(frozenset(Stage), SAME, (raiser_kept,)),
}

VERBS = {
    "lodge": _("Speak up"),
    "take_up": _("Register a matter from it"),
    "join": _("Join it to a matter"),
    "unlink": _("Take it out of the matter"),
    "answer": _("Answer the person"),
    "rate": _("Give a verdict"),
    "call_back": _("Call back"),
    "miss_call": _("Record a call-back that reached nobody"),
    "redo": _("Agree and have it redone"),
    "explain": _("Explain the result"),
    "withdraw": _("Take it back"),
    "urge": _("Urge"),
    "open": _("See who spoke"),
}
