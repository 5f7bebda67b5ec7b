"""A supervision note: printed, signed for, answered. 督办单。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.core.problems import Repeated
from secondhalf.matters import note_policy
from secondhalf.matters.forms.overseeing import NOTE_FORMS

DONE = {
    "sign": _("Signed for the note. Next: its written answer."),
    "answer": _("The note is answered."),
    "settle": _("Recorded what came of the note."),
}


def note(request, key):
    """The note as it is printed, with its receipt slip."""
    found = access.find(note_policy, request.actor, "see", pk=key)
    buttons = note_policy.with_buttons(request.actor, [found])[0][1]
    replies = found.replies.select_related("act__person").order_by("id")
    signed = found.story().filter(name="note.sign").first()
    return render(
        request, "matters/note.html", {"note": found, "buttons": buttons, "replies": replies, "signed": signed}
    )


def note_move(request, key, verb):
    """Sign for the note, or answer it."""
    if first_result(request, f"note.{verb}"):
        return redirect("note", key)
    found = access.find(note_policy, request.actor, verb, turn=turn_sent(request), pk=key)
    form = NOTE_FORMS[verb](request.POST if request.method == "POST" else None, matter=found, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            getattr(found, verb)(by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[verb])
        except Repeated:
            pass
        return redirect("note", key)
    context = {"note": found, "words": found.verb_labels[verb], "form": form}
    return render(request, "matters/note_move.html", context, status=422 if form.errors else 200)
