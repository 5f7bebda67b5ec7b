"""What the page of every verb does with what was sent to it, in whatever room. 办理。"""

from secondhalf.core.events import Event
from secondhalf.core.loop import once_key
from secondhalf.core.problems import Problem, Repeated


def turn_sent(request):
    """The turn of the form that was sent, or None."""
    words = request.POST.get("turn", "") if request.method == "POST" else ""
    return int(words) if words.isdecimal() else None


def first_result(request, name, *, also=None):
    """The event of that name and the same one-time key, if this very request was done before.

    also: a function of the actor that gives the actor under whom the event may be kept instead.
    """
    actor = request.actor
    if request.method != "POST" or actor is None or not actor.once:
        return None
    keys = [once_key(actor), *([once_key(also(actor))] if also else [])]
    return Event.objects.filter(once__in=keys, name=name).first()


def attempt(act, form, *, by, tell=lambda result: None):
    """Call a verb with what the form holds; True when it is done, now or by an earlier request of the same key.

    What is still missing (a Problem of status 422) is said on the form; any other Problem is raised. tell: called with
    the verb's result when it was done just now.
    """
    try:
        result = act(by=by, **form.cleaned_data)
    except Repeated:
        return True
    except Problem as problem:
        if problem.status != 422:
            raise
        form.add_error(None, problem.in_words)
        return False
    tell(result)
    return True
