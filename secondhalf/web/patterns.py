"""Each component once, for whoever builds a page. 式样。 Only in a demonstration or with debugging on."""

import datetime

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm, Photo, Segments, Words, hinted
from secondhalf.core.problems import MovedOn

LIGHTS = ["ok", "near", "late", "back", "shut", "idle", "clock", "pause"]
COLOURS = ["ink", "ink-2", "ink-3", "line", "fill", "good", "near", "late", "shut"]
BUTTON_ICONS = ["print", "flag", "export", "import", "plus", "pen", "bell", "merge", "archive", "eye"]


def patterns(request):
    """The page of patterns; `?problem` shows a problem as its page does."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    if "problem" in request.GET:
        raise MovedOn
    form = Trial(request.POST or {"reason": _("Late")}, turn=1)
    return render(request, "web/patterns.html", {"form": form, **samples()})


class Trial(HouseForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason for the extension"),
        help_text=gettext_lazy("Who raised it is told once it is granted."),
        widget=Words,
        min_length=10,
    )
    until = forms.DateField(label=gettext_lazy("Until"), widget=Day)
    department = forms.ChoiceField(
        label=gettext_lazy("Department"), required=False, choices=[("", "—"), ("1", gettext_lazy("Public Welfare"))]
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Shall they know who you are?"),
        widget=forms.RadioSelect,
        choices=[
            ("named", hinted(gettext_lazy("Named"), gettext_lazy("Handlers may reach you"))),
            ("hidden", hinted(gettext_lazy("Hidden"), gettext_lazy("Your identity is sealed"))),
        ],
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Are you satisfied?"),
        widget=Segments,
        choices=[
            ("yes", gettext_lazy("Satisfied")),
            ("basically", gettext_lazy("Basically satisfied")),
            ("no", gettext_lazy("Dissatisfied")),
        ],
    )
    photo = forms.FileField(label=gettext_lazy("Evidence"), widget=Photo, required=False)
    truth = forms.BooleanField(
        label=gettext_lazy("This is true, and I answer for it"), help_text=gettext_lazy("Signed with your post.")
    )


def samples():
    """Invented things, in the shape that the fragments document."""
    now = moments.now()
    return {
        "lights": LIGHTS,
        "colours": COLOURS,
        "icons": BUTTON_ICONS,
        "stages": stages(),
        "met": [_("All measures done (3 of 3)"), _("6 pieces of evidence, 2 pairs")],
        "lacks": [_("Still missing: the west radiator's measured value")],
        "deadline": deadline(now),
        "cells": cells(now),
        "facts": [(_("Rule"), _("15 working days")), (_("Pauses"), _("none"))],
        "story": story(now),
        "parts": parts(now),
        "rows": rows(),
        "tabs": tabs(),
        "counts": counts(),
        "bulk_acts": [{"value": "dispatch", "words": _("Dispatch as suggested"), "icon": "next"}],
        "pager": {"words": _("1 to 3 of 1,000+"), "before": None, "after": "x"},
        "table": table(now),
        "pairs": [{"name": _("Shower water"), "before": None, "after": None}],
    }


def stages():
    done = [_("Registered"), _("Admitted"), _("Dispatched"), _("Accepted"), _("Under way")]
    todo = [_("Endorsement"), _("Approval"), _("Notice"), _("Close-out"), _("Archive")]
    now = {"words": _("Verification"), "state": "now", "note": _("now")}
    return [{"words": w, "state": "done"} for w in done] + [now] + [{"words": w, "state": "todo"} for w in todo]


def deadline(now):
    return {
        "left": _("3 working days left"),
        "light": "near",
        "ends": now + datetime.timedelta(days=5),
        "provisional": True,
        "rule": _("15 working days"),
        "start": _("Signing for"),
        "start_at": now,
        "proof_url": "#",
    }


def cells(now):
    return [
        (_("Responsible leader"), _("Shi Yan")),
        (_("Departments"), _("Public Welfare"), _("lead")),
        (_("Person responsible"), _("Lin Xi")),
        (_("Measures"), "3"),
        (_("To be done by"), now.date()),
    ]


def story(now):
    return [
        {"at": now, "name": _("Reviewed"), "person": _("Lin Xi"), "title": _("Public Welfare")},
        {
            "at": now,
            "name": _("Sent back"),
            "person": _("Shi Yan"),
            "text": _("Two radiators are cold, 21 °C."),
            "kind": "mark",
        },
        {"at": now.date(), "name": _("Registered"), "note": _("anonymous: the day only")},
    ]


def parts(now):
    return [
        {"part": _("Handled"), "person": _("Lin Xi"), "title": _("Public Welfare"), "at": now},
        {"part": _("Verify"), "person": _("Shi Yan"), "state": "mine"},
        {"part": _("Approve"), "person": "", "title": _("Leading group"), "state": "todo"},
    ]


def rows():
    about = {"url": "#", "act_url": "#", "number": "SQ20261104-0007", "meta": _("Demand · bathing")}
    return [
        {"title": _("Not enough hot water"), "light": "late", "left": _("Due 18 Nov"), "left_light": "late"}
        | {"act": _("Report"), "due": _("Urged once")}
        | about,
        {"title": _("Power cuts at night"), "light": "near", "left": _("3 working days left"), "left_light": "near"}
        | {"act": _("Sign for")}
        | about,
    ]


def tabs():
    return [
        {"url": "#", "words": _("To dispatch"), "count": "126", "current": True},
        {"url": "#", "words": _("Under way"), "count": "1,000+"},
    ]


def counts():
    return [
        {"url": "#", "words": _("Overdue"), "number": 1, "hot": True},
        {"url": "#", "words": _("To sign for"), "number": 3},
        {"url": "#", "words": _("Sent back"), "number": 0},
    ]


def table(now):
    return [
        {"ref": f"SQ20261119-003{n}", "title": title, "light": light, "at": now}
        for n, (title, light) in enumerate(
            [(_("Not enough hot water"), "near"), (_("Power cuts at night"), "clock"), (_("No light on the way"), "ok")]
        )
    ]


urlpatterns = [path("patterns", patterns, name="patterns")]
