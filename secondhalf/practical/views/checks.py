"""The record of an upkeep check, on a phone: the page and the drafts of an on-site verification. 定期回访。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.problems import Problem
from secondhalf.matters.views.verify import SCRIPTS, answer, moved_on
from secondhalf.practical import policy
from secondhalf.practical.forms.keeping import CheckRecordForm
from secondhalf.practical.views.doing import named

GONE = (409, 422)  # it has moved on; no check is due any more


def check(request, key, verb):
    """`pass_check` and `fail_check`: one record, one page; its conclusion decides which."""
    if request.POST.get("conclusion") in CheckRecordForm.CONCLUSIONS:
        verb = request.POST["conclusion"]
    if first_result(request, f"practical.{verb}"):
        return answer(request, redirect("practical-item", key=key))
    try:
        item = ready(request, key, verb)
    except Problem as problem:
        if problem.status not in GONE or request.method == "POST":
            raise
        return moved_on(request, problem, template="practical/check_gone.html")
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else (None, None)
    form = CheckRecordForm(*sent, thing=item, actor=request.actor, initial=named(request))
    if posted and form.is_valid() and attempt(getattr(item, form.verb), form, by=request.actor):
        messages.success(request, _("%(done)s: done.") % {"done": item.verb_labels[form.verb]})
        return answer(request, redirect(item))
    context = {"thing": item, "form": form, "scripts": SCRIPTS}
    return render(request, "practical/check.html", context, status=422 if form.errors else 200)


def ready(request, key, verb):
    """The item, with a check that is due. Raises what `access.find` raises, and StillMissing."""
    item = access.find(policy.ITEMS, request.actor, verb, turn=turn_sent(request), pk=key)
    for problem in item.missing(verb):
        raise problem
    return item
