"""Who may read which notices, and who keeps the group robots. Nothing else decides. 权限。"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.matters.recusal import NOBODY
from secondhalf.meetings import policy as meetings
from secondhalf.notices.models import Notice, Robot
from secondhalf.people.organisations import Kind, Organisation
from secondhalf.people.policy import Policy, rule
from secondhalf.people.posts import Role
from secondhalf.voices.policy import in_hand_of
from secondhalf.voices.policy import visible_to as voices_visible_to

IN_POST = {
    "matter": matters.visible_to,
    "meeting": meetings.visible_to,
    "decision": meetings.decisions_visible_to,
}
LATEST = 100  # as many as are counted


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
            for of, visible in IN_POST.items():
                seen |= Q(Exists(visible(seat).filter(pk=OuterRef(of))), post=seat.post)
    return Notice.objects.filter(seen, person=actor.person)


def unread(actor):
    """`visible_to(actor).fresh()` for every page: one question for the posts and kinds, one for the notices.

    Most pages are drawn for people with none, who are asked about once and no more.
    """
    fresh = Notice.objects.filter(person=actor.person).fresh()
    latest = fresh.select_related("post__organisation__parent").order_by("-id")[:LATEST]
    kinds = {(notice.post_id, notice.of): notice for notice in latest}
    seen = Q(pk__in=[])
    for kind in kinds.values():
        if kind.post is None or kind.post.is_held(moments.today()):
            seen |= seen_like(kind, actor.person.pk, accuses=False) | seen_like(kind, actor.person.pk, accuses=True)
    return fresh.accusing().filter(seen) if kinds else fresh.none()


def seen_like(kind, key, *, accuses):
    """Of the notices in the post of `kind`, of things such as its own: those that the person may still see.

    Where a thing accuses nobody, nobody is barred from it; where it does, the person's key makes recusal part of the
    question (`recusal.bars`).
    """
    seat = Actor(person=key if accuses else NOBODY, post=kind.post)
    if kind.voice_id is None:
        things = Q(Exists(IN_POST[kind.of](seat).filter(pk=OuterRef(kind.of))))
    else:
        own, in_hand = voices_visible_to(Actor(person=key)), in_hand_of(seat)
        things = Q(Exists(own.filter(pk=OuterRef("voice")))) | Q(Exists(in_hand.filter(pk=OuterRef("voice"))))
    return Q(things, accuses=accuses, post=kind.post)


def organisations_of(actor):
    """Those for whose groups the actor keeps robots: the whole line, or one's own union without the unions below it."""
    if actor.has(Role.SYSADMIN):
        return Organisation.objects.living().filter(realm=actor.realm)
    if not actor.has(Role.UNION_OFFICE):
        return Organisation.objects.none()
    seat = actor.post.seat
    unions = Organisation.objects.under(seat.path).filter(kind=Kind.UNION).exclude(pk=seat.pk)
    lower = unions.annotate(place=ExpressionWrapper(OuterRef("path"), CharField())).filter(place__startswith=F("path"))
    return Organisation.objects.living().under(seat.path).exclude(Exists(lower))


def visible_robots(actor):
    return Robot.objects.filter(organisation__in=organisations_of(actor)).select_related("organisation")


@rule(_("the system administrator, or the office of the union to which the group belongs"))
def keeps_robots(actor, robot):
    return actor.has(Role.SYSADMIN, Role.UNION_OFFICE)


ROBOT_RULES = {"add": keeps_robots, "change": keeps_robots, "remove": keeps_robots, "try_out": keeps_robots}
ROBOTS = Policy(visible_robots, ROBOT_RULES)
