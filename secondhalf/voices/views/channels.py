"""The channels of a union's reach: list, make, change, end; poster and code to print. 渠道管理。"""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secondhalf.core import access, moments
from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import NotFound, Refused, SignInFirst
from secondhalf.papers import codes
from secondhalf.people.views.asking import ask
from secondhalf.voices import channel_policy as policy
from secondhalf.voices import papers
from secondhalf.voices.channels import Channel
from secondhalf.voices.forms.channels import ChannelForm, NewChannelForm
from secondhalf.voices.models import Voice

PAGE = 50
FEW = 5  # below that, a number could tell who spoke


def channels(request):
    """The list, newest first, with how many voices came through each."""
    actor = keeper(request)
    word, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = policy.visible_to(actor)
    if word:
        named = Q(name__icontains=word) | Q(place__icontains=word) | Q(campaign__icontains=word) | Q(code=word.lower())
        found = found.filter(named | Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word))
    found = {"open": found.open(), "ended": found.filter(to_on__lt=moments.today())}.get(state, found)
    if after := key_of(request.GET.get("after", "")):
        found = found.filter(pk__lt=after)
    rows = list(found.order_by("-id")[: PAGE + 1])
    context = {"channels": counted(rows[:PAGE]), "word": word, "state": state, "any": word or state or after}
    context["after"] = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return render(request, "voices/channels.html", context)


def channel(request, code):
    """One channel: what stands behind it, its code, its papers."""
    found = access.find(policy, keeper(request), "see", code=code)
    counted([found])
    context = {"channel": found, "address": papers.address(found), "local": papers.origin() == papers.LOCAL}
    rules = policy.RULES
    context["verbs"] = [verb for verb in ("change", "end") if rules[verb](request.actor, found) is True]
    return render(request, "voices/channel.html", context)


def make(request):
    actor = keeper(request)
    form = NewChannelForm(request.POST or None, actor=actor)
    return ask(
        request, form, lambda **about: Channel.make(by=actor, **about), back=reverse("channels"),
        template="voices/channel_form.html", heading=policy.VERBS["make"], submit=_("Make the channel"),
        said=_("It is in use. Print its poster."),
    )  # fmt: skip


def change(request, code):
    found = ready(request, "change", code)
    form = ChannelForm(request.POST or None, actor=request.actor, channel=found)
    return ask(
        request, form, lambda **about: found.change(by=request.actor, **about), back=found.get_absolute_url(),
        template="voices/channel_form.html", heading=policy.VERBS["change"], submit=_("Keep the changes"),
        said=_("Saved."), lede=_("Code, unit and who receives it are printed on the wall: for others, make a new one."),
    )  # fmt: skip


def end(request, code):
    found = ready(request, "end", code)
    return ask(
        request, HouseForm(request.POST or None), lambda: found.end(by=request.actor), back=found.get_absolute_url(),
        template="voices/channel_form.html", heading=policy.VERBS["end"], submit=_("End it"), refuses=True,
        said=_("It is ended. Take the poster off the wall."),
        lede=_("What came through it stays. Whoever still scans it is told where to speak instead."),
    )  # fmt: skip


def poster(request, code, paper, languages):
    """The poster to print."""
    found = access.find(policy, keeper(request), "see", code=code)
    made = papers.poster(found, paper=paper, languages=languages)
    return file(made, "application/pdf", f"{found.code}-{paper}-{languages}.pdf")


def qr(request, code, kind):
    """The code alone: as a drawing of any size, or as a picture."""
    found = access.find(policy, keeper(request), "see", code=code)
    if kind == "svg":
        return file(codes.qr_svg(papers.address(found), title=found.code), "image/svg+xml", f"{found.code}.svg")
    return file(codes.qr_png(papers.address(found)), "image/png", f"{found.code}.png")


def file(made, kind, name):
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def keeper(request):
    if request.actor is None:
        raise SignInFirst
    if not policy.keeps(request.actor, None):
        raise Refused(verb=_("Keep the channels"), who=policy.keeps.who)
    return request.actor


def ready(request, verb, code):
    found = access.find(policy, keeper(request), "see", code=code)
    access.refuse_unless(policy, request.actor, verb, found)
    return found


def counted(channels):
    """Each with `came`, in words: how many voices came through it; when, nobody is told, and few are not counted."""
    heard = Voice.objects.filter(via__in=channels, is_released=True).values_list("via").annotate(n=Count("pk"))
    by_channel = dict(heard.order_by())
    for one in channels:
        n = by_channel.get(one.pk, 0)
        one.came = _("fewer than %(n)s") % {"n": FEW} if n < FEW else f"{n:,}"
    return channels


def key_of(text):
    """The key that a page goes on from, or None; NotFound for what is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None
