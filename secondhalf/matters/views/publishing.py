"""A public text: written on the matter's side, approved by somebody else, frozen once it is out. 公开文本。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.stories import lines
from secondhalf.matters import policy, publication_policy
from secondhalf.matters.forms.publishing import PUBLICATION_FORMS
from secondhalf.matters.publishing import VERBS, Publication

DONE = {
    "draft": _("The public text is drafted. Next: submit it for approval."),
    "amend": _("The public text is amended."),
    "submit": _("Submitted. Next: approval by somebody who had no hand in it."),
    "discard": _("The draft is dropped."),
    "send_back": _("Returned to whoever wrote it."),
    "publish": _("Published: it stands on the public board."),
    "publish_result": _("The result is published: it stands on the public board."),
    "take_down": _("Taken down from the public board."),
}
REFUSING = frozenset({"discard", "send_back", "take_down"})


def draft_publication(request, ref):
    """The first words, on a page beside the matter's summary."""
    if repeated := first_result(request, "publication.draft"):
        return redirect("publication", repeated.subject)
    matter = access.find(policy, request.actor, "see", no=ref)
    publication = Publication.of(matter)
    access.refuse_unless(publication_policy, request.actor, "draft", publication)
    return form_page(request, publication, "draft")


def publication(request, key):
    """The text as the public reads it, who wrote and approved it, and what may be done with it now."""
    found = access.find(publication_policy, request.actor, "see", pk=key)
    context = {
        "publication": found,
        "buttons": publication_policy.with_buttons(request.actor, [found])[0][1],
        "refusing": REFUSING,
        "wordings": found.wordings.select_related("act__person").order_by("-id"),
        "approval": found.approvals.select_related("act__person").order_by("id").last(),
        "story": story(found),
        "lacks": found.missing(result_or(found)) if found.stage == "waiting" else [],
        "verb": VERBS[result_or(found)],
    }
    return render(request, "matters/publication.html", context)


def publication_move(request, key, verb):
    """Every button of a publication: show its form, then do it."""
    if first_result(request, f"publication.{verb}"):
        return redirect("publication", key)
    found = access.find(publication_policy, request.actor, verb, turn=turn_sent(request), pk=key)
    return form_page(request, found, verb)


def form_page(request, publication, verb):
    sent = request.POST if request.method == "POST" else None
    form = PUBLICATION_FORMS[verb](sent, publication=publication, actor=request.actor)
    tell = lambda _result: messages.success(request, DONE[verb])  # noqa: E731
    if sent is not None and form.is_valid() and attempt(getattr(publication, verb), form, by=request.actor, tell=tell):
        return redirect("publication", publication.pk)
    context = {
        "publication": publication,
        "matter": publication.matter,
        "verb": verb,
        "words": VERBS[verb],
        "form": form,
        "lacks": publication.missing(verb),
        "refuses": verb in REFUSING,
    }
    return render(request, "matters/publication_move.html", context, status=422 if form.errors else 200)


def result_or(publication):
    return "publish_result" if "publish_result" in publication.possible() else "publish"


def story(publication):
    """Items of core/_story.html, newest first: every act and what was written at it."""
    texts = {reason.act_id: reason.text for reason in publication.reasons.all()}
    texts |= {approval.act_id: approval.opinion for approval in publication.approvals.all()}
    return lines(publication.story(), VERBS, texts, marked=REFUSING)
