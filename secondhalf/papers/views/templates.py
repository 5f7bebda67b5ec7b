"""An organisation's own templates: which forms, what may stand in them, upload, trial, history. 自有模板页面。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secondhalf.core import moments
from secondhalf.core.problems import NotFound, Problem, Refused
from secondhalf.papers import own_templates, policy
from secondhalf.papers.downloads import download
from secondhalf.papers.form import every, known
from secondhalf.papers.forms import TemplateForm
from secondhalf.papers.own_templates import Template
from secondhalf.papers.views.asking import inside


def templates(request):
    """Every form that takes a template, and which one is used here."""
    actor = keeper(request)
    found = [form for form in every().values() if form.places]
    used = {form.key: Template.used_by(actor.post.seat, form.key) for form in found}
    return render(request, "papers/templates.html", {"rows": [(form, used[form.key]) for form in found]})


def template(request, form):
    """What may stand in it; choose a file; those that were there before."""
    actor, asked = keeper(request), with_places(form)
    seat = actor.post.seat
    upload = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and upload.is_valid() and taken(request, actor, asked, upload):
        return redirect("template", asked.key)
    context = {
        "asked": asked,
        "form": upload,
        "places": asked.places.items(),
        "lists": sorted({name.partition("[]")[0] for name in asked.places if "[]." in name}),
        "used": Template.used_by(seat, asked.key),
        "before": policy.templates_of(actor).filter(form=asked.key).select_related("organisation", "uploaded_by"),
        "seat": seat,
    }
    return render(request, "papers/template.html", context, status=422 if upload.errors else 200)


def taken(request, actor, asked, upload):
    """Keep it, or say on the form what is wrong with it."""
    file = upload.cleaned_data["file"]
    try:
        own_templates.take(file.read(), name=file.name, form=asked, organisation=actor.post.seat, by=actor)
    except Problem as problem:
        upload.add_error("file", problem.in_words)
        return False
    messages.success(request, _("The template is checked and used from now on."))
    return True


@require_safe
def template_trial(request, key):
    """The template filled with the words of its places."""
    found = one(request, key)
    return download(own_templates.tried(found, with_places(found.form)), "docx", found.name.removesuffix(".docx"))


@require_safe
def template_file(request, key):
    found = one(request, key)
    return download(found.body, "docx", found.name.removesuffix(".docx"))


@require_POST
def template_retire(request, key):
    """Not used any more; papers that were made with it stay as they are."""
    found, actor = one(request, key), keeper(request)
    if found.organisation_id != actor.post.seat.pk:
        raise NotFound
    now = {"retired_at": moments.now(), "retired_by": actor.person}
    Template.objects.filter(pk=found.pk, retired_at=None).update(**now)
    messages.success(request, _("The template is not used any more."))
    return redirect("template", found.form)


def one(request, key):
    found = policy.templates_of(keeper(request)).filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def with_places(key):
    form = known(key)
    if not form.places:
        raise NotFound
    return form


def keeper(request):
    actor = inside(request)
    if not policy.keeps_templates(actor, actor.post.seat):
        raise Refused(verb=_("Keep templates"), who=policy.keeps_templates.who)
    return actor
