"""What is said of an act once it is done, in the history and after a button. 办理结果用语。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.matters.stages import Stage

DONE = {
    "register": _("Registered"),
    "carry_over": _("Carried over"),
    "admit": _("Admitted"),
    "decline": _("Declined"),
    "transfer": _("Transferred out"),
    "dispatch": _("Dispatched"),
    "take_back": _("Dispatch taken back, to be made anew"),
    "sign_for": _("Signed for"),
    "dispute": _("Dispatch disputed"),
    "allow_dispute": _("Late dispute allowed"),
    "redirect": _("Dispute agreed to"),
    "insist": _("Dispute turned down"),
    "determine": _("Five fixes determined"),
    "confirm": _("Five fixes confirmed"),
    "set_task": _("Task set"),
    "set_measure": _("Measure set"),
    "finish_measure": _("Measure finished"),
    "report": _("Progress reported"),
    "ask_extension": _("Extension asked for"),
    "extend": _("Extended"),
    "ask_pending": _("Pending asked for"),
    "pend": _("Pended"),
    "refuse": _("What was asked for refused"),
    "resume": _("Resumed"),
    "apply": _("Close-out applied for"),
    "review": _("Reviewed"),
    "verify": _("Verified on the spot"),
    "send_back": _("Sent back to work"),
    "endorse": _("Endorsed"),
    "approve": _("Approved"),
    "contest": _("Contested"),
    "close": _("Struck off"),
    "redo": _("Taken up again"),
    "hand_up": _("Handed up one level"),
    "hand_down": _("Handed down one level"),
    "reopen": _("Reopened after relapse"),
    "sustain": _("Put on a long footing"),
    "assess": _("Assessed"),
    "unsustain": _("Sustaining ended"),
    "archive": _("Put into the archive"),
    "close_merged": _("Closed with the matter it was merged into"),
    "amend": _("Register put right"),
    "name_object": _("Object named"),
    "retime": _("Deadline counted anew"),
    "instruct": _("Instruction written"),
    "report_back": _("Reported back on the instruction"),
    "remind": _("Reminded"),
    "urge": _("Urged"),
    "supervise": _("Supervision note issued"),
    "merge": _("Merged"),
    "unmerge": _("Merging undone"),
    "split": _("A part split off"),
    "relate": _("Related"),
    "ask_exclusion": _("Exclusion from the count asked for"),
    "exclude": _("Left out of the count"),
    "keep_counted": _("Kept in the count"),
    "count_again": _("Counted again"),
}

# What the loop waits for at each stage. A stage left out waits for nobody.
NEXT = {
    Stage.REGISTERED: "admit",
    Stage.ADMITTED: "dispatch",
    Stage.DISPATCHED: "sign_for",
    Stage.DISPUTED: "insist",
    Stage.ACCEPTED: "determine",
    Stage.UNDER_WAY: "apply",
    Stage.PENDED: "resume",
    Stage.IN_REVIEW: "review",
    Stage.IN_VERIFICATION: "verify",
    Stage.TO_ENDORSE: "endorse",
    Stage.TO_APPROVE: "approve",
    Stage.NOTICED: "close",
    Stage.TO_CLOSE: "close",
    Stage.SUSTAINED: "assess",
    Stage.CLOSED: "archive",
}


def next_verb(matter):
    """The verb that the matter waits for, or None."""
    return "close_merged" if matter.is_merged and matter.is_open else NEXT.get(matter.stage)
