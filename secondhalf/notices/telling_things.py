"""Telling of what has a loop of its own beside the matters: texts, inspections, practical matters, papers. 其他通知。

One table for each room says which event is told to whom; here is how. Whoever does not see the thing hears nothing.
"""

import datetime

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.notices import mailing, telling_papers, telling_practical, telling_rectification, telling_texts
from secondhalf.notices.models import SETTLED, Notice
from secondhalf.notices.policy import IN_POST

STALE = datetime.timedelta(days=14)  # what was waiting for longer is no news
ROOMS = (telling_texts, telling_rectification, telling_practical, telling_papers)
TELLINGS = {name: rows for room in ROOMS for name, rows in room.TELLINGS.items()}
SETTLES = {name: rows for room in ROOMS for name, rows in room.SETTLES.items()}


def tell(event):
    """Reaction to the events of TELLINGS and SETTLES."""
    if event.name in SETTLES:
        of, name, is_done, *find = SETTLES[event.name]  # find: (event) -> key of the thing, where that is another
        key = find[0](event) if find else event.subject
        if key and is_done(key):
            rows = Notice.objects.filter(**{of: key}, name=name, made_at__lte=event.at)
            rows.update(waits_at=SETTLED)
    if event.at <= moments.now() - STALE:
        return
    for row in TELLINGS.get(event.name, ()):
        thing = row.find(event) if row.find else model_of(row.of).objects.filter(pk=event.subject).first()
        if thing is not None:
            announce(thing, row, fact=f"{event.name}:{event.position}", event=event)


def model_of(of):
    return Notice._meta.get_field(of).related_model


def announce(thing, row, *, fact, event=None):
    """Tell everyone whom it concerns, who may see it and may do what is asked for. Repeatable."""
    if row.waits and thing.stage != row.waits:
        return
    told = set(Notice.objects.filter(fact=fact).values_list("person_id", flat=True))
    told |= {event.person_id} if event else set()
    made = []
    for post in row.to(thing, event):
        actor = Actor(person=post.person, post=post)
        if post.person_id in told or not IN_POST[row.of](actor).filter(pk=thing.pk).exists():
            continue
        if row.rule is None or row.rule(actor, thing) is True:
            told.add(post.person_id)
            about = {"name": row.name, "concern": row.concern, "waits_at": row.waits, row.of: thing}
            made.append(Notice(realm=post.realm, person=post.person, post=post, fact=fact, **about))
    Notice.objects.bulk_create(made)
    mailing.queue(made)
