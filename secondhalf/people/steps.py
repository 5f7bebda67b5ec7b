"""An act on organisations, posts or persons: once, all or nothing, leaving one event. 一次动作一条记录。"""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.loop import once_key
from secondhalf.core.problems import KeyReused, MovedOn, Repeated


@contextmanager
def act(name, *, by):
    """Run a block in one transaction; it calls what it is given with the thing acted on, which writes the event.

    name: of the event, such as `post.end`. by: the Actor. Raises Repeated with the first event if the actor's one-time
    key came before, KeyReused if it came for another act, MovedOn if somebody else was faster.
    """

    def leave(thing):
        return Event.objects.create(
            realm=thing.realm or thing.pk,
            name=name,
            subject=thing.pk,
            person=by.person,
            post=by.post.pk if by.post else None,
            title=by.title,
            at=moments.now(),
            once=once_key(by),
        )

    try:
        with transaction.atomic():
            refuse_repeat(name, by)
            yield leave
    except IntegrityError as error:
        refuse_repeat(name, by)
        raise MovedOn from error


def refuse_repeat(name, by):
    first = Event.objects.filter(once=once_key(by)).first() if by.once else None
    if first is None:
        return
    raise Repeated(first) if first.name == name else KeyReused()
