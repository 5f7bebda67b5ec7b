"""What each verb asks, in words: one form, and one validation, for the page and for machines. 表单。"""

from secondhalf.voices.forms import office, opening, raiser, rights, speaking

MOVE_FORMS = {
    "lodge": speaking.SpeakForm,
    "take_up": office.TakeUpForm,
    "join": office.JoinForm,
    "rise": office.NothingAsked,
    "unlink": office.ReasonForm,
    "answer": office.AnswerForm,
    "rate": raiser.VerdictForm,
    "call_back": raiser.CallBackForm,
    "draw": office.NothingAsked,
    "miss_call": office.MissCallForm,
    "redo": office.RedoForm,
    "explain": office.ExplainForm,
    "withdraw": raiser.WithdrawForm,
    "urge": raiser.UrgeForm,
    "open": opening.OpenForm,
    "ask_opening": opening.AskOpeningForm,
    "agree_opening": opening.AgreeOpeningForm,
    "refuse_opening": opening.RefuseOpeningForm,
    "ask": office.AskForm,
    "tell": raiser.TellForm,
    "confirm_safe": office.NothingAsked,
    "report_harm": raiser.HarmForm,
    "correct": rights.CorrectForm,
    "reveal": rights.RevealForm,
    "conceal": rights.ConcealForm,
    "erase": rights.EraseForm,
    "set_aside": office.ReasonForm,
    "let_in": office.NothingAsked,
}


def form_for(verb, voice, actor, data=None, files=None):
    """The form of a verb, narrowed to the voice (None for `lodge`) and to the actor. data: what was sent, or None."""
    return MOVE_FORMS[verb](data, files, voice=voice, actor=actor)
