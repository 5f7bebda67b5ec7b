"""The record of a visit, on a phone: check points, then the conclusion that decides the verb. 现场核验。"""

from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from secondhalf.core.problems import Problem, SignInFirst
from secondhalf.matters.forms.visiting import RecordForm
from secondhalf.matters.stages import Stage
from secondhalf.matters.views import doing
from secondhalf.matters.views.move import move

CONCLUSIONS = {"verify": "verify", "send_back": "send_back", "relapse": "send_back"}
SCRIPTS = ("matters/shrink.js", "matters/keeping.js", "matters/signing.js", "matters/visit.js")
WORKER = Path(__file__).resolve().parent.parent / "static" / "matters" / "visit-worker.js"
GONE = 409


def visit(request, ref, verb):
    """`verify`, and `send_back` from a verification: one record, one page."""
    verb = CONCLUSIONS.get(request.POST.get("conclusion", ""), verb)
    if repeated := doing.first_result(request, f"matter.{verb}"):
        return answer(request, doing.go_on_after(request, repeated))
    try:
        matter = doing.find(request, verb, ref)
    except Problem as problem:
        if problem.status != GONE or request.method == "POST":
            raise
        return moved_on(request, problem)
    if matter.stage != Stage.IN_VERIFICATION:
        return move(request, ref, verb)
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else (None, None)
    form = RecordForm(*sent, matter=matter, actor=request.actor)
    if posted and form.is_valid() and doing.do(request, matter, form.verb, form):
        return answer(request, doing.go_on(request, matter))
    context = {
        "matter": matter,
        "thing": matter,
        "form": form,
        "nth": matter.verifications.count() + 1,
        "scripts": SCRIPTS,
    }
    return render(request, "matters/verify.html", context, status=422 if form.errors else 200)


def visit_worker(request):
    """The script that opens the page without a line; from here, since it may only serve what lies below its address."""
    if request.actor is None:
        raise SignInFirst
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(WORKER.read_text(encoding="utf-8"), content_type="text/javascript", headers=headers)


def answer(request, response):
    """Where to go on, as a redirect; to the page's own script in words that it can follow after cleaning up."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"go": response.url})
    return response


def moved_on(request, problem, *, template="matters/verify_gone.html"):
    """The same refusal as anywhere, with what this phone still keeps of the record: nothing written is lost."""
    context = {"problem": problem, "thing": problem.thing, "scripts": SCRIPTS}
    return render(request, template, context, status=problem.status)
