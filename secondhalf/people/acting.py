"""Acting in a post: who the request acts as, and switching. 以何身份办理。"""

from secondhalf.core.actors import Actor
from secondhalf.people.idling import sign_out_if_idle
from secondhalf.people.posts import Post


class ActingMiddleware:
    """Sets request.actor: the signed-in person acting in a post with the form's one-time key, or None."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        actor = actor_of(request) if not getattr(view, "reads_no_sign_in", False) else None
        request.actor = None if actor and sign_out_if_idle(request, actor) else actor


def actor_of(request):
    """The Actor of a request, or None for a visitor."""
    person = request.user
    if not person.is_authenticated:
        return None
    return Actor(person=person, post=acting_post(person), once=request.POST.get("once", "")[:100])


def acting_post(person):
    """The post the person chose to act in, if still held; else the first of the present ones."""
    if person.acting_post_id:
        chosen = Post.objects.current().select_related("organisation").filter(pk=person.acting_post_id, person=person)
        if post := chosen.first():
            return post
    return person.current_posts().first()
