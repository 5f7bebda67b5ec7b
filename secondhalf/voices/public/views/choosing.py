"""The public page without a code: where do you work? And what a worn or wrong code leads to. 选择单位。"""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from secondhalf.core.pickers import suggested
from secondhalf.voices.public import spots
from secondhalf.voices.public.doors import public
from secondhalf.voices.public.forms.choosing import ChooseForm


@require_safe
@public
def choose_unit(request):
    """A code or a name leads to the form."""
    asked = {"code", "unit", "unit_key"} & set(request.GET)
    form = ChooseForm(request.GET if asked else None)
    if found := suggested(request, form):
        return found
    if asked and form.is_valid():
        return redirect(form.spot)
    return render(request, "voices/public/choose.html", {"form": form}, status=422 if form.errors else 200)


def nowhere(request, channel):
    """What a code leads to that is no longer in use (410), or that there never was (404): other ways to speak."""
    spot = spots.of_unit(channel.unit) if channel else None
    above = spot.holder.superior_union() if spot else None
    context = {"form": ChooseForm(), "channel": channel, "spot": spot, "above": above}
    return render(request, "voices/public/nowhere.html", context, status=410 if channel else 404)
