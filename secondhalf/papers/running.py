"""Making what was asked for: few rows while one waits, many in the background with progress. 生成任务。"""

import datetime
import logging
from functools import partial

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.core.problems import Problem
from secondhalf.papers import keeping
from secondhalf.papers.form import known
from secondhalf.papers.issued import first_drawn
from secondhalf.papers.making import made
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import Print, State
from secondhalf.papers.problems import FormNotOffered, PostPassedOn

AT_ONCE = 200  # rows that a paper may tell of and still be made while one waits
SILENT = datetime.timedelta(minutes=2)
log = logging.getLogger(__name__)


def ask(actor, form, ref, *, format, language):
    """Ask for a paper; returns the Print, ready already when it is a small one. Raises NotFound, FormNotOffered."""
    thing = found(actor, form, ref)
    with translation.override(language):
        title = title_of(form, thing)
    one = Print(realm=actor.realm, person=actor.person, post=actor.post, form=form.key, ref=ref, title=title)
    one.format, one.language = format if format in form.formats else form.formats[0], language
    with transaction.atomic():
        one.save(force_insert=True)
        is_large = len(form.subject.rows(thing)) > AT_ONCE
        if is_large:
            carry_out.enqueue(str(one.pk))
    if not is_large:
        work(one.pk)
        one.refresh_from_db()
    return one


def found(actor, form, ref):
    """What the form is about, if the actor may see it and the form is offered there."""
    thing = form.subject.find(actor, ref)
    if not form.offered(actor, thing):
        raise FormNotOffered(form=form.title)
    return thing


def title_of(form, thing):
    return f"{form.title} · {form.subject.name(thing)}"[:200]


@task(priority=5)
def carry_out(key):
    """Make one paper (a django-task). Safe to run twice."""
    work(key)


def begin_again(one):
    """Once more, after it broke off or its worker was killed."""
    before = moments.now() - SILENT
    broken = Print.objects.filter(pk=one.pk, state=State.BROKEN)
    stalled = Print.objects.filter(pk=one.pk, state=State.RUNNING, moved_at__lt=before)
    with transaction.atomic():
        if (broken | stalled).update(state=State.WAITING, percent=0, error="", remedy="", moved_at=moments.now()):
            carry_out.enqueue(str(one.pk))


def is_stalled(one):
    return one.state == State.RUNNING and one.moved_at < moments.now() - SILENT


def work(key):
    """Make it, unless another process has it in hand or it is done; what goes wrong is written down in words."""
    mine = Print.objects.filter(pk=key, state=State.WAITING)
    if not mine.update(state=State.RUNNING, percent=10, moved_at=moments.now()):
        return
    one = Print.objects.select_related("person", "post__organisation__parent").get(pk=key)
    with translation.override(one.language):
        try:
            body = drawn(one)
            sha256 = keeping.put(one.pk, one.format, body)
            tell(one, state=State.READY, percent=100, sha256=sha256, size=len(body))
        except Problem as problem:
            tell(one, state=State.BROKEN, error=problem.what_happened[:300], remedy=problem.what_to_do[:300])
        except Exception:
            log.exception("paper %s broke off", one.pk)
            wrong, todo = _("Something went wrong here"), _("Try again; if it stays, tell the administrator.")
            tell(one, state=State.BROKEN, error=str(wrong), remedy=str(todo))


def drawn(one):
    actor, form = actor_of(one), known(one.form)
    thing = found(actor, form, one.ref)
    about = form.told(thing, by=actor, language=one.language)
    tell(one, percent=50)
    issued = form.issued(thing, about) if form.issued else None
    if issued is None:
        return made(form, one.format, about, Template.used_by(actor.post.seat, form.key))
    draw = partial(made, form, one.format, about, issued.template)
    return first_drawn(issued, form=form, format=one.format, language=one.language, draw=draw)


def actor_of(one):
    """Whoever asked, in the post asked in. Raises PostPassedOn."""
    if not one.person.current_posts().filter(pk=one.post_id).exists():
        raise PostPassedOn
    return Actor(person=one.person, post=one.post)


def tell(one, **what):
    Print.objects.filter(pk=one.pk).update(moved_at=moments.now(), **what)
