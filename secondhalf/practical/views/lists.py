"""Lists: all of them, one with its figures and items, its board of candidates. 清单页面。"""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.doing import attempt, first_result
from secondhalf.core.pickers import suggested
from secondhalf.core.problems import Refused, SignInFirst
from secondhalf.practical import figures, papers, policy
from secondhalf.practical.forms import CAMPAIGN_FORMS, ITEM_FORMS
from secondhalf.practical.kinds import ItemCategory, ItemStage
from secondhalf.practical.models import Campaign, Item
from secondhalf.practical.progress import Pace
from secondhalf.practical.ranking import ranked
from secondhalf.practical.stories import told_of_list
from secondhalf.practical.views.doing import buttons, move


def reader(request):
    """Whoever acts in a post that reads lists. Raises SignInFirst, Refused."""
    if request.actor is None:
        raise SignInFirst
    if not policy.collects(request.actor, None):
        raise Refused(verb=_("Practical matters"), who=policy.collects.who)
    return request.actor


def lists(request):
    """Every list in sight, the newest first, each with its completion."""
    actor = reader(request)
    found = policy.visible_campaigns(actor).order_by("-year", "-batch", "-id")
    rows = [(campaign, figures.of_list(campaign)) for campaign in found[:60]]
    return render(request, "practical/lists.html", {"rows": rows, "may_begin": policy.begins(actor)})


def begin(request):
    """A new list."""
    actor = reader(request)
    if not policy.begins(actor):
        raise Refused(verb=Campaign.verb_labels["begin"], who=policy.begins.who)
    if first_result(request, "practical_list.begin"):
        return redirect("practical-lists")
    form = CAMPAIGN_FORMS["begin"](request.POST if request.method == "POST" else None, actor=actor)
    if answer := suggested(request, form):
        return answer
    made = []
    if form.is_bound and form.is_valid() and attempt(Campaign.begin, form, by=actor, tell=made.append):
        return redirect(made[0] if made else "practical-lists")
    context = {"words": Campaign.verb_labels["begin"], "form": form}
    return render(request, "practical/move.html", context, status=422 if form.errors else 200)


def one(request, key):
    """One list: figures, the vote, items by category with their lights."""
    campaign = access.find(policy.CAMPAIGNS, request.actor, "see", pk=key)
    rows = campaign.items.on_the_list().for_page()
    wanted = request.GET.get("category", "")
    shown = rows.filter(category=wanted) if wanted in ItemCategory else rows
    by_figure = figures.behind(campaign, request.GET.get("of", ""))
    if by_figure is not None:
        shown = shown.filter(pk__in=by_figure)
    context = {
        "campaign": campaign,
        "paces": [Pace(item) for item in shown],
        "figures": figures.of_list(campaign),
        "tabs": tabs(rows, wanted),
        "vote": campaign.vote,
        "candidates": campaign.items.candidates().count(),
        "acts": buttons(policy.CAMPAIGNS, request.actor, campaign),
        "may_collect": may_collect(campaign),
        "narrowed": bool(request.GET),
        "taken_off": campaign.items.taken_off().prefetch_related("reasons").order_by("seq"),
        "papers": papers.panel(request, campaign),
        "story": told_of_list(campaign),
    }
    return render(request, "practical/list.html", context)


def may_collect(campaign):
    return not Item(campaign=campaign).missing("collect")


def tabs(rows, wanted):
    """The categories that occur, each with its number."""
    counts = {}
    for category in rows.values_list("category", flat=True):
        counts[category] = counts.get(category, 0) + 1
    every = {"url": "?", "words": _("All"), "count": sum(counts.values()), "current": not wanted}
    return [every] + [
        {"url": f"?{query(category=c.value)}", "words": c.label, "count": counts[c], "current": c == wanted}
        for c in ItemCategory
        if c in counts
    ]


def query(**params):
    given = QueryDict(mutable=True)
    given.update(params)
    return given.urlencode()


def candidates(request, key):
    """The board of candidates: ranked by the workers' vote once it is counted."""
    campaign = access.find(policy.CAMPAIGNS, request.actor, "see", pk=key)
    decided = campaign.items.filter(stage=ItemStage.NOT_LISTED).prefetch_related("opinions").order_by("no")
    context = {
        "campaign": campaign,
        "vote": campaign.vote,
        "ranking": ranked(campaign),
        "not_listed": decided,
        "may_collect": may_collect(campaign),
        "acts": buttons(policy.CAMPAIGNS, request.actor, campaign),
    }
    return render(request, "practical/candidates.html", context)


def collect(request, key):
    """A candidate for a list, by anyone in the union or a department."""
    campaign = access.find(policy.CAMPAIGNS, request.actor, "see", pk=key)
    if first_result(request, "practical.collect"):
        return redirect("practical-candidates", key=key)
    for problem in Item(campaign=campaign).missing("collect"):
        raise problem
    form = ITEM_FORMS["collect"](
        request.POST if request.method == "POST" else None, thing=campaign, actor=request.actor
    )
    if answer := suggested(request, form):
        return answer
    done = lambda **about: Item.collect(campaign=campaign, **about)  # noqa: E731
    if form.is_bound and form.is_valid() and attempt(done, form, by=request.actor):
        messages.success(request, _("The candidate is on the board."))
        return redirect("practical-candidates", key=key)
    context = {"words": Item.verb_labels["collect"], "form": form, "thing": campaign}
    return render(request, "practical/move.html", context, status=422 if form.errors else 200)


def list_move(request, key, verb):
    """One button of a list."""
    return move(request, policy.CAMPAIGNS, CAMPAIGN_FORMS, key, verb)
