"""Who may see, draft, issue and withdraw documents, and whose templates are whose. Nothing else decides. 文书权限。

A paper shows what it is about: whoever may not see one of the things it tells of does not see the paper (recusal).
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import NotFound
from secondhalf.papers.documents import Document, DocumentRow
from secondhalf.papers.form import every
from secondhalf.papers.loop import VERBS, Stage
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import Print
from secondhalf.people.posts import Role
from secondhalf.people.rights import table

INSIDE = (Role.UNION_OFFICE, Role.RESP_LEADER, Role.APPROVER, Role.SUPERVISOR_OFFICE)


def visible_to(actor):
    """The documents of which the actor may see everything they tell of; drafts only in the organisation that drafts."""
    if actor is None or actor.post is None:
        return Document.objects.none()
    told = Q(pk=None)
    for visible, keys in sources():
        seen = visible(actor).filter(pk=OuterRef("row"))
        hidden = DocumentRow.objects.filter(document=OuterRef("pk")).filter(~Exists(seen))
        told |= Q(form__in=keys) & ~Exists(hidden)
    found = Document.objects.filter(told & beyond_drafts(actor))
    return found.select_related("organisation", "author", "issuer", "template")


def of_one(actor, row):
    """The documents that tell of one row only, which the actor is known to see."""
    others = DocumentRow.objects.filter(document=OuterRef("pk")).exclude(row=row)
    return Document.objects.filter(beyond_drafts(actor), ~Exists(others), rows__row=row)


def beyond_drafts(actor):
    """Drafts are for those who drafted them and for the office and leaders of that organisation."""
    inside = Q(organisation=actor.post.seat) if actor.has(*INSIDE) else Q(author=actor.person)
    return inside | Q(stage__in=(Stage.ISSUED, Stage.WITHDRAWN))


def sources():
    """[(what decides who sees, [keys of the forms about it])]: forms about the same rows are asked for once."""
    found = {}
    for form in every().values():
        found.setdefault(form.subject.visible_to, []).append(form.key)
    return list(found.items())


def prints_of(actor):
    """What the person asked for; nobody sees another's."""
    return Print.objects.filter(person=actor.person) if actor and actor.person else Print.objects.none()


def templates_of(actor):
    """The templates of the actor's seat and of what stands above it."""
    if actor is None or actor.post is None:
        return Template.objects.none()
    return Template.objects.filter(organisation__path__in=actor.post.seat.line())


def rule(who):
    """Mark a question with the words that say who may."""

    def mark(question):
        question.who = who
        return question

    return mark


@rule(_("whoever is offered the form for what it is about"))
def drafts(actor, document):
    form = document.kind
    if form is None or not form.mark or actor.post is None or document.organisation_id != actor.post.seat.pk:
        return False
    try:
        return form.offered(actor, form.subject.find(actor, document.ref))
    except NotFound:
        return False


@rule(_("whoever drafted it, or the office or a leader of the organisation"))
def drops(actor, document):
    mine = actor.person.pk == document.author_id
    return mine or (actor.has(*INSIDE) and actor.post.seat.pk == document.organisation_id)


@rule(_("a leader of the organisation that issues it"))
def issues(actor, document):
    form = document.kind
    if form is None or actor.post is None or document.organisation_id != actor.post.seat.pk:
        return False
    try:
        return form.issues(actor, form.subject.find(actor, document.ref))
    except NotFound:
        return False


@rule(_("the union office or the system administrator"))
def keeps_templates(actor, organisation):
    """Templates are an organisation's own: its office keeps them."""
    return actor.has(Role.UNION_OFFICE, Role.SYSADMIN)


RULES = {"draft": drafts, "redraft": drafts, "discard": drops, "issue": issues, "withdraw": issues}


def rights(request, thing):
    """Slot `rights.table`: who may do which verb of a document."""
    return table(_("Documents"), RULES, VERBS)
