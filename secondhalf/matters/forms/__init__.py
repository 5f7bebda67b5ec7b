"""What each verb asks, in words: one form, and one validation, for the page and for machines. 表单。"""

from secondhalf.matters.forms import (
    calling_out,
    closing,
    dispatching,
    excluding,
    intake,
    naming,
    overseeing,
    visiting,
    working,
)
from secondhalf.matters.forms.narrowed import MatterForm

MOVE_FORMS = {
    "register": intake.RegisterForm,
    "carry_over": intake.CarryOverForm,
    "admit": intake.AdmitForm,
    "decline": intake.DeclineForm,
    "transfer": intake.TransferForm,
    "dispatch": dispatching.DispatchForm,
    "take_back": MatterForm,
    "sign_for": MatterForm,
    "dispute": dispatching.DisputeForm,
    "allow_dispute": dispatching.AllowDisputeForm,
    "redirect": dispatching.RulingForm,
    "insist": dispatching.RulingForm,
    "determine": working.DetermineForm,
    "confirm": MatterForm,
    "set_task": working.SetTaskForm,
    "set_measure": working.SetMeasureForm,
    "finish_measure": working.FinishMeasureForm,
    "report": working.ReportForm,
    "ask_extension": working.AskExtensionForm,
    "extend": dispatching.RulingForm,
    "ask_pending": working.AskPendingForm,
    "pend": dispatching.RulingForm,
    "refuse": dispatching.RulingForm,
    "resume": working.ResumeForm,
    "apply": closing.ApplyForm,
    "review": closing.ReviewForm,
    "verify": visiting.VerifyForm,
    "send_back": visiting.SendBackForm,
    "endorse": closing.EndorseForm,
    "approve": closing.ApproveForm,
    "contest": working.ReasonForm,
    "close": closing.CloseForm,
    "redo": working.ReasonForm,
    "hand_up": intake.HandUpForm,
    "hand_down": intake.HandDownForm,
    "reopen": working.ReasonForm,
    "sustain": working.SustainForm,
    "assess": working.AssessForm,
    "unsustain": working.ReasonForm,
    "archive": MatterForm,
    "close_merged": closing.CloseForm,
    "amend": intake.AmendForm,
    "name_object": naming.NameObjectForm,
    "retime": intake.RetimeForm,
    "instruct": overseeing.InstructForm,
    "report_back": overseeing.ReportBackForm,
    "remind": overseeing.RemindForm,
    "urge": overseeing.UrgeForm,
    "supervise": overseeing.SuperviseForm,
    "talk": calling_out.TalkForm,
    "circulate": calling_out.CirculateForm,
    "merge": overseeing.MergeForm,
    "unmerge": working.ReasonForm,
    "split": overseeing.SplitForm,
    "relate": overseeing.RelateForm,
    "ask_exclusion": excluding.AskExclusionForm,
    "exclude": excluding.ExclusionRulingForm,
    "keep_counted": excluding.ExclusionRulingForm,
    "count_again": working.ReasonForm,
}


def form_for(verb, matter, actor, data=None, files=None, *, initial=None):
    """The form of a verb, narrowed to the matter (None for `register`) and to the actor.

    data, files: what was sent, or None to ask. Lines (`points`, `exhibits`) come as `points-0-name` from a page or as
    a list of dicts from a machine. initial: first values by field name; what is not a field is left alone.
    """
    return MOVE_FORMS[verb](data, files, matter=matter, actor=actor, initial=initial)
