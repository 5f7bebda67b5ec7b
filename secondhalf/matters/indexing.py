"""What is searched of a matter: number, title, summary, answers; never the words of a voice. 检索内容。

The index follows the events (`reactions.py`), so it lags by seconds; `searching.py` asks the policy about every result.
"""

from django.db import models, transaction

from secondhalf.core import wording
from secondhalf.core.events import Event
from secondhalf.core.wordindex import WordIndex

WORDS = WordIndex("matters_words", "matters_indexed")
BATCH = 500


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
    matter = matters().filter(pk=event.subject).first()
    if matter is None:
        return
    with transaction.atomic():
        before = Indexed.objects.select_for_update().filter(matter=matter).first()
        after = entry(matter, before.number if before else number_of(matter, event))
        if after is None or (before and (before.text, before.seen_from) == (after.text, after.seen_from)):
            return
        after.save(force_update=before is not None, force_insert=before is None)
        WORDS.put(after.number, after.words, before=before.words if before else ())


def rebuild(tell=lambda done: None):
    """Make the whole index anew; returns how many matters are in it. tell: called with the count after each batch."""
    with transaction.atomic():
        Indexed.objects.all().delete()
        WORDS.clear()
    born, last, done = Event.objects.filter(name="matter.register", position__isnull=False), 0, 0
    while places := dict(
        born.filter(position__gt=last).order_by("position").values_list("subject", "position")[:BATCH]
    ):
        with transaction.atomic():
            known = set(Indexed.objects.filter(number__in=places.values()).values_list("number", flat=True))
            found = matters().filter(pk__in=places)
            entries = [entry(matter, places[matter.pk]) for matter in found if places[matter.pk] not in known]
            Indexed.objects.bulk_create(entries)
            WORDS.put_many([(one.number, one.words) for one in entries])
        last = max(places.values())
        done += len(entries)
        tell(done)
    return done


def matters():
    return Indexed._meta.get_field("matter").related_model.objects.prefetch_related("closures", "sights")


def number_of(matter, event):
    """The position of its registering; None while the sequencer has not placed it."""
    if event.name == "matter.register" and event.position:
        return event.position
    born = Event.objects.filter(subject=matter.pk, name="matter.register")
    return born.values_list("position", flat=True).first()


def entry(matter, number):
    if number is None:
        return None
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
