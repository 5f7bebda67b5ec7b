"""The three loops on one page: an inspection, a finding beside its matter, a public text. 整改流转。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.loop import SAME, Move
from secondhalf.matters.publishing import limits_confirmed
from secondhalf.rectification.kinds import FindingStage, InspectionStage, TextStage
from secondhalf.rectification.needs import (
    findings_determined,
    findings_entered,
    head_signed,
    not_signed_yet,
    nothing_left,
    plan_was_approved,
    report_was_accepted,
    something_relapsed,
    struck_off,
    struck_off_to_draw,
    upward_filed,
    word_is_true,
)

PREPARING, PLANNED, RECTIFYING, REPORTED, CONCLUDED = (frozenset({stage}) for stage in InspectionStage)
OPEN = PREPARING | RECTIFYING
AFTER_PLAN = RECTIFYING | REPORTED | CONCLUDED
NO_PLAN_WAITS = PREPARING | AFTER_PLAN

MOVES = {
    # verb                  from                      to                            needs before
    "receive": Move(frozenset(), InspectionStage.PREPARING),
    "sign_personally": Move(PREPARING, SAME, (not_signed_yet,)),
    "enter_findings": Move(OPEN, SAME),
    "submit_plan": Move(OPEN, InspectionStage.PLANNED, (head_signed, findings_entered, findings_determined)),
    "return_plan": Move(PLANNED, InspectionStage.PREPARING),
    "approve_plan": Move(PLANNED, InspectionStage.RECTIFYING),
    "submit_report": Move(RECTIFYING, InspectionStage.REPORTED, (plan_was_approved,)),
    "return_report": Move(REPORTED, InspectionStage.RECTIFYING),
    "accept_report": Move(REPORTED, InspectionStage.RECTIFYING),
    "record_node": Move(frozenset(InspectionStage), SAME),
    "move_dates": Move(frozenset(InspectionStage), SAME),
    "conclude": Move(RECTIFYING, InspectionStage.CONCLUDED, (report_was_accepted, nothing_left)),
    "take_up_again": Move(CONCLUDED, InspectionStage.RECTIFYING, (something_relapsed,)),
    "draw_sample": Move(AFTER_PLAN, SAME, (struck_off_to_draw,)),
    "look_back": Move(AFTER_PLAN, SAME),
    "enter_new_problem": Move(NO_PLAN_WAITS, SAME),
}
VERBS = {
    "receive": _("Enter an inspection"),
    "sign_personally": _("Sign for the feedback personally"),
    "enter_findings": _("Enter findings"),
    "submit_plan": _("Submit the plan and the lists"),
    "return_plan": _("Return the plan"),
    "approve_plan": _("Approve the plan"),
    "submit_report": _("Submit the rectification report"),
    "return_report": _("Return the report"),
    "accept_report": _("Accept the report"),
    "record_node": _("Record a meeting or publication"),
    "move_dates": _("Move the dates"),
    "conclude": _("Close out the inspection"),
    "take_up_again": _("Take the inspection up again"),
    "draw_sample": _("Draw a sample for a look-back"),
    "look_back": _("Record a look-back"),
    "enter_new_problem": _("Enter the new problem"),
}

KEPT, CHANGE_ASKED = (frozenset({stage}) for stage in FindingStage)
ALWAYS = KEPT | CHANGE_ASKED
FINDING_MOVES = {
    "analyse": Move(ALWAYS, SAME),
    "ask_change": Move(KEPT, FindingStage.CHANGE_ASKED),
    "grant_change": Move(CHANGE_ASKED, FindingStage.KEPT),
    "refuse_change": Move(CHANGE_ASKED, FindingStage.KEPT),
    "word_completion": Move(ALWAYS, SAME, leaves=(word_is_true,)),
    "count_results": Move(ALWAYS, SAME),
    "confirm_by_workers": Move(ALWAYS, SAME),
    "file_upward": Move(ALWAYS, SAME, (struck_off,)),
    "answer_filing": Move(ALWAYS, SAME, (upward_filed,)),
}
FINDING_VERBS = {
    "analyse": _("Analyse the finding"),
    "ask_change": _("Ask to change class or date"),
    "grant_change": _("Grant the change"),
    "refuse_change": _("Refuse the change"),
    "word_completion": _("Say how far it is completed"),
    "count_results": _("Count what came out"),
    "confirm_by_workers": _("Record what workers say of it"),
    "file_upward": _("File upward"),
    "answer_filing": _("Record the answer to the filing"),
}

DRAFT, WAITING, PUBLISHED, _TAKEN_DOWN = (frozenset({stage}) for stage in TextStage)
TEXT_MOVES = {
    "word_text": Move(frozenset(), TextStage.DRAFT),
    "reword_text": Move(DRAFT, SAME),
    "submit_text": Move(DRAFT, TextStage.WAITING),
    "return_text": Move(WAITING, TextStage.DRAFT),
    "publish_text": Move(WAITING, TextStage.PUBLISHED, leaves=(limits_confirmed,)),
    "withdraw_text": Move(PUBLISHED, TextStage.TAKEN_DOWN),
}
TEXT_VERBS = {
    "word_text": _("Write a text for the public"),
    "reword_text": _("Write the text anew"),
    "submit_text": _("Submit the text for approval"),
    "return_text": _("Return the text to its writer"),
    "publish_text": _("Approve and publish the text"),
    "withdraw_text": _("Take the text down"),
}
