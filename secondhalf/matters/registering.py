"""Entering the register: one matter, or a whole file of them by the same rules. 登记。"""

from collections import defaultdict
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from secondhalf.core import moments, numbering, profile
from secondhalf.core.events import Event
from secondhalf.core.problems import Problem, Repeated
from secondhalf.matters import words
from secondhalf.matters.sights import Sight
from secondhalf.people.lines import line_of


class Registrable:
    @classmethod
    def register(cls, *, by, **fields):
        """Enter a matter in the register; it gets its number.

        by: an officer acting in a union's office (the holder, unless `holder` says otherwise).
        fields: title, summary, category, unit and the rest of what the form asks. Returns the matter.
        """
        matter = cls._drafted(by, fields)
        with matter._number_ahead(), matter.step("register", by=by):
            Sight.objects.bulk_create(sights_of([matter]))
        return matter

    @classmethod
    def register_many(cls, rows, *, by):
        """Enter many at once: the same rows, numbers, events and sights as so many calls of `register`, all or nothing.

        rows: dicts of `register`'s fields. Returns the matters in their order. A few statements, however many rows.
        """
        matters = [cls._drafted(by, dict(fields)) for fields in rows]
        with transaction.atomic():
            events = [matter._event("register", by.with_once(""), cls.moves["register"], True) for matter in matters]
            cls._enter(matters, events)
            Event.objects.bulk_create(events, batch_size=500)
        return matters

    @classmethod
    def _enter(cls, matters, events):
        """Number and insert matters that are born by these events, with their lines of sight. Returns them."""
        for matter, event, number in zip(matters, events, draw_many(matters, events), strict=True):
            matter.stage, matter.no = event.after, number
        cls.objects.bulk_create(matters, batch_size=500)
        Sight.objects.bulk_create(sights_of(matters), batch_size=1000)
        return matters

    @classmethod
    def _drafted(cls, by, fields):
        holder = fields.setdefault("holder", by.post.seat)
        fields.setdefault("route", profile.value(holder.realm, "matter.route", organisations=line_of(holder.pk)))
        return cls(realm=holder.realm, registered_by=by.person, **fields)

    def before_birth(self, event):
        if not self.no:
            (self.no,) = draw_many([self], [event])

    @contextmanager
    def _number_ahead(self):
        """A block that registers, with the number drawn before it where that is better; given back if it fails."""
        if self.no or not numbering.is_better_ahead():
            yield
            return
        ledger = ledger_of(self, moments.now())
        number = numbering.draw(*ledger)
        self.no = written(ledger, number)
        try:
            yield
        except (Problem, Repeated, IntegrityError):
            # Refused, so certainly not registered. After a lost connection nobody knows: then the number stays drawn.
            numbering.give_back(*ledger, number)
            raise


def ledger_of(matter, at):
    """(realm, letters, day): what a matter born at that moment is numbered in."""
    return matter.realm, words.NUMBER_PREFIX[matter.ledger_key], f"{moments.local_day(at):%Y%m%d}"


def written(ledger, number):
    return f"{ledger[1]}{ledger[2]}-{number:04d}"


def draw_many(matters, events):
    """A number for each matter, in their order: per realm, ledger and day of its event."""
    ledgers = [ledger_of(matter, event.at) for matter, event in zip(matters, events, strict=True)]
    wanted = defaultdict(int)
    for ledger in ledgers:
        wanted[ledger] += 1
    following = {ledger: numbering.draw(*ledger, count=count) - count for ledger, count in wanted.items()}
    numbers = []
    for ledger in ledgers:
        following[ledger] += 1
        numbers.append(written(ledger, following[ledger]))
    return numbers


def sights_of(matters):
    """The lines of sight of matters that have just been born: their holders' lines."""
    return [matter._sight(pk) for matter in matters for pk in line_of(matter.holder_id)]
