"""My notices, what waits first; opening one; what I want by mail. 我的通知。"""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from secondhalf.core import access, moments
from secondhalf.core.problems import SignInFirst
from secondhalf.matters.policy import READERS
from secondhalf.notices import mailing, policy
from secondhalf.notices.concerns import Concern
from secondhalf.notices.forms import ChoicesForm
from secondhalf.notices.models import Choices

MOST = 200
PAGE = 30


@never_cache
def notices(request):
    """What was not read and still waits, then what came earlier, page by page (`?before=KEY`)."""
    mine = policy.visible_to(signed_in(request)).for_page()
    fresh = list(mine.fresh()[:MOST])
    earlier = mine.exclude(pk__in=[notice.pk for notice in fresh])
    if before := key_of(request.GET.get("before", "")):
        fresh, earlier = [], earlier.filter(pk__lt=before)
    rows = list(earlier[: PAGE + 1])
    older = rows[PAGE - 1].pk if len(rows) > PAGE else None
    context = {"fresh": fresh, "earlier": rows[:PAGE], "older": older, "first": before is None}
    return render(request, "notices/notices.html", context)


def notice(request, key):
    """Read it, and go to what it is about."""
    found = access.find(policy, signed_in(request), "see", pk=key)
    found.read()
    return redirect(found)


@require_POST
def read(request):
    """Mark one (`key`) or all as read, without opening them."""
    mine = policy.visible_to(signed_in(request)).filter(read_at=None)
    if "key" in request.POST:
        mine = mine.filter(pk=key_of(request.POST["key"]))
    mine.update(read_at=moments.now())
    return redirect("notices")


@never_cache
def choices(request):
    """By which way each group of facts also goes by mail."""
    actor = signed_in(request)
    chosen, groups = Choices.of(actor.person), groups_of(actor)
    first = {group.value: chosen.by_mail(group) for group in groups} | {"language": chosen.mail_language}
    form = ChoicesForm(request.POST or None, groups=groups, initial=first)
    if request.method == "POST" and form.is_valid():
        Choices.objects.update_or_create(person=actor.person, defaults=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notice-choices")
    context = {"form": form, "address": actor.person.email, "open": mailing.is_open()}
    return render(request, "notices/choices.html", context)


def groups_of(actor):
    """The groups that can come to this person: whoever handles nothing has only what they said themselves."""
    handles = any(not post.roles_set.isdisjoint(READERS) for post in actor.posts())
    return list(Concern) if handles else [Concern.OWN]


def signed_in(request):
    if request.actor is None or request.actor.person is None:
        raise SignInFirst
    return request.actor


def key_of(text):
    try:
        return UUID(text)
    except ValueError:
        return None
