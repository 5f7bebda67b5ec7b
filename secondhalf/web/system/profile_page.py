"""The jurisdiction profile: what is in force, where it comes from, and a new value from a day on. 管辖配置。"""

import json

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments, profile
from secondhalf.core.forms import Day, HouseForm, Words
from secondhalf.core.problems import NotFound
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.people.keeping import keeper
from secondhalf.people.steps import act


class ValueForm(HouseForm):
    value = forms.CharField(
        label=gettext_lazy("New value"),
        widget=Words({"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("In the same form as the default beside it."),
    )
    from_on = forms.DateField(label=gettext_lazy("In force from"), widget=Day, initial=moments.today)

    def __init__(self, *args, key, **kwargs):
        self.key = key
        super().__init__(*args, **kwargs)

    def clean_value(self):
        """Of the same kind as the default, and readable by whoever asks for it."""
        try:
            value = json.loads(self.cleaned_data["value"])
        except ValueError:
            raise forms.ValidationError(
                _("This is not written as the default is: check quotes and brackets.")
            ) from None
        try:
            profile.refuse_unless_fits(self.key, value)
        except (ValueError, TypeError, KeyError) as error:
            raise forms.ValidationError(_("It does not fit: %(why)s") % {"why": error}) from error
        return value


def profile_page(request):
    """Every key: the value in force in this realm, the default, and its source."""
    actor = keeper(request, _("See the profile"), "sysadmin", "auditor", "union_office")
    rows = [
        {"key": key, "value": shown(profile.value(actor.realm, key)), "default": shown(default.value),
         "source": default.source, "known": default.known}
        for key, default in DEFAULTS.items()
    ]  # fmt: skip
    return render(request, "web/system/profile.html", {"rows": rows, "may_set": actor.has("sysadmin")})


def profile_value(request, key):
    """Put a new value in force from a day on; earlier ones stay on record."""
    actor = keeper(request, _("Change the profile"), "sysadmin")
    if key not in DEFAULTS:
        raise NotFound
    now = profile.value(actor.realm, key)
    form = ValueForm(request.POST or None, key=key, initial={"value": shown(now)})
    if request.method == "POST" and form.is_valid():
        with act("profile.change", by=actor) as leave:
            leave(profile.put(actor.realm, key, form.cleaned_data["value"], from_on=form.cleaned_data["from_on"]))
        messages.success(
            request, _("%(key)s is set from %(day)s on.") % {"key": key, "day": form.cleaned_data["from_on"]}
        )
        return redirect("profile")
    context = {"form": form, "key": key, "default": DEFAULTS[key], "default_value": shown(DEFAULTS[key].value)}
    history = profile.ProfileValue.objects.filter(realm=actor.realm, key=key).order_by("-from_on")
    return render(request, "web/system/profile_value.html", context | {"history": history})


def shown(value):
    return json.dumps(value, ensure_ascii=False)
