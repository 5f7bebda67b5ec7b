"""Entering findings: one on a page, or many rows at once. 反馈问题录入。"""

from django.shortcuts import redirect

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.rectification import policy
from secondhalf.rectification.forms.findings import EnterFindingForm, EnterManyForm
from secondhalf.rectification.views import doing


def enter_one(request, code):
    """A page for one; after it the next one is asked for, if that button was pressed."""
    return enter(request, code, EnterFindingForm, "rectification/enter.html")


def enter_many(request, code):
    """Rows copied from a table."""
    return enter(request, code, EnterManyForm, "rectification/enter_many.html")


def enter(request, code, form_class, template):
    goes_on = redirect("enter-finding", code) if "next" in request.POST else redirect("inspection", code)
    if first_result(request, "inspection.enter_findings"):
        return goes_on
    found = access.find(policy, request.actor, "enter_findings", turn=turn_sent(request), code=code)
    form = form_class(doing.sent(request), inspection=found, actor=request.actor)
    last = found.findings.select_related("matter").order_by("-id")[:5]
    return doing.ask(
        request, "enter_findings", found, form, back=goes_on.url, template=template, inspection=found, entered=last
    )
