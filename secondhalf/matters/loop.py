"""The loop of a matter on one page: what can happen, from where, to where, and what it needs. 事项闭环。"""

from secondhalf.core.loop import NEXT_PART, SAME, Move
from secondhalf.matters.needs import (
    ask_is_open,
    evidence_given,
    five_fixes_filled,
    fixes_unconfirmed,
    has_superior,
    inside_dispute_window,
    instruction_open,
    lead_department_named,
    master_closed,
    measures_done,
    no_ask_open,
    nothing_open,
    nothing_to_rule_on,
    notice_over,
    verdicts_given,
    verification_recorded,
)
from secondhalf.matters.stages import CLOSING_PARTS, OPEN, Stage

BEFORE_CLOSING = frozenset({Stage.DISPATCHED, Stage.ACCEPTED, Stage.UNDER_WAY, Stage.PENDED})
MAY_GO_UP = frozenset({Stage.REGISTERED, Stage.ADMITTED, Stage.DISPUTED, Stage.CLOSED})
AT_WORK = frozenset({Stage.UNDER_WAY})

MOVES = {
    # verb              from                                     to                 needs before / leaves behind
    "register": Move(frozenset(), Stage.REGISTERED),
    "admit": Move(frozenset({Stage.REGISTERED}), Stage.ADMITTED),
    "decline": Move(frozenset({Stage.REGISTERED}), Stage.DECLINED),
    "transfer": Move(frozenset({Stage.REGISTERED}), Stage.TRANSFERRED),
    "dispatch": Move(frozenset({Stage.ADMITTED}), Stage.DISPATCHED, leaves=(lead_department_named,)),
    "sign_for": Move(frozenset({Stage.DISPATCHED}), Stage.ACCEPTED),
    "dispute": Move(frozenset({Stage.DISPATCHED}), Stage.DISPUTED, (inside_dispute_window,)),
    "allow_dispute": Move(frozenset({Stage.DISPATCHED}), SAME),
    "redirect": Move(frozenset({Stage.DISPUTED}), Stage.ADMITTED),
    "insist": Move(frozenset({Stage.DISPUTED}), Stage.DISPATCHED),
    "determine": Move(frozenset({Stage.ACCEPTED}), Stage.UNDER_WAY, leaves=(five_fixes_filled,)),
    "confirm": Move(AT_WORK, SAME, (fixes_unconfirmed,)),
    "set_task": Move(AT_WORK, SAME),
    "set_measure": Move(AT_WORK, SAME),
    "finish_measure": Move(AT_WORK, SAME),
    "report": Move(AT_WORK, SAME),
    "ask_extension": Move(AT_WORK, SAME, (no_ask_open,)),
    "extend": Move(AT_WORK, SAME, (ask_is_open("extension"),)),
    "ask_pending": Move(AT_WORK, SAME, (no_ask_open,)),
    "pend": Move(AT_WORK, Stage.PENDED, (ask_is_open("pending"),)),
    "refuse": Move(AT_WORK, SAME, (ask_is_open(),)),
    "resume": Move(frozenset({Stage.PENDED}), Stage.UNDER_WAY),
    "apply": Move(AT_WORK, NEXT_PART, (measures_done, evidence_given, nothing_open)),
    "review": Move(frozenset({Stage.IN_REVIEW}), NEXT_PART),
    "verify": Move(frozenset({Stage.IN_VERIFICATION}), NEXT_PART, leaves=(verification_recorded,)),
    "send_back": Move(frozenset(CLOSING_PARTS) | {Stage.TO_CLOSE}, Stage.UNDER_WAY),
    "endorse": Move(frozenset({Stage.TO_ENDORSE}), NEXT_PART),
    "approve": Move(frozenset({Stage.TO_APPROVE}), NEXT_PART),
    "contest": Move(frozenset({Stage.NOTICED}), Stage.IN_VERIFICATION),
    "close": Move(frozenset({Stage.NOTICED, Stage.TO_CLOSE}), Stage.CLOSED, (notice_over,)),
    "redo": Move(frozenset({Stage.CLOSED}), Stage.UNDER_WAY),
    "hand_up": Move(
        frozenset({Stage.REGISTERED, Stage.ADMITTED, Stage.DISPUTED, Stage.CLOSED}), Stage.ADMITTED, (has_superior,)
    ),
    "hand_down": Move(frozenset({Stage.REGISTERED, Stage.ADMITTED}), Stage.REGISTERED),
    "reopen": Move(frozenset({Stage.CLOSED, Stage.ARCHIVED}), Stage.UNDER_WAY),
    "sustain": Move(AT_WORK, Stage.SUSTAINED, (evidence_given,)),
    "assess": Move(frozenset({Stage.SUSTAINED}), SAME),
    "unsustain": Move(frozenset({Stage.SUSTAINED}), Stage.UNDER_WAY),
    "archive": Move(frozenset({Stage.CLOSED}), Stage.ARCHIVED, (verdicts_given, nothing_to_rule_on)),
    "close_merged": Move(OPEN, Stage.CLOSED, (master_closed,)),
    "amend": Move(frozenset({Stage.REGISTERED, Stage.ADMITTED, Stage.DISPUTED}), SAME),
    "retime": Move(OPEN, SAME),
    "instruct": Move(OPEN, SAME),
    "report_back": Move(OPEN, SAME, (instruction_open,)),
    "remind": Move(BEFORE_CLOSING, SAME),
    "urge": Move(BEFORE_CLOSING, SAME),
    "supervise": Move(OPEN, SAME),
    "merge": Move(OPEN, SAME),
    "unmerge": Move(OPEN, SAME),
    "split": Move(frozenset({Stage.REGISTERED, Stage.ADMITTED, Stage.UNDER_WAY}), SAME),
    "relate": Move(frozenset(Stage), SAME),
}
