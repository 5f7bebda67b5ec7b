"""Acts on a post: change, grant roles, end, hand over; and acting in one. 职务办理。"""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secondhalf.core import access
from secondhalf.core.problems import NotFound, SignInFirst
from secondhalf.people import policy
from secondhalf.people.adapter import first_address
from secondhalf.people.forms import EndForm, GrantForm, HandOverForm, PostForm
from secondhalf.people.open_work import of_post
from secondhalf.people.persons import Person
from secondhalf.people.posts import Post
from secondhalf.people.views.asking import ask, page
from secondhalf.people.views.who import whoever


@require_POST
def act_as(request):
    """Switch to another of one's own posts of today."""
    if request.actor is None:
        raise SignInFirst
    mine = {str(post.pk): post for post in request.actor.posts()}
    post = mine.get(request.POST.get("post", ""))
    if post is None:
        raise NotFound
    Person.objects.filter(pk=request.actor.person.pk).update(acting_post=post)
    return HttpResponseRedirect(back_to(request))


def back_to(request):
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else first_address("workbench", "home")


def change(request, pk):
    post = access.find(policy.POSTS, request.actor, "change", pk=pk)
    return ask(
        request,
        PostForm(request.POST or None, post=post),
        lambda **fields: post.change(by=request.actor, **fields) and None,
        back=post.organisation.get_absolute_url(),
        heading=_("Change the post: %(post)s") % {"post": post},
        lede=_("What was printed under the old title stays as it was."),
        submit=_("Save"),
        said=_("Saved."),
    )


def grant(request, pk):
    post = access.find(policy.POSTS, request.actor, "grant", pk=pk)
    return ask(
        request,
        GrantForm(request.POST or None, post=post),
        lambda roles: post.grant(by=request.actor, roles=roles) and None,
        back=post.organisation.get_absolute_url(),
        heading=_("Roles of the post: %(post)s") % {"post": post},
        lede=_("Asked for: %(roles)s") % {"roles": _(", ").join(map(str, post.asked_labels))} if post.asked else "",
        submit=_("Grant exactly these"),
        said=_("The post has these roles from today."),
    )


def end(request, pk):
    post = access.find(policy.POSTS, request.actor, "end", pk=pk)
    return ask(
        request,
        EndForm(request.POST or None),
        lambda on: post.end(by=request.actor, on=on),
        back=post.organisation.get_absolute_url(),
        template="people/end_post.html",
        post=post,
        work=of_post(request, post),
    )


def hand_over(request, pk=None):
    """The post acted in, or the one named. What is open is shown before; afterwards, that the successor has it."""
    if request.actor is None:
        raise SignInFirst
    if pk is None and request.actor.post is None:
        raise NotFound
    post = access.find(policy.POSTS, request.actor, "hand_over", pk=pk or request.actor.post.pk)
    form = HandOverForm(request.POST or None, realm=post.realm)

    def do(on, **_answers):
        following = post.hand_over(by=request.actor, to=whoever(request.actor, form), on=on)
        return reverse("handed_over", args=[following.pk])

    return ask(
        request,
        form,
        do,
        back=post.organisation.get_absolute_url() if pk else first_address("workbench", "home"),
        template="people/hand_over.html",
        post=post,
        work=of_post(request, post),
    )


def handed_over(request, pk):
    """What the successor now has before them. For the one who handed it over and for those who look after the post."""
    if request.actor is None:
        raise SignInFirst
    mine = Post.objects.filter(follows__person=request.actor.person) | policy.visible_posts(request.actor)
    post = mine.select_related("person", "organisation", "follows__person").filter(pk=pk, follows__isnull=False).first()
    if post is None:
        raise NotFound
    return page(request, "people/handed_over.html", post=post, work=of_post(request, post))


def asked(request):
    """For the security administrator: posts for which roles are asked."""
    if request.actor is None:
        raise SignInFirst
    if not request.actor.has("secadmin"):
        raise NotFound
    posts = policy.visible_posts(request.actor).lasting().exclude(asked=[]).order_by("organisation__path", "sort_order")
    return page(request, "people/asked.html", posts=posts)
