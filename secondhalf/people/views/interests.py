"""Declared interests: the list, declaring one, ending one. 回避申报。"""

from django.utils.translation import gettext as _

from secondhalf.core.forms import HouseForm
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.people import interests as declared
from secondhalf.people.forms.interests import InterestForm
from secondhalf.people.posts import Role
from secondhalf.people.views.asking import ask, page


def interests(request):
    """One's own declared interests; the security administrator reads those of the whole line."""
    actor = officer(request)
    rows = list(declared.visible_to(actor)[:300])
    mine = set(declared.open_of(actor).values_list("pk", flat=True))
    all_ = actor.has(Role.SECADMIN)
    return page(request, "people/interests.html", rows=rows, mine=mine, shows_all=all_)


def declare(request):
    actor = officer(request)
    return ask(
        request,
        InterestForm(request.POST or None, actor=actor),
        lambda **answers: declared.declare(by=actor, **answers) and None,
        back="interests",
        heading=_("Declare an interest"),
        lede=_("You then take no part in what accuses this organisation or person, and do not see it."),
        submit=_("Declare"),
        said=_("Declared."),
    )


def end(request, pk):
    actor = officer(request)
    interest = declared.open_of(actor).filter(pk=pk).first()
    if interest is None:
        raise NotFound
    return ask(
        request,
        HouseForm(request.POST or None),
        lambda: declared.end(interest, by=actor),
        back="interests",
        heading=_("End the interest"),
        lede=_("%(what)s: it holds today for the last time, and stays on record.")
        % {"what": interest.organisation or interest.other},
        submit=_("End"),
        said=_("Ended."),
    )


def officer(request):
    """Whoever acts in a post."""
    if request.actor is None:
        raise SignInFirst
    if request.actor.post is None:
        raise NotFound
    return request.actor
