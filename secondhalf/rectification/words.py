"""What is said once something was done. 办理结果用语。"""

from django.utils.translation import gettext_lazy as _

DONE = {
    "receive": _("The inspection is entered. Next: its findings, and the head signs personally."),
    "sign_personally": _("Signed for personally."),
    "enter_findings": _("Entered in the ledger. Next: admit and dispatch."),
    "submit_plan": _("The plan is submitted. Next: it is approved or returned."),
    "return_plan": _("The plan is returned to whoever submitted it."),
    "approve_plan": _("The plan is approved and frozen."),
    "submit_report": _("The report is submitted. Next: it is accepted or returned."),
    "return_report": _("The report is returned to whoever submitted it."),
    "accept_report": _("The report is accepted; what is open goes on."),
    "record_node": _("Recorded; it stands among the stages."),
    "move_dates": _("The dates are moved; what stood there before stays visible."),
    "conclude": _("The inspection is closed out."),
    "take_up_again": _("The inspection is under rectification again."),
    "draw_sample": _("The sample is drawn. Next: somebody without a part looks back."),
    "look_back": _("The look-back is recorded."),
    "enter_new_problem": _("The new problem is in the ledger, tied to its look-back. Next: admit and dispatch."),
    "analyse": _("Written down; what it said before stays on record."),
    "ask_change": _("Asked for. Next: a leader rules on it."),
    "grant_change": _("Granted; the old value stays visible."),
    "refuse_change": _("Refused; it stays as it was."),
    "word_completion": _("Recorded."),
    "count_results": _("Counted."),
    "confirm_by_workers": _("Recorded; it goes with the application for close-out."),
    "file_upward": _("Filed. Next: their answer."),
    "answer_filing": _("The answer is recorded."),
    "word_text": _("The text is drafted. Next: submit it for approval."),
    "reword_text": _("Written anew; the earlier wording stays on record."),
    "submit_text": _("Submitted. Next: somebody else approves it."),
    "return_text": _("Returned to whoever wrote it."),
    "publish_text": _("Published."),
    "withdraw_text": _("Taken down."),
}
REFUSING = frozenset({"return_plan", "return_report", "refuse_change", "return_text", "withdraw_text"})
