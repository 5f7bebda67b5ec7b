"""Entering the register: one matter, or a whole file of them by the same rules. 登记。"""

from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from secondhalf.core import moments, numbering, profile
from secondhalf.core.problems import Problem, Repeated
from secondhalf.matters.births import Births, draw_many, ledger_of, sights_of, written
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
        return cls._born_together([cls.to_register(fields, by=by) for fields in rows])

    @classmethod
    def to_register(cls, fields, *, by):
        """(a matter that is not yet written, the event that it is born by), for `births.Births`."""
        matter = cls._drafted(by, dict(fields))
        return matter, matter._event("register", by.with_once(""), cls.moves["register"], True)

    @classmethod
    def _born_together(cls, born):
        """Write matters in one transaction. born: tuples (matter, event, *facts). Returns the matters."""
        births = Births()
        for about in born:
            births.add(*about)
        with transaction.atomic():
            numbers = births.write()
        for (matter, *_about), number in zip(born, numbers, strict=True):
            matter.no, matter._state.adding, matter._state.db = number, False, connection.alias
        return [matter for matter, *_about in born]

    @classmethod
    def _drafted(cls, by, fields):
        holder = fields.setdefault("holder", by.post.seat)
        fields.setdefault("route", profile.value(holder.realm, "matter.route", organisations=line_of(holder.pk)))
        return cls(realm=holder.realm, registered_by=by.person, **fields)

    def before_birth(self, event):
        if not self.no:
            (self.no,) = draw_many([ledger_of(self, event.at)])

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
