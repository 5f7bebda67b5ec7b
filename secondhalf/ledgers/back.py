"""An export that comes back: compared, tried, then carried out as a whole or not at all. 导回比对与写回。"""

import contextlib

from django.db import transaction

from secondhalf.ledgers import applying, comparing
from secondhalf.ledgers.applying import NotTaken
from secondhalf.ledgers.models import RunState
from secondhalf.ledgers.runs import claim, finish, kept, opened, tell


class AllOrNothing(Exception):
    """A row does not go through, so none does."""


def looked_at(run, found, actor):
    """Compare; try each change and take it back; keep what there is to say."""
    sheet = opened(run)
    file = comparing.returned(found, sheet, run.file_name)
    said = list(tell(run, tried(found, actor, comparing.compared(found, actor, comparing.edited(found, file)))))
    kept(run, said)
    finish(run, sheet, said, RunState.READY)


def carried_out(run, found, actor):
    """Everything in one transaction; a row that does not go through takes all others back."""
    sheet = opened(run)
    file = comparing.returned(found, sheet, run.file_name)
    said = []
    with contextlib.suppress(AllOrNothing), transaction.atomic():
        claim(run)
        edited = list(comparing.edited(found, file))
        things = found.rows(actor).filter(pk__in=[one.mark.key for one in edited if one.mark])
        applying.lock([found.matter(row).pk for row in things])
        said = list(comparing.compared(found, actor, edited))
        for one in tell(run, said):
            do(found, actor, one)
        if any(one.says != "change" for one in said):
            raise AllOrNothing
        kept(run, said)
        finish(run, sheet, said, RunState.DONE)
        return
    kept(run, said)
    finish(run, sheet, said, RunState.REFUSED)


def tried(found, actor, said):
    """Each change, tried and taken back, of rows with other errors too: all that is in the way is told at once."""
    for one in said:
        if one.edits:
            with applying.rolled_back():
                do(found, actor, one)
        yield one


def do(found, actor, one):
    if not one.edits:
        return
    try:
        with transaction.atomic():
            applying.apply(found, actor, one)
    except NotTaken as reason:
        for key, words in reason.every:
            one.refuse_cell(key, words)
