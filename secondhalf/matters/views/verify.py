"""The record of a visit, on a phone: check points, then the conclusion that decides the verb. 现场核验。"""

from django.shortcuts import render

from secondhalf.matters.forms.closing import RecordForm
from secondhalf.matters.stages import Stage
from secondhalf.matters.views import doing
from secondhalf.matters.views.move import move

CONCLUSIONS = ("verify", "send_back")


def visit(request, ref, verb):
    """`verify`, and `send_back` from a verification: one record, one page."""
    chosen = request.POST.get("conclusion", "")
    verb = chosen if chosen in CONCLUSIONS else verb
    if repeated := doing.first_result(request, f"matter.{verb}"):
        return doing.go_on_after(request, repeated)
    matter = doing.find(request, verb, ref)
    if matter.stage != Stage.IN_VERIFICATION:
        return move(request, ref, verb)
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else (None, None)
    form = RecordForm(*sent, matter=matter, actor=request.actor)
    if posted and form.is_valid() and doing.do(request, matter, form.verb, form):
        return doing.go_on(request, matter)
    context = {"matter": matter, "form": form, "nth": matter.verifications.count() + 1}
    return render(request, "matters/verify.html", context, status=422 if form.errors else 200)
