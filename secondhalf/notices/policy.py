"""Who may read which notices, and who keeps the group robots. Nothing else decides. 权限。"""

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.matters import publication_policy as publications
from secondhalf.matters.policy import is_recusal_post
from secondhalf.matters.recusal import NOBODY
from secondhalf.meetings import policy as meetings
from secondhalf.notices.models import THINGS, Notice, Robot
from secondhalf.papers import policy as papers
from secondhalf.people.organisations import Kind, Organisation
from secondhalf.people.policy import Policy, rule
from secondhalf.people.posts import Role
from secondhalf.practical import policy as practical
from secondhalf.rectification import policy as rectification
from secondhalf.voices.models import OpeningAsk, Voice
from secondhalf.voices.policy import in_hand_of
from secondhalf.voices.policy import visible_to as voices_visible_to
from secondhalf.voices.recusal import unbarred


def openings_visible_to(actor):
    """Asks that wait for a ruling and may come before the person. Who rules is asked of `rulers` when it is told."""
    stands_in = is_recusal_post(actor)
    if not (stands_in or actor.has(Role.UNION_OFFICE, Role.RESP_LEADER, Role.APPROVER)):
        return OpeningAsk.objects.none()
    voices = Voice.objects.filter(unbarred(actor.person, besides=actor.post if stands_in else None))
    return OpeningAsk.objects.filter(ruling=None, voice__in=voices.values("pk"))


IN_POST = {
    "matter": matters.visible_to,
    "meeting": meetings.visible_to,
    "decision": meetings.decisions_visible_to,
    "opening": openings_visible_to,
    "publication": publications.visible_to,
    "public_text": rectification.texts_visible_to,
    "inspection": rectification.visible_to,
    "finding": rectification.findings_visible_to,
    "item": practical.visible_to,
    "document": papers.visible_to,
}
BY_PERSON = {"opening", "public_text", "inspection"}  # whose questions always name the person
COUNTED = {f"n_{of}": Count(of) for of in THINGS}
LATEST = 100  # as many as are counted


def visible_to(actor):
    """The person's own notices, of things that they may still see in the post in which they were told.

    An accusation that was told before somebody was named is gone from the list and from the count (DOMAIN §0.5, law 9).
    """
    if actor is None or actor.person is None:
        return Notice.objects.none()
    mine = Notice.objects.filter(person=actor.person)
    told = {row.pop("post"): row for row in mine.order_by().values("post").annotate(**COUNTED)}
    seen = Q(pk__in=[])
    for post in [None, *actor.posts()]:
        seat, kinds = Actor(person=actor.person, post=post), told.get(post and post.pk, {})
        if kinds.get("n_voice"):
            seen |= Q(Exists(voices_visible_to(seat).filter(pk=OuterRef("voice"))), post=post)
        for of, visible in IN_POST.items():
            if post is not None and kinds.get(f"n_{of}"):
                seen |= Q(Exists(visible(seat).filter(pk=OuterRef(of))), post=post)
    return mine.filter(seen)


def unread(actor):
    """`visible_to(actor).fresh()` for every page: one question for the posts and kinds, one for the notices.

    Most pages are drawn for people with none, who are asked about once and no more.
    """
    fresh = Notice.objects.filter(person=actor.person).fresh()
    fresh = fresh.accusing()
    latest = fresh.select_related("post__organisation__parent").order_by("-id")[:LATEST]
    kinds = {(notice.post_id, notice.of, notice.accuses): notice for notice in latest}
    seen = Q(pk__in=[])
    for kind in kinds.values():
        if kind.post is None or kind.post.is_held(moments.today()):
            if kind.of != "document":
                seen |= seen_like(kind, actor.person.pk)
            elif not kind.accuses:  # whatever it tells of is asked by the list; here, that it accuses nobody
                seen |= Q(document__isnull=False, accuses=False, post=kind.post)
    return fresh.filter(seen) if kinds else fresh.none()


def seen_like(kind, key):
    """Of the notices in the post of `kind`, of things such as its own: those that the person may still see.

    Where a thing accuses nobody, nobody is barred from it; where it does, the person's key makes recusal part of the
    question (`recusal.bars`).
    """
    seat = Actor(person=key if kind.accuses or kind.of in BY_PERSON else NOBODY, post=kind.post)
    if kind.voice_id is None:
        things = Q(Exists(IN_POST[kind.of](seat).filter(pk=OuterRef(kind.of))))
    else:
        own, in_hand = voices_visible_to(Actor(person=key)), in_hand_of(seat)
        things = Q(Exists(own.filter(pk=OuterRef("voice")))) | Q(Exists(in_hand.filter(pk=OuterRef("voice"))))
    return Q(things, accuses=kind.accuses, post=kind.post)


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
