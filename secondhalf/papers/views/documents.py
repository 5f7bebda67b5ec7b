"""A document: what it says, who drafted and issued it, its very bytes. 正式文书页面。"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result, turn_sent
from secondhalf.core.stories import lines
from secondhalf.papers import policy, running
from secondhalf.papers.documents import Document
from secondhalf.papers.downloads import download
from secondhalf.papers.form import known
from secondhalf.papers.forms import DOCUMENT_FORMS
from secondhalf.papers.loop import DONE, REFUSING, VERBS, Stage
from secondhalf.papers.making import made
from secondhalf.papers.own_templates import Template
from secondhalf.papers.problems import NeverIssued
from secondhalf.papers.views.asking import inside


def document(request, key):
    """Number, stage, files, history, and what may be done with it now."""
    found = access.find(policy, request.actor, "see", pk=key)
    offered = access.offered(policy, request.actor, found)
    context = {
        "document": found,
        "formats": formats_of(found),
        "copies": found.copies.order_by("format"),
        "buttons": [(verb, VERBS[verb]) for verb in ("issue", "redraft", "withdraw", "discard") if verb in offered],
        "refusing": REFUSING,
        "story": story(found),
        "successor": policy.visible_to(request.actor).filter(replaces=found).first(),
    }
    return render(request, "papers/document.html", context)


def document_move(request, key, verb):
    """Every button of a document: show its form, then do it."""
    if first_result(request, f"document.{verb}"):
        return redirect("document", key)
    found = access.find(policy, request.actor, verb, turn=turn_sent(request), pk=key)
    form = DOCUMENT_FORMS[verb](request.POST if request.method == "POST" else None, turn=found.turn)
    tell = lambda _result: messages.success(request, DONE[verb] % {"no": found.no})  # noqa: E731
    if request.method == "POST" and form.is_valid():
        act = getattr(found, verb)
        if verb == "redraft":
            form.cleaned_data.update(gathered(request.actor, known(found.form), found.ref, found.language))
        if attempt(act, form, by=request.actor, tell=tell):
            return redirect("document", found.pk)
    context = {"document": found, "verb": verb, "words": VERBS[verb], "form": form, "refuses": verb in REFUSING}
    return render(request, "papers/document_move.html", context, status=422 if form.errors else 200)


@require_POST
def draft_document(request, form):
    """From the page of a form: its words of today, as a draft."""
    if repeated := first_result(request, "document.draft"):
        return redirect("document", repeated.subject)
    actor, asked = inside(request), known(form)
    if not asked.mark:
        raise NeverIssued(form=asked.title)
    ref, language = request.POST.get("ref", "")[:400], request.POST.get("language", "")
    language = language if language in ("zh-hans", "en") else "zh-hans"
    seat = actor.post.seat
    found = Document(realm=seat.realm, organisation=seat, form=asked.key, ref=ref, language=language)
    running.found(actor, asked, ref)
    access.refuse_unless(policy, actor, "draft", found)
    found.draft(by=actor, **gathered(actor, asked, ref, language))
    messages.success(request, DONE["draft"])
    return redirect(found)


def gathered(actor, form, ref, language):
    """What the form says now: about, rows, title."""
    thing = running.found(actor, form, ref)
    with translation.override(language):
        about = form.told(thing, by=actor, language=language)
        title = about.get("title") or ""
        if title in ("", str(form.title)):  # a form to fill: which thing it is about has to stand beside it
            title = running.title_of(form, thing)
    return {"about": about, "rows": form.subject.rows(thing), "title": str(title)[:200]}


@require_safe
def document_file(request, key, format):
    """Issued: the very bytes. A draft: as it would look now, without a number."""
    found = access.find(policy, request.actor, "see", pk=key)
    name = f"{found.no} {found.title}".strip()
    if found.stage in (Stage.ISSUED, Stage.WITHDRAWN):
        copy = found.copies.filter(format=format).first()
        if copy is None:
            raise Http404
        return download(copy.body, format, name)
    form = known(found.form)
    if format not in formats_of(found):
        raise Http404
    with translation.override(found.language):
        return download(made(form, format, found.about, Template.used_by(found.organisation, form.key)), format, name)


def formats_of(document):
    """The formats that it is kept in, or would be."""
    if document.stage in (Stage.ISSUED, Stage.WITHDRAWN):
        return sorted(document.copies.values_list("format", flat=True))
    own = Template.used_by(document.organisation, document.form)
    return ["docx"] if own else list(known(document.form).formats)


def story(document):
    """Items of core/_story.html, newest first."""
    texts = {reason.act_id: reason.text for reason in document.reasons.all()}
    return lines(document.story(), VERBS, texts, marked=REFUSING)
