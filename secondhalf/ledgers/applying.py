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
    """What stands in the way of one row, in words; key: the column."""

    def __init__(self, words, key=None):
        self.words, self.key = str(words), key
        super().__init__(self.words)


def apply(ledger, by, said):
    """Do what the edited cells of a row say: each verb once, then the plain fields. Raises NotTaken."""
    columns = {column.key: column for column in ledger.columns}
    verbs, fields = {}, {}
    for key, value in said.edits.items():
        column = columns[key]
        if column.back is Back.VERB:
            verbs.setdefault(column.verb, {})[key] = plain(value)
        else:
            fields[column.field] = plain(value)
    turn = said.mark.turn
    for verb, cells in verbs.items():
        turn = act(ledger, by, said.row, verb, {columns[key]: text for key, text in cells.items()}, turn)
    if fields:
        with in_words(next(iter(said.edits))):
            ledger.save(said.row, by, fields)


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
            raise NotTaken(wrong(form), first.key)
        getattr(thing, verb)(by=by.with_once(""), **form.cleaned_data)
        return thing.turn


def wrong(form):
    """The errors of a form in one line."""
    lines = []
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said = " ".join(str(error) for error in errors)
        lines.append(_("%(label)s: %(text)s") % {"label": label, "text": said} if label else said)
    return " ".join(lines)


@contextmanager
def in_words(key):
    try:
        yield
    except Problem as problem:
        raise NotTaken(problem.in_words, key) from problem


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
