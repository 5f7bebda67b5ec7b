# ruff: noqa: E501 (texts)
"""The root of the site leads on: to the workbench, to a worker's own pages, or to sign-in. 首页。"""

from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.indicators.rates import RULES
from secondhalf.matters.policy import READERS
from secondhalf.web.frame import address


def home(request):
    """Where whoever comes belongs."""
    if request.actor is None:
        return redirect(address("account_login") or reverse("healthz"))
    if request.actor.post is None or set(request.actor.post.roles) == {"worker"}:
        return redirect(address("voices") or reverse("workbench"))
    return redirect("workbench" if request.actor.has(*READERS) else "system")


def counting(request):
    """口径说明: every rate with what stands above and below the line."""
    return render(request, "web/counting.html", {"rules": RULES})


def help_page(request):
    """The loop in plain words, the keys, and where to ask."""
    return render(request, "web/help.html", {"stages": ORDER, "keys": KEYS})


ORDER = [
    (_("Register, admit, dispatch"), _("The union’s office enters what was raised, takes it on, and sends it to a lead department; others may assist.")),
    (_("Sign for"), _("The department has it. If it is not theirs, they dispute the dispatch within the window; the office rules.")),
    (_("Five fixes, measures, progress"), _("Who is responsible, by which measures, until when. Progress is reported with evidence.")),
    (_("Apply, review, verify, endorse, approve"), _("Each part by another person. A check on the spot measures; what does not hold goes back.")),
    (_("Notice, close-out, answer"), _("After the notice the number is struck off and everybody who raised it is answered.")),
    (_("Verdict"), _("Whoever spoke says whether it is solved and whether they are satisfied. If not, it is done again.")),
]  # fmt: skip
KEYS = [
    ("/", _("to the search field")),
    ("j k", _("next and previous row")),
    ("Enter", _("open the row")),
    ("Tab", _("to the next field or button")),
]

urlpatterns = [
    path("", home, name="home"),
    path("counting", counting, name="counting"),
    path("help", help_page, name="help"),
]
