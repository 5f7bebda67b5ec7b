"""Telling people what concerns them: rows of notices, at most one for a person and a fact. 发出通知。

Nobody is told of what they may not see: `visible_to` is asked for everyone when a notice is made, and again whenever
one is read or sent. Whoever did a thing is not told of it.
"""

import datetime

from django.db.models import prefetch_related_objects

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.matters import policy as matters
from secondhalf.matters.models import Matter
from secondhalf.notices import grouping, mailing, telling_voices, tellings
from secondhalf.notices.audiences import in_order, office
from secondhalf.notices.models import SETTLED, Notice
from secondhalf.notices.seeing import matter_seen_by

STALE = datetime.timedelta(days=14)  # what was waiting for longer is no news


def tell(event):
    """Reaction to the events of `tellings.py`: make the notices, and what goes by mail and to groups."""
    tell_many([event])


def tell_many(events):
    """The same of many events: what they are about is read once."""
    telling_voices.tell_many([event for event in events if event.name.startswith("voice.")])
    of_matters = [event for event in events if not event.name.startswith("voice.")]
    about = Matter.objects.select_related("holder").prefetch_related("accused")
    found = about.in_bulk({event.subject for event in of_matters})
    for event in of_matters:
        tell_of_matter(event, found.get(event.subject))


tell.many = tell_many


def tell_of_matter(event, matter):
    if event.name in tellings.SETTLES:
        asked = Notice.objects.filter(matter=event.subject, name=tellings.SETTLES[event.name], made_at__lte=event.at)
        asked.update(waits_at=SETTLED)
    rows = tellings.of(event.name, event.after)
    if rows and matter is not None and event.at > moments.now() - STALE:
        announce(matter, rows, fact=f"{event.name}:{event.position}", event=event)


def announce(matter, rows, *, fact, event=None):
    """Tell everyone whom it concerns: rows are Tellings, the first that fits a person counts. Repeatable."""
    told, made = set(Notice.objects.filter(fact=fact).values_list("person_id", flat=True)), []
    if event is not None and event.person_id:
        told.add(event.person_id)
    asked = [(row, people(row.to(matter, event))) for row in rows if not is_over(matter, row, event)]
    seen = {post.pk for post in matter_seen_by(matter, [post for _row, posts in asked for post in posts])}
    for row, found in asked:
        posts = whom(matter, row, [post for post in found if post.pk in seen], event)
        grouping.queue(matter, row, posts, fact)
        for post in posts:
            if post.person_id not in told:
                told.add(post.person_id)
                made.append(notice_of(matter, row, post, fact))
    Notice.objects.bulk_create(made)
    mailing.queue(made)


def is_over(matter, row, event):
    """Has it moved on, or been ruled on, before anybody was told?"""
    return (row.waits and matter.stage != event.after) or (row.verb and matter.missing(row.verb))


def whom(matter, row, found, event):
    """The posts that are told: of those concerned who may see it, who may do what is asked for; else the office."""
    if not row.verb:
        return found
    if row.verb == "insist":
        prefetch_related_objects([matter], "disputes")  # its rule counts them, for everyone anew
    rule = matters.RULES[row.verb]
    able = [post for post in found if rule(Actor(person=post.person, post=post), matter) is True]
    return able or matter_seen_by(matter, people(office(matter, event)))


def people(posts):
    return list(in_order(posts))


def notice_of(matter, row, post, fact):
    return Notice(
        realm=matter.realm,
        person=post.person,
        post=post,
        fact=fact,
        name=row.name,
        concern=row.concern,
        matter=matter,
        waits_at=matter.stage if row.waits else "",
    )
