"""The loop of a voice on one page: what can happen, from where, to where, and what it needs. 诉求流转。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import SAME, Move
from secondhalf.voices.calling_back import not_yet_drawn, somebody_to_call
from secondhalf.voices.kinds import VoiceStage as Stage
from secondhalf.voices.needs import (
    answer_stands,
    may_go_round,
    nobody_left,
    not_asked_yet,
    not_urged_lately,
    not_yet_dispatched,
    opening_asked,
    raiser_kept,
    result_known,
    ruling_open,
    sealed_kept,
    still_waiting,
    words_kept,
)
from secondhalf.voices.revealing import is_named, not_yet_named, somebody_to_name
from secondhalf.voices.watching import asked_now

ALL = frozenset(Stage)
WAITING = frozenset({Stage.LODGED, Stage.TAKEN_UP})
TOLD = frozenset({Stage.ANSWERED, Stage.RATED})

MOVES = {
    # verb             from                                   to              needs before
    "lodge": Move(frozenset(), Stage.LODGED),
    "take_up": Move(frozenset({Stage.LODGED}), Stage.TAKEN_UP, (words_kept,)),
    "join": Move(frozenset({Stage.LODGED}), Stage.TAKEN_UP, (words_kept,)),
    "rise": Move(frozenset({Stage.LODGED}), SAME, (nobody_left,)),
    "unlink": Move(frozenset({Stage.TAKEN_UP}), Stage.LODGED),
    "answer": Move(frozenset({Stage.TAKEN_UP}) | TOLD, Stage.ANSWERED, (result_known,)),
    "rate": Move(TOLD, Stage.RATED, (answer_stands,)),
    "call_back": Move(frozenset({Stage.ANSWERED}), Stage.RATED, (answer_stands, somebody_to_call)),
    "draw": Move(frozenset({Stage.ANSWERED}), SAME, (answer_stands, somebody_to_call, not_yet_drawn)),
    "miss_call": Move(frozenset({Stage.ANSWERED}), SAME, (answer_stands, somebody_to_call)),
    "redo": Move(frozenset({Stage.RATED}), SAME, (ruling_open, may_go_round)),
    "explain": Move(frozenset({Stage.RATED}), SAME, (ruling_open,)),
    "withdraw": Move(WAITING, Stage.WITHDRAWN, (not_yet_dispatched,)),
    "urge": Move(WAITING | TOLD, SAME, (still_waiting, not_urged_lately)),
    "open": Move(ALL, SAME, (raiser_kept,)),
    "ask_opening": Move(ALL, SAME, (sealed_kept, not_asked_yet)),
    "agree_opening": Move(ALL, SAME, (opening_asked,)),
    "refuse_opening": Move(ALL, SAME, (opening_asked,)),
    "ask": Move(ALL, SAME),
    "tell": Move(ALL, SAME),
    "correct": Move(ALL, SAME, (words_kept,)),
    "reveal": Move(ALL, SAME, (somebody_to_name, not_yet_named)),
    "conceal": Move(ALL, SAME, (is_named,)),
    "erase": Move(ALL, SAME, (words_kept,)),
    "confirm_safe": Move(ALL, SAME, (asked_now,)),
    "report_harm": Move(ALL, SAME),
    "set_aside": Move(frozenset({Stage.LODGED}), Stage.SET_ASIDE),
    "let_in": Move(frozenset({Stage.SET_ASIDE}), Stage.LODGED),
}

VERBS = {
    "lodge": _("Speak up"),
    "take_up": _("Register a matter from it"),
    "join": _("Join it to a matter"),
    "rise": _("Let it rise to the next union up"),
    "unlink": _("Take it out of the matter"),
    "answer": _("Answer the person"),
    "rate": _("Give a verdict"),
    "call_back": _("Call back"),
    "draw": _("Draw for a call-back"),
    "miss_call": _("Record a call-back that reached nobody"),
    "redo": _("Agree and have it redone"),
    "explain": _("Explain the result"),
    "withdraw": _("Take it back"),
    "urge": _("Urge"),
    "open": _("See who spoke"),
    "ask_opening": _("Ask that the sealed identity be opened"),
    "agree_opening": _("Agree that it is opened"),
    "refuse_opening": _("Do not agree"),
    "ask": _("Ask the person"),
    "tell": _("Add something"),
    "correct": _("Correct what was written down"),
    "reveal": _("Let those who handle it know my name"),
    "conceal": _("Hide my name again"),
    "erase": _("Erase what I said"),
    "confirm_safe": _("Nothing has happened to me"),
    "report_harm": _("Somebody is making trouble for me"),
    "set_aside": _("Set aside"),
    "let_in": _("Let it in after all"),
}
