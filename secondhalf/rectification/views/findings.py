"""The verbs of a finding; what it is stands on its matter's page. 反馈问题办理。"""

from django.shortcuts import redirect

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.rectification import policy
from secondhalf.rectification.forms.findings import FINDING_FORMS
from secondhalf.rectification.views import doing


def move(request, ref, verb):
    """Every button of a finding: show its form, then do it."""
    if first_result(request, f"finding.{verb}"):
        return redirect("matter", ref)
    found = access.find(policy.FINDINGS, request.actor, verb, turn=turn_sent(request), matter__no=ref)
    form = FINDING_FORMS[verb](doing.sent(request), finding=found, actor=request.actor)
    ask = found.open_change() if verb in ("grant_change", "refuse_change") else None
    return doing.ask(
        request, verb, found, form, back=found.get_absolute_url(), template="rectification/finding_move.html",
        finding=found, matter=found.matter, ask=ask,
    )  # fmt: skip
