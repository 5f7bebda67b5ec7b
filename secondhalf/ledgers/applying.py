"""Edited rows go through the matter's own verbs, with the rights of whoever uploads. 经环节写回。"""

from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from secondhalf.core import access
from secondhalf.core.problems import Problem
from secondhalf.ledgers.ledger import Back
from secondhalf.ledgers.seals import plain
from secondhalf.matters.models import Matter


class NotTaken(Exception):
    """What stands in the way of one row. every: [(column key, words)]."""

    def __init__(self, every):
        self.every = [(key, str(words)) for key, words in every]
        super().__init__(self.every)


def apply(ledger, by, said):
    """Do what the edited cells of a row say: each verb once, then the plain fields. Raises NotTaken: all reasons."""
    verbs, fields, turn, every = {}, {}, said.mark.turn, []
    for key, value in said.edits.items():
        column = ledger.column(key)
        cells = verbs.setdefault(column.verb, {}) if column.back is Back.VERB else fields
        cells[column] = plain(value)
    for verb, cells in verbs.items():
        try:
            turn = act(ledger, by, said.row, verb, cells, turn)
        except NotTaken as reason:
            every += reason.every
    if fields:
        try:
            write(ledger, by, said.row, fields)
        except NotTaken as reason:
            every += reason.every
    if every:
        raise NotTaken(every)


def write(ledger, by, row, cells):
    """The plain fields of a row, together; if that fails, each is tried alone to tell which. cells: {column: text}."""
    try:
        ledger.save(row, by, {column.field: text for column, text in cells.items()})
    except Problem as problem:
        alone = [(column.key, why) for column, text in cells.items() if (why := refusal(ledger, by, row, column, text))]
        raise NotTaken(alone or [(next(iter(cells)).key, problem.in_words)]) from problem


def refusal(ledger, by, row, column, text):
    """Why a cell alone is not taken, in words; "" if it is."""
    try:
        with rolled_back():
            ledger.save(row, by, {column.field: text})
    except Problem as problem:
        return problem.in_words
    return ""


def act(ledger, by, row, verb, cells, turn):
    """One verb of a row's thing, through its door and its form. Returns the turn after it."""
    first = next(iter(cells))
    with in_words(first.key):
        thing = access.find(ledger.policy, by, verb, turn=turn, pk=ledger.thing(row).pk)
        data = {}
        for column in cells:
            data |= column.also(row) if column.also else {}
        data |= {column.field: text for column, text in cells.items()}
        form = ledger.forms[verb](data, matter=thing, actor=by)
        if not form.is_valid():
            raise NotTaken(wrong(form, {column.field: column.key for column in cells}, first.key))
        getattr(thing, verb)(by=by.with_once(""), **form.cleaned_data)
        return thing.turn


def wrong(form, keys, usual):
    """[(column key, words)] of what is wrong. keys: {field: column key}; usual: for what is of no column."""
    found = []
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said = " ".join(str(error) for error in errors)
        words = _("%(label)s: %(text)s") % {"label": label, "text": said} if label else said
        found.append((keys.get(name, usual), words))
    return found


@contextmanager
def in_words(key):
    try:
        yield
    except Problem as problem:
        raise NotTaken([(key, problem.in_words)]) from problem


@contextmanager
def rolled_back():
    """A block that leaves nothing behind: what a preview says is what would happen."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def lock(matters):
    """Hold the matters until this transaction ends, so that nobody moves one between the last look and the step."""
    list(Matter.objects.filter(pk__in=matters).order_by("pk").select_for_update().values_list("pk"))
