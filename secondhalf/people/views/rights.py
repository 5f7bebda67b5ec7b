"""Who may do what: roles and verbs of every room, and what one person may do. 权限一览。"""

from django.db.models import Q

from secondhalf.core import slots
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.people import policy
from secondhalf.people import rights as tables
from secondhalf.people.posts import Post
from secondhalf.people.views.asking import page

SHOWN = 20


def rights(request):
    """The tables of all rooms; `?q=` a person or a title shows posts with what they may."""
    if request.actor is None:
        raise SignInFirst
    if policy.realm_path(request.actor) is None:
        raise NotFound
    every = tables.of_people(request, None) + slots.filled("rights.table", request)
    by_role = tables.by_role(every)
    word = request.GET.get("q", "").strip()
    return page(
        request,
        "people/rights.html",
        every=every,
        by_role=by_role,
        word=word,
        posts=[(post, may(post, by_role)) for post in looked_for(request.actor, word)] if word else [],
    )


def looked_for(actor, word):
    named = Q(person__name__icontains=word) | Q(person__username__icontains=word) | Q(title__icontains=word)
    mine = Post.objects.current().filter(policy.looked_after(actor))
    return (
        mine.filter(named).select_related("person", "organisation").order_by("organisation__path", "sort_order")[:SHOWN]
    )


def may(post, by_role):
    """The words of what the post's roles may do, each once."""
    words = {right.words: None for role, rights in by_role if role in post.roles for right in rights}
    return list(words)
