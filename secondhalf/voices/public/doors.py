"""The public door: pages that never read the sign-in, and know a person by nothing but a receipt. 公开入口。"""

from functools import wraps
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from secondhalf.core.actors import Actor
from secondhalf.core.problems import UNKEPT, Problem
from secondhalf.voices.lodging import RAISER
from secondhalf.voices.nameless import PUBLIC

COOKIE = "receipt"
SALT = "secondhalf.receipt"
STAYS = 30 * 60  # seconds without a page


def public(view):
    """A public page: no sign-in, no cache, no token against forgery (there is no sign-in to misuse; the cookie of the
    receipt is sent with our own pages only). `request.actor` is who holds a receipt, or somebody without one."""

    @csrf_exempt
    @wraps(view)
    def nameless(request, *args, **kwargs):
        request.actor = bearer_of(request)
        response = answered(view, request, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        response.headers["Referrer-Policy"] = "no-referrer"
        if request.actor.bearer and COOKIE not in response.cookies:  # unless the view has just let it be forgotten
            remember(response, request.actor.bearer)
        return response

    nameless.reads_no_sign_in = True
    return nameless


def answered(view, request, *args, **kwargs):
    """What the view answers; a Problem on a sheet of the public pages, with what was written, and without a cookie."""
    try:
        return view(request, *args, **kwargs)
    except Problem as problem:
        if "application/json" in request.headers.get("Accept", ""):
            raise
        sent = {name: words for name, words in request.POST.items() if name not in UNKEPT and name != "of"}
        context = {"problem": problem, "kept": problem.kept or sent}
        return render(request, "voices/public/problem.html", context, status=problem.status)


def bearer_of(request):
    """The actor of a public request: no person, no post; `bearer` is the key of the voice whose receipt was shown."""
    once = request.POST.get("once", "")[:100]
    return Actor(name=RAISER, once=once, bearer=voice_in(request.COOKIES.get(COOKIE, "")))


def voice_in(cookie):
    try:
        return UUID(signing.loads(cookie, salt=SALT, max_age=STAYS)) if cookie else None
    except (signing.BadSignature, ValueError):
        return None


def remember(response, voice):
    """Let this browser follow the voice (its key) for half an hour from now, or until it is closed."""
    value = signing.dumps(str(voice), salt=SALT)
    response.set_cookie(COOKIE, value, path=PUBLIC, httponly=True, samesite="Strict", secure=settings.HTTPS)


def leave(response):
    """Forget the receipt in this browser."""
    response.delete_cookie(COOKIE, path=PUBLIC, samesite="Strict")
    return response
