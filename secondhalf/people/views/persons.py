"""Persons: the list, one person's page with posts over time, and the acts on a person. 人员。"""

import contextlib

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from secondhalf.core import access
from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import NotFound, Refused, Repeated, SignInFirst
from secondhalf.people import lockout, policy
from secondhalf.people.enrolling import register_person
from secondhalf.people.forms import PersonForm, RegisterForm
from secondhalf.people.invitations import invite as make_link
from secondhalf.people.open_work import of_post
from secondhalf.people.posts import Role
from secondhalf.people.views.asking import ask, page

SHOWN = 100


def persons(request):
    """The persons the actor looks after; `?q=` looks for a name or an account."""
    if request.actor is None:
        raise SignInFirst
    if policy.realm_path(request.actor) is None:
        raise NotFound
    word = request.GET.get("q", "").strip()
    rows = policy.visible_persons(request.actor).order_by("-is_active", "name", "username")
    if word:
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
    rows = list(rows.prefetch_related("posts__organisation")[: SHOWN + 1])
    return page(
        request,
        "people/persons.html",
        persons=[with_posts(person) for person in rows[:SHOWN]],
        more=len(rows) > SHOWN,
        may_register=request.actor.has(Role.SYSADMIN, Role.UNION_OFFICE),
    )


def with_posts(person):
    """The person with `held`: the posts of today, out of what was fetched with the list."""
    person.held = sorted((post for post in person.posts.all() if post.is_held), key=lambda post: post.sort_order)
    return person


def register(request):
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has(Role.SYSADMIN, Role.UNION_OFFICE):
        raise Refused(verb=_("Register a person"), who=policy.keeps_persons.who)
    return ask(
        request,
        RegisterForm(request.POST or None),
        lambda **answers: register_person(by=request.actor, realm=request.actor.realm, **answers),
        back="persons",
        heading=_("Register a person"),
        lede=_("They can sign in once they have set a password by a one-time link, which you make on their page."),
        submit=_("Register"),
        said=_("Registered."),
    )


def person(request, pk):
    """Posts over time, what is open before them, and what the actor may do."""
    someone = access.find(policy.PERSONS, request.actor, "see", pk=pk)
    posts = list(someone.posts.select_related("organisation").order_by("-from_on", "-id"))
    for post in posts:
        post.work = of_post(request, post) if post.is_held else None
    return page(
        request,
        "people/person.html",
        person=someone,
        posts=posts,
        verbs=access.allowed(policy.PERSONS, request.actor, someone),
        locked=lockout.locked_until(someone.username),
        sign_ins=someone.sign_ins.order_by("-at", "-id")[:10] if someone == request.actor.person else None,
    )


def change(request, pk):
    someone = access.find(policy.PERSONS, request.actor, "change", pk=pk)
    before = {name: getattr(someone, name) for name in ("name", "email", "phone")}
    return ask(
        request,
        PersonForm(request.POST or None, initial=before),
        lambda **answers: someone.change(by=request.actor, **answers),
        back=someone,
        heading=_("Change %(name)s") % {"name": someone.name},
        submit=_("Save"),
        said=_("Saved."),
    )


@never_cache
def invite(request, pk):
    """Make a one-time link and show it, once."""
    someone = access.find(policy.PERSONS, request.actor, "invite", pk=pk)
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made, path = make_link(someone, by=request.actor)
        except Repeated:
            return redirect(someone)
        link = request.build_absolute_uri(path)
        return page(request, "people/link.html", person=someone, invitation=made, link=link)
    return page(
        request,
        "people/ask.html",
        form=form,
        back=someone.get_absolute_url(),
        heading=_("One-time link for %(name)s") % {"name": someone.name},
        lede=_(
            "Whoever opens the link sets this person's password, once. Hand it over yourself, to nobody else."
            " Earlier links stop working. Everybody can see in the log that you made it."
        ),
        submit=_("Make the link"),
    )


def leave(request, pk):
    someone = access.find(policy.PERSONS, request.actor, "leave", pk=pk)
    posts = list(someone.posts.lasting().select_related("organisation").order_by("from_on"))
    for post in posts:
        post.work = of_post(request, post)
    return ask(
        request,
        HouseForm(request.POST if request.method == "POST" else None),
        lambda **_answers: someone.leave(by=request.actor),
        back=someone.get_absolute_url(),
        said=_("Left: posts ended, signed out everywhere."),
        template="people/leave.html",
        person=someone,
        posts=posts,
    )


def erase(request, pk):
    someone = access.find(policy.PERSONS, request.actor, "erase", pk=pk)
    return ask(
        request,
        HouseForm(request.POST if request.method == "POST" else None),
        lambda **_answers: someone.erase(by=request.actor),
        back=someone.get_absolute_url(),
        heading=_("Erase %(name)s") % {"name": someone.name},
        lede=_(
            "Name, account, e-mail and telephone go for good. What the person did stays on record under a mark that"
            " tells nobody who it was. The log of sign-ins is kept as long as the law asks."
        ),
        submit=_("Erase name and contacts"),
        said=_("Erased."),
    )


def unlock(request, pk):
    someone = access.find(policy.PERSONS, request.actor, "unlock", pk=pk)
    if request.method == "POST":
        with contextlib.suppress(Repeated):
            lockout.unlock_person(someone, by=request.actor, address=request.META["REMOTE_ADDR"])
        messages.success(request, _("Unlocked: %(name)s") % {"name": someone.name})
    return redirect("accounts_locked")
