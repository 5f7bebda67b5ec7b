"""One form about one thing: ask for it, watch it, take it away. 生成文书。"""

from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.papers import policy, running
from secondhalf.papers.documents import Document
from secondhalf.papers.downloads import download
from secondhalf.papers.fonts import has_song
from secondhalf.papers.form import known
from secondhalf.papers.forms import AskForm
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import State


def paper(request, form):
    """What the form is; a button for each format, and one to draft it as a document."""
    actor, asked = inside(request), known(form)
    ref = (request.POST.get("ref") or request.GET.get("ref", ""))[:400]
    thing = running.found(actor, asked, ref)
    answers = AskForm(request.POST if request.method == "POST" else None, asked=asked, ref=ref)
    if request.method == "POST" and answers.is_valid():
        one = running.ask(actor, asked, ref, **answers.cleaned_data)
        return redirect("print-file", one.pk) if one.state == State.READY else redirect(one)
    seat = actor.post.seat
    context = {
        "asked": asked,
        "thing": thing,
        "ref": ref,
        "form": answers,
        "back": asked.subject.link(thing),
        "may_draft": policy.drafts(actor, Document(form=asked.key, ref=ref, organisation=seat)),
        "template": template_of(actor, asked, thing) if "docx" in asked.formats else None,
        "documents": policy.visible_to(actor).filter(form=asked.key, ref=ref).exclude(stage="discarded")[:20],
        "song": has_song(),
        "language": get_language(),
    }
    return render(request, "papers/paper.html", context, status=422 if answers.errors else 200)


def template_of(actor, form, thing):
    """The organisation's own template that the paper is made in; of what is issued, that of the day it was."""
    issued = form.issued(thing, form.told(thing, by=actor, language=get_language())) if form.issued else None
    return issued.template if issued else Template.used_by(actor.post.seat, form.key)


def print_page(request, key):
    """How far it has come; what went wrong, and what to do."""
    one = found(request, key)
    if request.method == "POST":
        running.begin_again(one)
        return redirect(one)
    context = {"print": one, "stalled": running.is_stalled(one)}
    return render(request, "papers/_print.html" if request.htmx else "papers/print.html", context)


@require_safe
def print_file(request, key):
    """The file, as long as the person may still see what it is about."""
    one = found(request, key)
    if one.state != State.READY:
        return redirect(one)
    known(one.form).subject.find(inside(request), one.ref)
    return download(one.body, one.format, one.title)


def found(request, key):
    one = policy.prints_of(inside(request)).filter(pk=key).first()
    if one is None:
        raise NotFound
    return one


def inside(request):
    """The actor, signed in and in a post."""
    if request.actor is None:
        raise SignInFirst
    if request.actor.post is None:
        raise NotFound
    return request.actor
