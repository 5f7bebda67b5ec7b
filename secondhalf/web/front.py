"""The root of the site leads on: to the workbench, to a worker's own pages, or to sign-in. 首页。"""

from django.shortcuts import redirect
from django.urls import path, reverse

from secondhalf.web.frame import address


def home(request):
    """Where whoever comes belongs."""
    if request.actor is None:
        return redirect(address("account_login") or reverse("healthz"))
    if request.actor.post is None or set(request.actor.post.roles) == {"worker"}:
        return redirect(address("voices") or reverse("workbench"))
    return redirect("workbench")


urlpatterns = [path("", home, name="home")]
