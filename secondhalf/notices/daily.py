"""What follows by date: what has become overdue, the morning's digest, and what is forgotten. 每日通知。"""

import datetime

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.matters.workbench import AT_WORK
from secondhalf.notices import telling, tellings
from secondhalf.notices.models import Notice

LOOKED_BACK = datetime.timedelta(days=30)
KEPT = datetime.timedelta(days=200)
BATCH = 500


def tell_overdue(day):
    """Whatever went over its time in the last weeks, once for each deadline."""
    late = Matter.objects.overdue().filter(stage__in=AT_WORK, is_merged=False)
    late = late.filter(due_at__gt=moments.now() - LOOKED_BACK).select_related("holder")
    rows = tellings.TELLINGS["matter.overdue"]
    batch = []
    for matter in late.iterator(chunk_size=BATCH):
        batch.append(matter)
        if len(batch) == BATCH:
            tell_batch(batch, rows)
            batch = []
    tell_batch(batch, rows)


def tell_batch(batch, rows):
    facts = {f"overdue:{matter.pk}:{matter.due_at.isoformat()}": matter for matter in batch}
    known = set(Notice.objects.filter(fact__in=facts).values_list("fact", flat=True))
    for fact, matter in facts.items():
        if fact not in known:
            telling.announce(matter, rows, fact=fact)


def forget(day):
    """What was told long ago."""
    Notice.objects.filter(made_at__lt=moments.now() - KEPT).delete()
