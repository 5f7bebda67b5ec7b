"""What each verb asks, in words: one form, and one validation, for the page and for machines. 表单。"""

from secondhalf.voices.forms import office, raiser, speaking

MOVE_FORMS = {
    "lodge": speaking.SpeakForm,
    "take_up": office.TakeUpForm,
    "join": office.JoinForm,
    "unlink": office.ReasonForm,
    "answer": office.AnswerForm,
    "rate": raiser.VerdictForm,
    "call_back": raiser.CallBackForm,
    "miss_call": office.MissCallForm,
    "redo": office.RedoForm,
    "explain": office.ExplainForm,
    "withdraw": raiser.WithdrawForm,
    "urge": raiser.UrgeForm,
    "open": office.OpenForm,
    "ask": office.AskForm,
    "tell": raiser.TellForm,
    "set_aside": office.ReasonForm,
    "let_in": office.LetInForm,
}


def form_for(verb, voice, actor, data=None, files=None):
    """The form of a verb, narrowed to the voice (None for `lodge`) and to the actor. data: what was sent, or None."""
    return MOVE_FORMS[verb](data, files, voice=voice, actor=actor)
