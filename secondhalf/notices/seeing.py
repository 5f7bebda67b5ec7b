"""Which of many posts may see a thing: few questions, however many posts there are. 可见性。

Posts in the same organisation with the same roles have the same in sight; recusal goes by person and is asked for
apart, and only of what accuses somebody.
"""

from django.db.models import Exists, OuterRef, Q

from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.matters.policy import is_recusal_post
from secondhalf.matters.recusal import NOBODY, Accused, bars
from secondhalf.people.models import Person
from secondhalf.voices import policy as voices
from secondhalf.voices.recusal import NamedObject


def matter_seen_by(matter, posts):
    """Of the posts, those whose person may see the matter in them: as `matters.policy.visible_to` has it."""
    seen = in_sight(matter, posts, matters.visible_to)
    if seen and matter.accused.all():
        gone = barred(seen, [Accused.objects.filter(bars(OuterRef("pk")), matter=matter)])
        seen = [post for post in seen if post.person_id not in gone]
    return seen


def voice_seen_by(voice, posts):
    """The same of a voice (`voices.policy.visible_to`): those who may open it in their office, and whoever spoke."""
    raiser = getattr(voice, "raiser", None)
    in_hand = in_sight(voice, [post for post in posts if not post._state.adding], voices.in_hand_of)
    by_voice = NamedObject.objects.filter(bars(OuterRef("pk"), "voice__occurred_on"), voice=voice)
    by_matter = Accused.objects.filter(bars(OuterRef("pk")), matter=voice.matter_id)
    gone = barred(in_hand, [by_voice, by_matter]) if in_hand else set()
    free = {post.pk for post in in_hand if post.person_id not in gone}
    return [post for post in posts if post.pk in free or (raiser and raiser.person_id == post.person_id)]


def in_sight(thing, posts, visible_to):
    """The posts that have it in sight, whoever holds them: one question."""
    alike = {}
    for post in posts:
        key = post.organisation_id, post.roles_set, is_recusal_post(Actor(post=post))
        alike.setdefault(key, []).append(post)
    asked = {
        f"sight{n}": Exists(visible_to(Actor(person=NOBODY, post=same[0])).filter(pk=thing.pk))
        for n, same in enumerate(alike.values())
    }
    rows = type(thing).objects.filter(pk=thing.pk).values_list(*asked.values()) if asked else []
    found = {post.pk for row in rows for sees, same in zip(row, alike.values(), strict=True) if sees for post in same}
    return [post for post in posts if post.pk in found]


def barred(posts, objects):
    """Keys of the persons whom one of the `objects` bars: one question."""
    by_any = Q(pk__in=[])
    for each in objects:
        by_any |= Q(Exists(each))
    return set(Person.objects.filter(by_any, pk__in={post.person_id for post in posts}).values_list("pk", flat=True))
