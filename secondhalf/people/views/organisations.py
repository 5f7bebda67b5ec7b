"""The tree, the chosen organisation, and the acts on it. 组织与职务。"""

from django.contrib import messages
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.problems import NotFound, Refused, SignInFirst
from secondhalf.people import facts, policy, tree
from secondhalf.people.appointing import appoint
from secondhalf.people.forms import FORM_OF_KIND, AppointForm, EndForm, MoveForm
from secondhalf.people.organisations import MAY_STAND_BELOW, Kind
from secondhalf.people.views.asking import ask, page
from secondhalf.people.views.who import whoever


def organisations(request, pk=None):
    """The tree at the left, the chosen organisation (the topmost one without a choice) at the right."""
    actor = request.actor
    if actor is None:
        raise SignInFirst
    top = policy.visible_to(actor).order_by("path").first()
    if top is None:
        raise NotFound
    chosen = access.find(policy.ORGANISATIONS, actor, "see", pk=pk) if pk else top
    word = request.GET.get("q", "").strip()
    return page(
        request,
        "people/organisations.html",
        chosen=chosen,
        branches=tree.branches(top, chosen),
        found=tree.search(policy.visible_to(actor), word) if word else None,
        facts=facts.of(chosen),
        verbs=access.allowed(policy.ORGANISATIONS, actor, chosen),
        kinds=kinds_below(actor, chosen),
        held=held(actor, chosen),
        past=chosen.posts.past().select_related("person", "organisation").order_by("-to_on", "id")[:50],
    )


def held(actor, organisation):
    """The posts of today and of coming days, each with what the actor may do with it."""
    posts = list(organisation.posts.lasting().select_related("person").order_by("sort_order", "from_on", "id"))
    for post in posts:
        post.organisation = organisation
        post.verbs = access.allowed(policy.POSTS, actor, post)
    return posts


def kinds_below(actor, organisation):
    """The kinds that may stand below it and that the actor may found there."""
    mine = policy.kinds_below(actor, organisation)
    return [kind for kind in Kind if kind in mine and organisation.kind in MAY_STAND_BELOW[kind]]


def found(request, pk, kind):
    above = access.find(policy.ORGANISATIONS, request.actor, "found", pk=pk)
    if kind not in kinds_below(request.actor, above):
        raise Refused(thing=above, verb=Kind(kind).label, who=policy.runs_the_system.who)
    form = FORM_OF_KIND[kind](request.POST or None, realm=above.realm)

    def do(**_answers):
        node = above.found_below(kind=kind, by=request.actor, **form.split())
        doubt(request, form)
        return node

    return ask(
        request,
        form,
        do,
        back=above.get_absolute_url(),
        heading=_("Add a %(kind)s below %(name)s") % {"kind": Kind(kind).label, "name": above.name},
        submit=_("Add below"),
        said=_("Added."),
    )


def change(request, pk):
    chosen = access.find(policy.ORGANISATIONS, request.actor, "change", pk=pk)
    form = FORM_OF_KIND[chosen.kind](request.POST or None, organisation=chosen)

    def do(**_answers):
        chosen.change(by=request.actor, **form.split())
        doubt(request, form)

    heading = _("Change %(name)s") % {"name": chosen.name}
    return ask(request, form, do, back=chosen.get_absolute_url(), heading=heading, submit=_("Save"), said=_("Saved."))


def doubt(request, form):
    if words := getattr(form, "doubt", ""):
        messages.warning(request, words)


def move(request, pk):
    chosen = access.find(policy.ORGANISATIONS, request.actor, "move", pk=pk)
    form = MoveForm(request.POST or None, organisation=chosen, among=policy.visible_to(request.actor))

    def do(to):
        access.refuse_unless(policy.ORGANISATIONS, request.actor, "found", to)
        chosen.move(to=to, by=request.actor)

    return ask(
        request,
        form,
        do,
        back=chosen.get_absolute_url(),
        heading=_("Move %(name)s") % {"name": chosen.name},
        lede=_("Everything below moves with it, in one step. Posts, matters and history stay as they are."),
        submit=_("Move"),
        said=_("Moved."),
    )


def end(request, pk):
    chosen = access.find(policy.ORGANISATIONS, request.actor, "end", pk=pk)
    lacks = chosen.hangs_on_it()
    return ask(
        request,
        EndForm(request.POST or None),
        lambda on: chosen.end(by=request.actor, on=on),
        back=chosen.get_absolute_url(),
        heading=_("End %(name)s") % {"name": chosen.name},
        lede=_("It keeps its history and may be read, but nothing new happens in it after the last day."),
        lacks=lacks,
        submit=_("End"),
        refuses=True,
        said=_("The last day is set."),
    )


def appoint_here(request, pk):
    place = access.find(policy.ORGANISATIONS, request.actor, "appoint", pk=pk)
    at_once = policy.granted_at_once(request.actor)
    form = AppointForm(request.POST or None, realm=place.realm, at_once=at_once)

    def do(roles, account, name, **fields):
        appoint(
            by=request.actor,
            person=whoever(request.actor, form),
            organisation=place,
            roles=[role for role in roles if role in at_once],
            asked=[role for role in roles if role not in at_once],
            **fields,
        )

    return ask(
        request,
        form,
        do,
        back=place.get_absolute_url(),
        heading=_("Appoint in %(name)s") % {"name": place.name},
        submit=_("Appoint"),
        said=_("Appointed."),
    )
