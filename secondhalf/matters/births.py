"""Matters on their way into the register, however many: made ready one by one, written in one short step. 批量登记。"""

from collections import defaultdict

from secondhalf.core import moments, numbering
from secondhalf.core.inserting import Batch
from secondhalf.matters import words
from secondhalf.people.lines import line_of


class Births:
    """Collects matters that are to be born together, with their events, facts and lines of sight."""

    def __init__(self):
        self._batches, self._ledgers = {}, []

    def add(self, matter, event, *facts):
        """Make one ready: it is born by that event, which leaves these facts."""
        matter.stage = event.after
        self._ledgers.append(ledger_of(matter, event.at))
        for thing in (event, *sights_of([matter]), *facts, matter):
            self._batch(type(thing)).add(thing)
        self._model = type(matter)

    def write(self):
        """Number and insert them, in the caller's transaction; returns the numbers in order.

        Numbers are drawn as late as can be: until the transaction ends, others wait for theirs.
        """
        if not self._ledgers:
            return []
        matters = self._batches.pop(self._model)
        for batch in self._batches.values():
            batch.write()
        numbers = draw_many(self._ledgers)
        matters.fill("no", numbers)
        matters.write()
        return numbers

    def _batch(self, model):
        if model not in self._batches:
            self._batches[model] = Batch(model)
        return self._batches[model]


def ledger_of(matter, at):
    """(realm, letters, day): what a matter born at that moment is numbered in."""
    return matter.realm, words.NUMBER_PREFIX[matter.ledger_key], f"{moments.local_day(at):%Y%m%d}"


def written(ledger, number):
    return f"{ledger[1]}{ledger[2]}-{number:04d}"


def draw_many(ledgers):
    """A number for each matter, in their order. ledgers: the `ledger_of` of each."""
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
