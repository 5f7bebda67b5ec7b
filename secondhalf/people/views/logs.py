"""The auditor's pages: sign-ins, and what was done to organisations, posts and persons; the locked accounts. 日志。"""

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.people import lockout, policy, words
from secondhalf.people.organisations import Organisation
from secondhalf.people.persons import Person
from secondhalf.people.posts import Post, Role
from secondhalf.people.signins import SignInRecord
from secondhalf.people.views.asking import page

PAGE = 50


def sign_ins(request):
    """The log of sign-ins, newest first; `?q=` a name or an account, `?outcome=` how it went."""
    only(request, Role.AUDITOR)
    rows = policy.visible_sign_ins(request.actor).select_related("person")
    word, outcome = request.GET.get("q", "").strip(), request.GET.get("outcome", "")
    if word:
        rows = rows.filter(Q(person__name__icontains=word) | Q(person__username__icontains=word))
    if outcome in SignInRecord.Outcome:
        rows = rows.filter(outcome=outcome)
    rows, pager = by_key(rows, request.GET)
    return page(request, "people/sign_ins.html", rows=rows, pager=pager, outcomes=SignInRecord.Outcome)


def doings(request):
    """Events of this room in the auditor's union line, newest first."""
    only(request, Role.AUDITOR)
    rows = Event.objects.filter(realm=request.actor.realm, name__in=words.EVENTS).select_related("person")
    rows, pager = by_key(rows, request.GET)
    return page(request, "people/doings.html", rows=tell(rows), pager=pager)


def tell(events):
    """Give each event its words and what it was about."""
    keys = [event.subject for event in events]
    names = {}
    for rows in (Organisation.objects, Post.objects.select_related("person", "organisation"), Person.objects):
        names |= {row.pk: str(row) for row in rows.filter(pk__in=keys)}
    for event in events:
        event.words, event.about = words.EVENTS[event.name], names.get(event.subject, "")
    return events


def locked(request):
    """Accounts that are locked now, for the security administrator."""
    only(request, Role.SECADMIN)
    lately = moments.now() - lockout.LASTS - datetime.timedelta(minutes=1)
    tried = Q(sign_ins__at__gte=lately, sign_ins__outcome__in=("wrong", "locked"))
    persons = policy.visible_persons(request.actor).filter(tried).distinct().order_by("name")
    rows = [(person, until) for person in persons if (until := lockout.locked_until(person.username))]
    return page(request, "people/locked.html", rows=rows)


def only(request, *roles):
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has(*roles):
        raise NotFound


def by_key(rows, asked):
    """One page of rows by their key, newest first, and its pager for `core/_pager.html`."""
    after, before = asked.get("after"), asked.get("before")
    if before:
        found = list(rows.filter(id__gt=key(before)).order_by("id")[: PAGE + 1])
        newer, older = len(found) > PAGE, True
        found = found[:PAGE][::-1]
    else:
        found = list((rows.filter(id__lt=key(after)) if after else rows).order_by("-id")[: PAGE + 1])
        newer, older = bool(after), len(found) > PAGE
        found = found[:PAGE]
    pager = {
        "words": _("%(n)d shown") % {"n": len(found)},
        "before": found[0].pk if found and newer else None,
        "after": found[-1].pk if found and older else None,
    }
    return found, pager


def key(text):
    import uuid

    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFound from None
