"""What follows by date: what has become overdue, the morning's digest, and what is forgotten. 每日通知。"""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.matters.policy import READERS
from secondhalf.matters.workbench import AT_WORK
from secondhalf.notices import mailing, sending, telling, telling_meetings, tellings
from secondhalf.notices.concerns import Concern
from secondhalf.notices.models import Choices, Letter, Notice
from secondhalf.people.appointing import carries
from secondhalf.people.models import Person, Post

LOOKED_BACK = datetime.timedelta(days=30)
KEPT = datetime.timedelta(days=200)
SENT_KEPT = datetime.timedelta(days=30)
BATCH = 500


def tell_overdue(day):
    """Whatever went over its time in the last weeks, once for each deadline: matters, and decisions of meetings."""
    late = Matter.objects.overdue().filter(stage__in=AT_WORK, is_merged=False)
    late = late.filter(due_at__gt=moments.now() - LOOKED_BACK).select_related("holder").prefetch_related("accused")
    rows = tellings.TELLINGS["matter.overdue"]
    batch = []
    for matter in late.iterator(chunk_size=BATCH):
        batch.append(matter)
        if len(batch) == BATCH:
            tell_batch(batch, rows)
            batch = []
    tell_batch(batch, rows)
    telling_meetings.tell_overdue()


def tell_batch(batch, rows):
    facts = {f"overdue:{matter.pk}:{matter.due_at.isoformat()}": matter for matter in batch}
    known = set(Notice.objects.filter(fact__in=facts).values_list("fact", flat=True))
    for fact, matter in facts.items():
        if fact not in known:
            telling.announce(matter, rows, fact=fact)


def digest(day):
    """One letter for whoever has an address and wants one; it is written, or dropped, when it goes out."""
    if not mailing.is_open():
        return
    reads = reduce(or_, (carries(role) for role in READERS))
    posts = Post.objects.current().filter(reads, person=OuterRef("pk"))
    unread = Notice.objects.filter(person=OuterRef("pk"), read_at=None)
    some = Person.objects.filter(Exists(posts) | Exists(unread), is_active=True).exclude(email="")
    chosen = {row.person_id: row for row in Choices.objects.all()}
    to = [key for key in some.values_list("pk", flat=True) if (chosen.get(key) or Choices()).daily()]
    Letter.objects.bulk_create([Letter(person_id=key, day=day) for key in to], ignore_conflicts=True)


def forget(day):
    """What was told long ago, what was sent a while ago, and who spoke where the voice itself has forgotten it."""
    spoke = Q(voice__raiser__person=F("person"))
    mine = Notice.objects.filter(concern=Concern.OWN)
    mine.exclude(pk__in=mine.filter(spoke).values("pk")).delete()
    Notice.objects.filter(made_at__lt=moments.now() - KEPT).delete()
    sending.forget(moments.now() - SENT_KEPT)
