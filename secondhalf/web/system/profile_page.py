"""The jurisdiction profile: what is in force, where it comes from, and a new value from a day on. 管辖配置。"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from secondhalf.core import pickers, profile
from secondhalf.core.problems import NotFound
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.profile_words import GROUPS, WORDS
from secondhalf.people.keeping import keeper
from secondhalf.people.steps import act
from secondhalf.web.system.profile_forms import form_for
from secondhalf.web.system.profile_sources import citations, legend
from secondhalf.web.system.profile_spoken import raw, spoken


def profile_page(request):
    """Every key: the value in force in this realm, the default where it differs, and its source."""
    actor = keeper(request, _("See the profile"), "sysadmin", "auditor", "union_office")
    groups = [(heading, [row(actor.realm, key) for key in keys]) for heading, keys in GROUPS]
    context = {"groups": groups, "may_set": actor.has("sysadmin"), "legend": legend()}
    return render(request, "web/system/profile.html", context)


def row(realm, key):
    """What the page shows of one key."""
    now, default = profile.value(realm, key), DEFAULTS[key]
    return {
        "key": key,
        "words": WORDS[key],
        "now": spoken(key, now),
        "default": spoken(key, default.value),
        "is_own": now != default.value,
        "cites": citations(default.source),
    }


def profile_value(request, key):
    """Put a new value in force from a day on; earlier ones stay on record."""
    actor = keeper(request, _("Change the profile"), "sysadmin")
    if key not in DEFAULTS:
        raise NotFound
    now = profile.value(actor.realm, key)
    form = form_for(key, now)(request.POST or None, key=key, now=now, realm=actor.realm)
    if answer := pickers.suggested(request, form):
        return answer
    if request.method == "POST" and form.is_valid():
        from_on = form.cleaned_data["from_on"]
        with act("profile.change", by=actor) as leave:
            leave(profile.put(actor.realm, key, form.new, from_on=from_on))
        said = {"what": WORDS[key], "day": date_format(from_on), "value": spoken(key, form.new)}
        messages.success(request, _("%(what)s from %(day)s on: %(value)s") % said)
        return redirect("profile")
    context = row(actor.realm, key) | {"form": form, "known": DEFAULTS[key].known, "legend": legend([key])}
    context |= {"now_raw": raw(now), "default_raw": raw(DEFAULTS[key].value), "history": history(actor.realm, key)}
    return render(request, "web/system/profile_value.html", context)


def history(realm, key):
    """(day, words) of what was put in force, the latest first."""
    kept = profile.ProfileValue.objects.filter(realm=realm, key=key, organisation_id=None).order_by("-from_on")
    return [(kept_value.from_on, spoken(key, kept_value.value)) for kept_value in kept]
