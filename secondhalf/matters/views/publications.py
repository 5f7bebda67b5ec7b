"""What the office makes public: drafts, what waits for approval, what is out, what was taken down. 公示栏管理。"""

from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.problems import Refused, SignInFirst
from secondhalf.matters import publication_policy
from secondhalf.matters.publishing import PublicationStage
from secondhalf.matters.tabs import Tab, words_of

SIZE, MANY = 30, 1000
TABS = {
    PublicationStage.DRAFT: gettext_lazy("Drafts"),
    PublicationStage.WAITING: gettext_lazy("Waiting for approval"),
    PublicationStage.PUBLISHED: gettext_lazy("On the public board"),
    PublicationStage.TAKEN_DOWN: gettext_lazy("Taken down"),
}


def publications(request):
    """One list a stage, of what the union of the actor's seat issues, newest first."""
    actor = request.actor
    if actor is None:
        raise SignInFirst
    if not actor.has(*publication_policy.INSIDE):
        raise Refused(verb=_("Public board"), who=_("union offices and those who approve"))
    ours = publication_policy.visible_to(actor).filter(holder=actor.post.seat)
    counts = {stage: ours.filter(stage=stage)[: MANY + 1].count() for stage in TABS}
    stage = request.GET.get("stage")
    stage = stage if stage in TABS else next((one for one in TABS if counts[one]), PublicationStage.DRAFT)
    found, pager = page(ours.filter(stage=stage), request.GET)
    context = {
        "tabs": [tab(one, counts[one], one == stage) for one in TABS],
        "stage": stage,
        "rows": publication_policy.with_buttons(actor, found),
        "pager": pager,
    }
    return render(request, "matters/publications.html", context)


def tab(stage, count, current):
    return Tab(
        f"{reverse('publications')}?stage={stage}", TABS[stage], words_of((min(count, MANY), count > MANY)), current
    )


def page(rows, asked):
    """One page by key, and its pager for `core/_pager.html`."""
    after, before = key(asked.get("after")), key(asked.get("before"))
    if before:
        found = list(rows.filter(id__gt=before).order_by("id")[: SIZE + 1])
        newer, older, found = len(found) > SIZE, True, found[:SIZE][::-1]
    else:
        found = list((rows.filter(id__lt=after) if after else rows).order_by("-id")[: SIZE + 1])
        newer, older, found = bool(after), len(found) > SIZE, found[:SIZE]
    return found, {
        "words": _("%(n)d shown") % {"n": len(found)},
        "before": found[0].pk if found and newer else None,
        "after": found[-1].pk if found and older else None,
    }


def key(text):
    """A key of an address, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
