"""The list of matters: filters in the address, ready and saved views, pages by key, selection. 事项列表。"""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secondhalf.core import lights
from secondhalf.matters import bulking, directory, paper_lists, saving
from secondhalf.matters.filters import Filters
from secondhalf.matters.lists import Listing
from secondhalf.matters.reading import reader
from secondhalf.matters.stages import Stage
from secondhalf.matters.tabs import TAB_KEYS, TABS, Tab, names_for, ready, words_of
from secondhalf.people.posts import Role


def matters(request):
    """One page of what the post has in sight."""
    actor = reader(request)
    filters = Filters(request.GET, seat=actor.post.seat)
    listing = Listing(actor, filters.asked, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    dress(listing.rows, directory.suggestions(actor.post.seat))
    saved = list(saved_tabs(request))
    context = {
        "filters": filters,
        "listing": listing,
        "pager": pager(listing),
        "tabs": [*ready_tabs(listing.reach, filters), *saved],
        "saved": next((tab for tab in saved if tab.current), None),
        "query": request.GET.urlencode(),
        "shows_unit": len({matter.unit_id for matter in listing.rows}) > 1,
        "acts": acts(actor),
        "bulk_acts": bulking.offered(actor, filters.asked.get("stage")),
        "sort": listing.sort,
        "on_paper": paper_lists.LISTS,
    }
    return render(request, "matters/matters.html", context)


def dress(rows, departments):
    """What a row shows beside the matter itself: where the directory would send it; a light without the time left."""
    for matter in rows:
        matter.light_words = matter.department_suggested = None
        if matter.left and matter.left.late and matter.light.colour == "red" and not matter.stopped_at:
            matter.light_words = lights.lamp("red").word
        if matter.stage in (Stage.REGISTERED, Stage.ADMITTED):
            matter.light_words = lights.lamp("grey").word
            matter.department_suggested = departments.get(matter.category_id)


def pager(listing):
    """For core/_pager.html."""
    words = _("%(shown)s shown of %(count)s") % {"shown": len(listing.rows), "count": words_of(listing.count)}
    return {"words": words, "before": listing.before, "after": listing.after}


def acts(actor):
    """The buttons beside the heading."""
    board = {"name": "publications", "words": _("Public board"), "icon": "eye", "primary": False}
    ledgers = {"name": "ledgers", "words": _("Ledgers"), "icon": "file", "primary": False}
    if not actor.has(Role.UNION_OFFICE):
        few = [board, ledgers] if actor.has(Role.APPROVER) else [ledgers]
        return [{**button, "url": url} for button in few if (url := address(button["name"]))]
    buttons = [
        board,
        ledgers,
        {"name": "dispatch-directory", "words": _("Dispatch directory"), "icon": "dept", "primary": False},
        {"name": "imports", "words": _("Import messages"), "icon": "import", "primary": False},
        {"name": "register", "words": _("Register a demand"), "icon": "plus", "primary": True},
    ]
    found = [{**button, "url": address(button["name"])} for button in buttons]
    return [button for button in found if button["url"]]


def address(name):
    """The path of a named page, or nothing while that page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def ready_tabs(reach, filters):
    """The ready views of the role, each with its number."""
    asked = {name: filters.asked[name] for name in TAB_KEYS if name in filters.asked}
    names = names_for(reach.actor)
    counts, path = ready(reach, [name for name in names if name not in ("shut", "all")]), reverse("matters")
    for name in names:
        words, params = TABS[name]
        count = words_of(counts[name]) if name in counts else None
        current = asked == params and bool(asked or "q" not in filters.asked)  # a search looks into all of them
        yield Tab(f"{path}?{urlencode(params)}" if params else path, words, count, current)


def saved_tabs(request):
    """The reader's own views."""
    for view in request.actor.person.saved_views.all():
        yield Tab(f"{reverse('matters')}?{view.query}", view.name, None, view.query == request.GET.urlencode())


@require_POST
def save_view(request):
    """Keep the present filters under a name, or forget the name (`forget`)."""
    actor = reader(request)
    name, query = request.POST.get("name", "").strip()[:40], request.POST.get("query", "")[:400]
    if request.POST.get("forget"):
        actor.person.saved_views.filter(query=query).delete()
    elif name:
        saving.save(actor.person, name, query)
    return redirect(f"{reverse('matters')}?{query}")
