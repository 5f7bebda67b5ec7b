"""What surrounds the public pages: style and script, language and type size, and a page to leave to. 公开页框架。"""

import calendar

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from secondhalf.core import moments
from secondhalf.voices.nameless import PUBLIC
from secondhalf.voices.public.bundles import BUNDLES, bundle
from secondhalf.voices.public.doors import leave, public

YEAR = 365 * 24 * 3600
CHOICES = {"size": {"large"}, "theme": {"light", "dark"}, "language": set(dict(settings.LANGUAGES))}


@require_safe
def bundled(request, mark, name):
    """A bundle, for good; an old address leads to the present one."""
    if name not in BUNDLES:
        return HttpResponse(status=404)
    found = bundle(name)
    if mark != found["hash"]:
        return redirect("public-bundle", found["hash"], name)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found["gzip" if zipped else "plain"], content_type=found["type"])
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


bundled.reads_no_sign_in = True


@require_POST
@public
def choose(request):
    """Language, type size and colours, from the head of a page."""
    return remember_choices(request, HttpResponseRedirect(back_to(request)))


def remember_choices(request, response):
    """Keep in cookies what a form chose of CHOICES."""
    for name, allowed in CHOICES.items():
        value = request.POST.get(name)
        if value in allowed:
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
        elif value is not None:
            response.delete_cookie(name, samesite="Lax")
    return response


def back_to(request):
    target = request.POST.get("next", PUBLIC)
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe and target.startswith(PUBLIC) else PUBLIC


@require_safe
@public
def neutral(request):
    """A month's calendar, as any site might show it. What the browser remembers of a receipt is forgotten."""
    today = moments.today()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    names = [date_format(day, "D")[slice(-1, None) if is_chinese() else slice(3)] for day in weeks[0]]
    return leave(render(request, "voices/public/calendar.html", {"today": today, "weeks": weeks, "names": names}))


def is_chinese():
    return (get_language() or "").startswith("zh")
