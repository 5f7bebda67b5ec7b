"""With number and digits to one's own voice; and away from it again. 凭回执查进度、退出。"""

from dataclasses import replace

from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from secondhalf.voices import receipts, slowing
from secondhalf.voices.models import Voice
from secondhalf.voices.public import doors
from secondhalf.voices.public.doors import public
from secondhalf.voices.public.forms.follow import WRONG, FollowForm


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@public
def follow(request):
    """The digits are looked at first: right ones never wait. Wrong ones wait, whether the number exists or not."""
    if request.actor.bearer and request.method != "POST":
        return redirect("follow-my")
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        no, digits = form.cleaned_data["no"], form.cleaned_data["digits"]
        if voice := receipts.shown(Voice.objects.all(), no, digits):
            request.actor = replace(request.actor, bearer=voice.pk)
            return redirect("follow-my")
        slowing.hold_up(no)
        form.add_error(None, WRONG)
    return render(request, "voices/public/follow.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@public
def leave(request):
    """Nothing of the receipt stays in this browser."""
    return doors.leave(redirect("follow"))
