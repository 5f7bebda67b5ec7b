"""What is searched of a matter: number, title, summary, answers; never the words of a voice. 检索内容。

The index follows the events (`reactions.py`), so it lags by seconds; `searching.py` asks the policy about every result.
"""

from django.db import models, transaction

from secondhalf.core import wording
from secondhalf.core.events import Event
from secondhalf.core.wordindex import WordIndex

WORDS = WordIndex("matters_words", "matters_indexed")
BIRTH = "matter.register"
BATCH, TOGETHER = 500, 100


class Indexed(models.Model):
    """The text of one matter as it was indexed. number: the place of its registering among all events."""

    number = models.BigIntegerField(primary_key=True)
    matter = models.OneToOneField("matters.Matter", models.CASCADE, related_name="indexed")
    text = models.TextField()
    seen_from = models.TextField()

    def __str__(self):
        return str(self.number)

    @property
    def words(self):
        return wording.cut(self.text) | set(self.seen_from.split())


def follow(event):
    """Reaction: index the matter of this event anew. Safe to repeat."""
    if event.name == BIRTH:
        if not Indexed.objects.filter(pk=event.position).exists():
            fill(event.position - 1, most=TOGETHER)
        return
    with transaction.atomic():
        WORDS.lock()
        before = Indexed.objects.filter(matter=event.subject).first()
        matter = before and matters().filter(pk=event.subject).first()
        if matter is None:
            return  # it is indexed as it then is when its registering is followed
        after = entry(matter, before.number)
        if (before.text, before.seen_from) != (after.text, after.seen_from):
            after.save(force_update=True)
            WORDS.put(after.number, after.words, before=before.words)


def fill(after, *, most):
    """Index the first `most` matters registered after that position which are not indexed; (last position, how many).

    One job does it for its neighbours too, so that a whole file of matters is found within seconds.
    """
    with transaction.atomic():
        WORDS.lock()
        born = Event.objects.filter(name=BIRTH, position__gt=after).order_by("position")
        places = dict(born.values_list("subject", "position")[:most])
        known = set(Indexed.objects.filter(pk__in=places.values()).values_list("pk", flat=True))
        found = matters().filter(pk__in=[key for key, place in places.items() if place not in known])
        entries = [entry(matter, places[matter.pk]) for matter in found]
        Indexed.objects.bulk_create(entries)
        WORDS.put_many([(one.number, one.words) for one in entries])
    return max(places.values(), default=None), len(entries)


def rebuild(tell=lambda done: None):
    """Make the whole index anew; returns how many matters are in it. tell: called with the count after each batch."""
    with transaction.atomic():
        Indexed.objects.all().delete()
        WORDS.clear()
    last, done = 0, 0
    while last is not None:
        last, more = fill(last, most=BATCH)
        done += more
        tell(done)
    return done


def matters():
    return Indexed._meta.get_field("matter").related_model.objects.prefetch_related("closures", "sights")


def entry(matter, number):
    answers = [closure.answer for closure in sorted(matter.closures.all(), key=lambda one: one.pk)]
    parts = [matter.no, matter.title, matter.summary, *answers]
    seen_from = sorted(seat_word(sight.organisation_id) for sight in matter.sights.all())
    return Indexed(
        number=number, matter=matter, text="\n".join(map(wording.normal, parts)), seen_from=" ".join(seen_from)
    )


def seat_word(organisation_id):
    """An organisation as a word of the index, so that who sees little finds as fast as who sees all.

    It narrows what is looked at; what may be seen is decided by the policy alone.
    """
    return f"o{organisation_id.hex[-10:]}"
