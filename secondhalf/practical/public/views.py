"""A code, then a ballot or a verdict, then thanks: three answers at one address, without scripts. 投票、评价。"""

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from secondhalf.core import moments
from secondhalf.core.problems import NotFound
from secondhalf.practical import polling
from secondhalf.practical.kinds import ItemStage
from secondhalf.practical.models import Campaign
from secondhalf.practical.polling import NoSuchCode
from secondhalf.practical.public import slowing
from secondhalf.practical.public.doors import unnamed
from secondhalf.practical.public.forms import WRONG, CodeForm, form_for
from secondhalf.practical.ranking import ranked


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@unnamed
def have_a_say(request):
    """The code travels in the body only: never in an address that something writes down."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return render(request, "practical/public/code.html", {"form": form}, status=422 if form.errors else 200)
    code = form.cleaned_data["code"]
    poll = polling.poll_of(code)
    if poll is None:
        slowing.hold_up()
        form.add_error("code", WRONG)
        return render(request, "practical/public/code.html", {"form": form}, status=422)
    return ask(request, poll, code)


def ask(request, poll, code):
    """The ballot or the verdict; sent and right, it is cast."""
    sent = "sure" in request.POST
    form = form_for(poll, request.POST if sent else None)
    about = {"poll": poll, "campaign": poll.campaign or poll.item.campaign, "code": code, "form": form}
    if sent and form.is_valid():
        try:
            polling.cast(code, *form.given())
        except NoSuchCode:
            return render(request, "practical/public/thanks.html", about | {"twice": True})
        return render(request, "practical/public/thanks.html", about)
    page = "practical/public/ballot.html" if poll.campaign_id else "practical/public/verdict.html"
    return render(request, page, about, status=422 if form.errors else 200)


@require_safe
@unnamed
def results(request, key):
    """The ranking, once it is counted; before that the last day and the turnout."""
    campaign = Campaign.objects.select_related("owner").filter(pk=key).exclude(polls=None).first()
    if campaign is None:
        raise NotFound
    vote = campaign.vote
    context = {
        "campaign": campaign,
        "vote": vote,
        "ranking": ranked(campaign, stages=tuple(ItemStage)),
        "today": moments.today(),
    }
    return render(request, "practical/public/results.html", context)
