"""Who may read which notices, and who keeps the group robots. Nothing else decides. 权限。"""

from django.db.models import Exists, OuterRef, Q

from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.notices.models import Notice
from secondhalf.voices.policy import visible_to as voices_visible_to


def visible_to(actor):
    """The person's own notices, of things that they may still see in the post in which they were told.

    An accusation that was told before somebody was named is gone from the list and from the count (DOMAIN §0.5, law 9).
    """
    if actor is None or actor.person is None:
        return Notice.objects.none()
    seats = [Actor(person=actor.person)] + [Actor(person=actor.person, post=post) for post in actor.posts()]
    seen = Q(pk__in=[])
    for seat in seats:
        seen |= Q(Exists(voices_visible_to(seat).filter(pk=OuterRef("voice"))), post=seat.post)
        if seat.post is not None:
            seen |= Q(Exists(matters.visible_to(seat).filter(pk=OuterRef("matter"))), post=seat.post)
    return Notice.objects.filter(seen, person=actor.person)
