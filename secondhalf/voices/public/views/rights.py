"""What is kept about the voice of a receipt, and what the person may do about it. 我的信息（凭回执）。"""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from secondhalf.voices.public.doors import public
from secondhalf.voices.public.views.follow_my import PublicPage, find
from secondhalf.voices.views.rights import archive, page_of


@require_safe
@public
def rights(request, place=0):
    if request.actor.bearer is None:
        return redirect("follow")
    context = page_of(find(request, "see", place), request.actor, PublicPage(place))
    return render(request, "voices/public/rights.html", context)


@require_safe
@public
def copy(request, place=0):
    if request.actor.bearer is None:
        return redirect("follow")
    return archive(find(request, "see", place))
