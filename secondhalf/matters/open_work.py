"""For the pages of posts and organisations (slots): what is open before them. 在办事项。"""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core.actors import Actor
from secondhalf.matters import policy
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import OPEN
from secondhalf.matters.words import VERBS
from secondhalf.people.open_work import OpenWork
from secondhalf.people.rights import table

SHOWN, COUNTED = 20, 1000


def of_post(request, post):
    """Open matters that the post has in sight; of these, those that the reader sees too, by due date."""
    before = policy.visible_to(Actor(person=post.person, post=post)).filter(stage__in=OPEN)
    count = before[:COUNTED].count()
    if not count:
        return None
    seen = policy.visible_to(request.actor).filter(pk__in=before.values("pk")).order_by("due_at", "pk")[:SHOWN]
    rows = [{"number": m.no, "title": m.title, "url": reverse("matter", args=[m.no])} for m in seen]
    return OpenWork(count, rows)


def of_organisation(request, organisation):
    """Open matters that it holds or has a duty in."""
    mine = Q(holder=organisation) | Q(assignments__department=organisation, assignments__is_current=True)
    count = Matter.objects.filter(mine, stage__in=OPEN).distinct().count()
    return OpenWork(count) if count else None


def rights(request, thing):
    """Who may do which verb of the loop."""
    return table(_("Matters"), policy.RULES, VERBS)
