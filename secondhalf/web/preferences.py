"""What a reader chooses for this browser: language, type size (关怀版), theme. Kept in cookies, never in an account."""

from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

YEAR = 365 * 24 * 3600


@require_POST
def size(request):
    """Large type on (`size=large`) or off (anything else)."""
    return remember(request, "size", {"large"})


@require_POST
def theme(request):
    """`theme=light` or `dark`; anything else follows the system."""
    return remember(request, "theme", {"light", "dark"})


def remember(request, name, allowed):
    response = HttpResponseRedirect(back_to(request))
    value = request.POST.get(name, "")
    if value in allowed:
        response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie(name, samesite="Lax")
    return response


def back_to(request):
    """Where the reader was, if that is a page of this installation."""
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else "/"


urlpatterns = [
    path("preferences/language", set_language, name="set_language"),
    path("preferences/size", size, name="set_size"),
    path("preferences/theme", theme, name="set_theme"),
]
