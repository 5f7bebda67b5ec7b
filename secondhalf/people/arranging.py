"""Arranging the tree: found, change, move and end an organisation. 组织树的增、改、移、撤。"""

from django.db import models, transaction
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.people.lines import line_of
from secondhalf.people.open_work import of_organisation
from secondhalf.people.problems import BelowItself, OtherRealm, StillInUse, TooDeep, WrongPlace
from secondhalf.people.steps import act

DEEPEST = 20


class Arrangeable:
    """Mixed into Organisation. Every change of the tree takes the lock of its realm's root, one after the other."""

    def found_below(self, *, kind, by, about=None, **fields):
        """A new organisation of `kind` below this one. about: fields of its kind's table. Returns it."""
        from secondhalf.people.organisations import found

        with act("organisation.found", by=by) as leave:
            node = found(kind=kind, parent=self, about=about, **fields)
            leave(node)
        return node

    def change(self, *, by, about=None, **fields):
        """Set fields of the organisation and, by `about`, of its kind's table."""
        with act("organisation.change", by=by) as leave:
            for row, values in ((self, fields), (self.particulars, about or {})):
                for name, value in values.items():
                    setattr(row, name, value)
                if values:
                    row.save(update_fields=list(values))
            leave(self)

    def move(self, *, to, by):
        """Put it, with everything below, under `to`. Paths are rewritten in the same transaction.

        Raises OtherRealm, BelowItself, WrongPlace or TooDeep.
        """
        with act("organisation.move", by=by) as leave:
            lock_tree(self.realm)
            self.refresh_from_db()
            to.refresh_from_db()
            self._refuse_place(to)
            was, path = self.path, to.next_path_below()
            below = type(self).objects.under(was)
            refuse_too_deep(path, max(len(p) for p in below.values_list("path", flat=True)) - len(was))
            below.update(path=Concat(models.Value(path), Substr("path", len(was) + 1)))
            type(self).objects.filter(pk=self.pk).update(parent=to)
            line_of.forget()
            leave(self)
        self.refresh_from_db()
        vars(self).pop("nearest_union", None)

    def _refuse_place(self, to):
        if to.realm != self.realm or self.parent_id is None:
            raise OtherRealm(thing=self)
        if to.lies_in(self):
            raise BelowItself(thing=self)
        refuse_wrong_place(self.kind, to)

    def end(self, *, by, on=None):
        """It exists until the day `on` (today by default). Raises StillInUse while something hangs on it."""
        with act("organisation.end", by=by) as leave:
            lock_tree(self.realm)
            if lacks := self.hangs_on_it():
                raise StillInUse(thing=self, what="; ".join(lacks))
            self.to_on = on or moments.today()
            self.save(update_fields=["to_on"])
            leave(self)

    def hangs_on_it(self):
        """What keeps it from being ended, in words: living organisations below, posts held, open work."""
        below = type(self).objects.under(self.path).filter(to_on=None).exclude(pk=self.pk).count()
        held = self.posts.current().count()
        work = of_organisation(self).count
        words = [
            (below, _("%(n)d organisations below it")),
            (held, _("%(n)d posts held in it")),
            (work, _("%(n)d open matters before it")),
        ]
        return [text % {"n": n} for n, text in words if n]


def lock_tree(realm):
    """One change of a realm's tree at a time: takes the lock of its root until the transaction ends."""
    from secondhalf.people.organisations import Organisation

    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("lock_tree() needs a transaction")
    list(Organisation.objects.select_for_update(no_key=True).filter(pk=realm).values_list("pk"))


def refuse_wrong_place(kind, above):
    from secondhalf.people.organisations import MAY_STAND_BELOW, Kind

    if above is not None and above.kind not in MAY_STAND_BELOW[kind]:
        raise WrongPlace(kind=Kind(kind).label, above=Kind(above.kind).label)


def refuse_too_deep(path, more=0):
    from secondhalf.people.organisations import STEP

    if len(path) + more > DEEPEST * STEP:
        raise TooDeep(levels=DEEPEST)
