"""Entering a matter in the register, also on somebody's behalf. 登记。"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render

from secondhalf.core import slots
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused, Repeated, SignInFirst
from secondhalf.matters import policy
from secondhalf.matters.forms import form_for
from secondhalf.matters.models import Matter
from secondhalf.matters.views import doing


def register(request):
    """Ask, enter, open the new matter.

    Rooms above may ask more on this page: the slot `register.form` holds functions (request, None) that give an object
    with `is_valid()`, `as_html()` and `after(matter, by)`, called in the same transaction.
    """
    refuse_unless_allowed(request.actor)
    posted = request.method == "POST"
    form = form_for("register", None, request.actor, request.POST if posted else None)
    if found := suggested(request, form):
        return found
    more = slots.filled("register.form", request)
    if posted and all([form.is_valid(), *[part.is_valid() for part in more]]):
        return enter(request, form, more)
    context = {"form": form, "more": more}
    return render(request, "matters/register.html", context, status=422 if posted else 200)


def refuse_unless_allowed(actor):
    if actor is None:
        raise SignInFirst
    if not policy.registers(actor):
        raise Refused(verb=Matter.verb_labels["register"], who=policy.registers.who)


def enter(request, form, more):
    try:
        with transaction.atomic():
            matter = Matter.register(by=request.actor, **form.cleaned_data)
            for part in more:
                part.after(matter, by=request.actor.with_once(""))
    except Repeated as repeated:
        return doing.go_on_after(request, repeated.event)
    messages.success(request, doing.said(matter, "register", matter))
    return redirect(matter)
