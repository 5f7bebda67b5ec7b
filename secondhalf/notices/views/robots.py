"""Robots of groups: which there are, one more, change, try out, remove. 群机器人。"""

import contextlib

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from secondhalf.core import access
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Problem, Repeated
from secondhalf.notices import policy
from secondhalf.notices.forms import ChangeRobotForm, RobotForm
from secondhalf.notices.grouping import trial
from secondhalf.notices.models import Robot
from secondhalf.people.keeping import keeper


class NotSpoken(Problem):
    status = 502
    title = gettext_lazy("The robot did not speak: %(why)s")
    remedy = gettext_lazy("Compare kind, webhook address and secret with the group's settings, then try again.")


KEEPERS = ("sysadmin", "union_office")


def robots(request):
    """The robots that the actor keeps."""
    actor = keeper(request, _("Keep the group robots"), *KEEPERS)
    rows = policy.visible_robots(actor).order_by("organisation__path", "name")
    return render(request, "notices/robots.html", {"robots": rows})


def add(request):
    """One more."""
    actor = keeper(request, _("Keep the group robots"), *KEEPERS)
    form = RobotForm(request.POST or None, organisations=policy.organisations_of(actor))
    if request.method == "POST" and form.is_valid():
        with contextlib.suppress(Repeated):
            Robot.add(by=actor, **form.cleaned_data)
        messages.success(request, _("Added. Send a trial message to see whether it speaks."))
        return redirect("robots")
    return suggested(request, form) or render(request, "notices/robot.html", {"form": form})


def robot(request, key):
    """Change one."""
    actor = keeper(request, _("Keep the group robots"), *KEEPERS)
    found = access.find(policy.ROBOTS, actor, "change", pk=key)
    first = {name: getattr(found, name) for name in ("name", "organisation", "kind", "facts", "is_on")}
    form = ChangeRobotForm(request.POST or None, organisations=policy.organisations_of(actor), initial=first)
    if request.method == "POST" and form.is_valid():
        with contextlib.suppress(Repeated):
            found.change(by=actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("robots")
    return suggested(request, form) or render(request, "notices/robot.html", {"form": form, "robot": found})


@require_POST
def try_out(request, key):
    """Say a word in the group now, and tell whether it went."""
    actor = keeper(request, _("Keep the group robots"), *KEEPERS)
    found = access.find(policy.ROBOTS, actor, "try_out", pk=key)
    if why := found.try_out(by=actor, text=trial()):
        raise NotSpoken(why=why)
    messages.success(request, _("It has spoken in the group."))
    return redirect("robots")


@require_POST
def remove(request, key):
    """Its address and its secret are gone."""
    actor = keeper(request, _("Keep the group robots"), *KEEPERS)
    found = access.find(policy.ROBOTS, actor, "remove", pk=key)
    with contextlib.suppress(Repeated):
        found.remove(by=actor)
    messages.success(request, _("Removed."))
    return redirect("robots")
