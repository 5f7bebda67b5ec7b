"""A public text of an inspection: written by one, approved by another. 整改公开文本。"""

from django.shortcuts import redirect, render

from secondhalf.core import access
from secondhalf.core.doing import first_result, turn_sent
from secondhalf.rectification import policy
from secondhalf.rectification.forms.texts import TEXT_FORMS
from secondhalf.rectification.models import PublicText
from secondhalf.rectification.views import doing
from secondhalf.rectification.words import REFUSING


def word(request, code):
    """The first words."""
    if repeated := first_result(request, "public_text.word_text"):
        return redirect("inspection-text", repeated.subject)
    inspection = access.find(policy, request.actor, "see", code=code)
    text = PublicText(inspection=inspection, realm=inspection.realm)
    access.refuse_unless(policy.TEXTS, request.actor, "word_text", text)
    form = TEXT_FORMS["word_text"](doing.sent(request), text=text, actor=request.actor)
    return doing.ask(
        request, "word_text", text, form, back=inspection.get_absolute_url(),
        template="rectification/text_move.html", inspection=inspection,
    )  # fmt: skip


def text(request, key):
    """The text as the public reads it, who wrote and approved it, and what may be done with it now."""
    found = access.find(policy.TEXTS, request.actor, "see", pk=key)
    offered = access.offered(policy.TEXTS, request.actor, found)
    context = {
        "text": found,
        "inspection": found.inspection,
        "buttons": [(verb, found.verb_labels[verb], verb in REFUSING) for verb in offered],
        "versions": found.versions.select_related("act__person").order_by("-id"),
        "approval": found.approvals.select_related("act__person").order_by("-id").first(),
        "reasons": found.reasons.select_related("act__person").order_by("-id"),
    }
    return render(request, "rectification/text.html", context)


def move(request, key, verb):
    """Every button of a text."""
    if first_result(request, f"public_text.{verb}"):
        return redirect("inspection-text", key)
    found = access.find(policy.TEXTS, request.actor, verb, turn=turn_sent(request), pk=key)
    form = TEXT_FORMS[verb](doing.sent(request), text=found, actor=request.actor)
    return doing.ask(
        request, verb, found, form, back=redirect("inspection-text", key).url,
        template="rectification/text_move.html", inspection=found.inspection,
    )  # fmt: skip
