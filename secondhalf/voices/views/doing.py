"""What every page of a verb does: find, do, say what happened, go on. 办理。"""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access, doing
from secondhalf.voices import policy
from secondhalf.voices.lodging import faceless
from secondhalf.voices.models import Voice

DONE = {
    "lodge": _("The union has it."),
    "take_up": _("The matter is registered."),
    "join": _("The voice joined the matter."),
    "rise": _("It lies with the next union up."),
    "unlink": _("The voice waits to be taken up again."),
    "answer": _("The answer is given."),
    "rate": _("Thank you. Your verdict counts."),
    "call_back": _("The verdict is recorded as a call-back."),
    "draw": _("It is on the list of those to call back."),
    "miss_call": _("The call-back is recorded; the voice stays unrated."),
    "redo": _("It is handled again, and the person is told."),
    "explain": _("The explanation is given."),
    "withdraw": _("It is taken back."),
    "urge": _("Urged. The office and those who handle it see that you are waiting."),
    "open": _("The person is told that you looked."),
    "ask_opening": _("It is asked for. Another person has to agree; the person who spoke is told."),
    "agree_opening": _("Agreed. Who asked may look once, and the person who spoke is told."),
    "refuse_opening": _("It stays sealed, and the person who spoke is told of the attempt."),
    "ask": _("It stands on the person's page."),
    "tell": _("The office reads it with your words."),
    "correct": _("It stands beside your words, and the office reads it."),
    "reveal": _("Those who handle it may now know your name."),
    "conceal": _("From now on nobody who handles it is shown your name."),
    "erase": _("It is erased."),
    "confirm_safe": _("Good. You are asked again later; you need not answer."),
    "report_harm": _("The next union up has it. Those who handled your first voice do not see it."),
    "set_aside": _("It is set aside, and the person is told why."),
    "let_in": _("It waits to be taken up."),
}


def find(request, verb, ref):
    """The voice, ready for the verb, as it stood when the page was opened."""
    return access.find(policy, request.actor, verb, turn=doing.turn_sent(request), no=ref)


def first_result(request, verb):
    """The event of the same one-time key, if this very request was done before; the raiser's carries no person."""
    return doing.first_result(request, f"{Voice.subject}.{verb}", also=faceless)


def do(request, voice, verb, form):
    """Do it with what the form holds; True when it is done. What is still missing is said on the form."""
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    return doing.attempt(getattr(voice, verb), form, by=request.actor, tell=tell)


def go_on(request, voice):
    """To the voice's page; to the list when it has left the actor's sight."""
    seen = policy.visible_to(request.actor).filter(pk=voice.pk).first()
    return redirect(seen or "voices")


def go_on_after(request, event):
    """The answer to a request that was done before: the same as the first time."""
    return go_on(request, Voice(pk=event.subject))
