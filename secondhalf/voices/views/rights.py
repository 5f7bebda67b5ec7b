"""What is kept about me, and what I may do about it: for an account and for a receipt alike. 我的信息。"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from secondhalf.core import access, clocks, moments, profile
from secondhalf.core.problems import NotFound
from secondhalf.voices import copying, forgetting, policy
from secondhalf.voices.models import Voice
from secondhalf.voices.revealing import handlers
from secondhalf.voices.views.followed import RIGHTS, SignedIn


def rights(request, ref):
    found = own(request, ref)
    return render(request, "voices/rights.html", page_of(found, request.actor, SignedIn(found)))


def copy(request, ref):
    return archive(own(request, ref))


def own(request, ref):
    """The voice, for whoever spoke; an officer who may open it has no rights of theirs."""
    found = access.find(policy, request.actor, "see", no=ref)
    if not found.is_by(request.actor):
        raise NotFound
    return found


def page_of(voice, actor, at):
    """The context of voices/_rights.html. at: the addresses (SignedIn or PublicPage)."""
    verbs = access.offered(policy, actor, voice)
    rule = profile.rule(voice.realm, "rights.days", organisations=(voice.holder_id,))
    last = voice.corrections.select_related("act").order_by("-id").first()
    return {
        "voice": voice,
        "at": at,
        "kept": [(copying.LABELS[key], copying.lines(value)) for key, value in copying.kept_about(voice).items()],
        "to": {verb: at.verb(verb) for verb in RIGHTS if verb in verbs},
        "words_of": Voice.verb_labels,
        "shown_as": voice.shown_as,
        "handlers": handlers(voice),
        "answered_by": clocks.due(last.act.at if last else moments.now(), rule).last_day,
        "days": rule.amount,
        "corrected": last,
        "ends": forgetting.ends(voice),
    }


def archive(voice):
    """The copy as a download, kept by no cache."""
    response = HttpResponse(copying.as_archive(voice), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{voice.no}.zip"'
    patch_cache_control(response, no_store=True)
    return response
