"""Texts of things, indexed as their events say, and found again by those who may see the thing. 全文索引。

A room names its table of texts, the event by which a thing is born, and what is said of it; the policy of the room
decides about every result. The index lags behind the events by seconds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction

from secondhalf.core import wording
from secondhalf.core.events import Event
from secondhalf.core.wordindex import WordIndex

BATCH, TOGETHER = 500, 100
ROUNDS = 5


class Text(models.Model):
    """The text of one thing as it was indexed. number: the place of its birth among all events.

    seen_from: the organisations that have it before them, as words (`seat_word`).
    """

    number = models.BigIntegerField(primary_key=True)
    text = models.TextField()
    seen_from = models.TextField()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.number)

    @property
    def words(self):
        return wording.cut(self.text) | set(self.seen_from.split())


@dataclass(frozen=True)
class TextIndex:
    """subject: the field of the texts that points to the thing. birth: name of the event by which it is born.

    things: (keys) -> the things, with what `say` reads. say: (thing) -> (texts, keys of the organisations that see it).
    """

    texts: type
    subject: str
    birth: str
    words: WordIndex
    things: Callable
    say: Callable

    def follow(self, event):
        """Index the thing of this event anew. Safe to repeat."""
        if event.name != self.birth:
            self.refresh([event.subject])
        elif not self.texts.objects.filter(pk=event.position).exists():
            self.fill(event.position - 1, most=TOGETHER)

    def follow_many(self, events):
        """The same for many events at one go."""
        for event in events:
            if event.name == self.birth:
                self.follow(event)
        if changed := {event.subject for event in events if event.name != self.birth}:
            self.refresh(list(changed))

    def refresh(self, keys):
        """Index these things anew, as far as they are indexed: the others are, as they then are, with their birth."""
        with transaction.atomic():
            self.words.lock()
            known = {getattr(one, self._key): one for one in self.texts.objects.filter(**{f"{self.subject}__in": keys})}
            for thing in self.things(list(known)):
                before = known[thing.pk]
                after = self._entry(thing, before.number)
                if (before.text, before.seen_from) != (after.text, after.seen_from):
                    after.save(force_update=True)
                    self.words.put(after.number, after.words, before=before.words)

    def fill(self, after, *, most):
        """Index the first `most` things born after that position that are not indexed; (last position, how many).

        One job does it for its neighbours too, so that a whole file of things is found within seconds.
        """
        with transaction.atomic():
            self.words.lock()
            born = Event.objects.filter(name=self.birth, position__gt=after).order_by("position")
            places = dict(born.values_list("subject", "position")[:most])
            known = set(self.texts.objects.filter(pk__in=places.values()).values_list("pk", flat=True))
            found = self.things([key for key, place in places.items() if place not in known])
            entries = [self._entry(thing, places[thing.pk]) for thing in found]
            self.texts.objects.bulk_create(entries)
            self.words.put_many([(one.number, one.words) for one in entries])
        return max(places.values(), default=None), len(entries)

    def rebuild(self, tell=lambda done: None):
        """Make the whole index anew; returns how many are in it. tell: called with the count after each batch."""
        with transaction.atomic():
            self.texts.objects.all().delete()
            self.words.clear()
        last, done = 0, 0
        while last is not None:
            last, more = self.fill(last, most=BATCH)
            done += more
            tell(done)
        self.words.finish()
        return done

    def keys(self, asked, *, visible, seat, most, below=None):
        """The keys of things that hold what was asked and that are among `visible`, newest first, at most `most`.

        visible: a QuerySet of the policy; what it refuses of the proposals is made up for by further ones.
        seat: key of the organisation that searches. below: a thing; only those born before it.
        """
        bound = below and self.texts.objects.filter(**{self.subject: below}).values_list("number", flat=True).first()
        kept = []
        for _round in range(ROUNDS):
            wanted = most - len(kept)
            proposed = self.words.found(asked, also={seat_word(seat)}, most=wanted, below=bound)
            allowed = set(visible.filter(pk__in=[key for _number, key in proposed]).values_list("pk", flat=True))
            kept += [key for _number, key in proposed if key in allowed]
            if len(proposed) < wanted or len(kept) >= most:
                break
            bound = proposed[-1][0]
        return kept

    @property
    def _key(self):
        return f"{self.subject}_id"

    def _entry(self, thing, number):
        texts, seats = self.say(thing)
        seen_from = " ".join(sorted({seat_word(seat) for seat in seats}))
        text = "\n".join(map(wording.normal, texts))
        return self.texts(number=number, text=text, seen_from=seen_from, **{self._key: thing.pk})


def seat_word(key):
    """An organisation as a word of the index, so that who sees little finds as fast as who sees all.

    It narrows what is looked at; what may be seen is decided by the policy alone.
    """
    return f"o{key.hex[-10:]}"
