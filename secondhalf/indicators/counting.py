"""Keeps the tallies: each event puts right what its matter or voice counts for; a command counts all anew. 计数。

What a thing counts for follows from its facts (`marks.py`, `voice_marks.py`). A reaction compares that with what it has
put in so far and adds the difference, in one transaction: so it may be repeated, come late, or run beside a recount.
"""

from django.db import transaction
from django.db.models import Min
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.indicators import reading, voice_reading
from secondhalf.indicators.models import NAMES, VOICE_NAMES, Counted, Recount, Tally, VoiceCounted, VoiceTally
from secondhalf.indicators.tallying import Tallies
from secondhalf.matters.models import Matter
from secondhalf.rectification.models import Finding
from secondhalf.voices.models import Voice

BATCH = 1000
MATTERS = Tallies(Tally, Counted, NAMES, reading.countings)
VOICES = Tallies(VoiceTally, VoiceCounted, VOICE_NAMES, voice_reading.countings)


def count(event):
    """Reaction to the events of a matter: put right what it counts for."""
    with transaction.atomic():
        MATTERS.recount([event.subject])


def count_finding(event):
    """Reaction to another day or class of a finding: put right what its matter counts for."""
    with transaction.atomic():
        MATTERS.recount(list(Finding.objects.filter(pk=event.subject).values_list("matter", flat=True)))


def count_inspection(event):
    """Reaction to other dates of an inspection: the days of its findings may have moved with them."""
    with transaction.atomic():
        MATTERS.recount(list(Finding.objects.filter(day_moves__act=event).values_list("matter", flat=True)))


def count_many(events):
    """The same for many events at one go."""
    with transaction.atomic():
        MATTERS.recount(list({event.subject for event in events}))


def count_voice(event):
    """Reaction to the events of a voice."""
    with transaction.atomic():
        VOICES.recount([event.subject])


def count_voices(events):
    """The same for many events at one go."""
    with transaction.atomic():
        VOICES.recount(list({event.subject for event in events}))


def count_heard(event):
    """Reaction to what a matter's voices count by: who handles it, its category, its merging, its exclusion."""
    last = None
    heard = voice_reading.heard_by(event.subject).order_by("pk")
    while keys := list((heard.filter(pk__gt=last) if last else heard).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            VOICES.recount(keys)
        last = keys[-1]


count.many, count_voice.many = count_many, count_voices
REACTIONS = (count, count_voice, count_heard, count_finding, count_inspection)


def rebuild(tell=lambda done: None):
    """Count everything anew; returns how many matters and voices were counted. Work goes on meanwhile.

    tell: called with the count after each batch. Until it is done, the numbers say that they are not complete.
    """
    with transaction.atomic():
        Recount.objects.filter(ended_at=None).delete()
        running = Recount.objects.create()
        MATTERS.clear()
        VOICES.clear()
    done = 0
    for tallies, model in ((MATTERS, Matter), (VOICES, Voice)):
        last = None
        while keys := next_keys(model, last):
            with transaction.atomic():
                tallies.recount(keys)
            done, last = done + len(keys), keys[-1]
            tell(done)
    Recount.objects.filter(pk=running.pk).update(ended_at=moments.now())
    return done


def next_keys(model, last):
    rows = model.objects.filter(pk__gt=last) if last else model.objects.all()
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


def follow_tree(event):
    """Reaction to organisation.move: lines changed, so everything is counted anew, in the background."""
    recount_all.enqueue()


@task
def recount_all():
    """`rebuild()` as a task."""
    rebuild()


def cut_off():
    """(moment up to which everything is counted, whether all is being counted anew just now)."""
    names = [f"{reaction.__module__}.{reaction.__qualname__}" for reaction in REACTIONS]
    waiting = Job.objects.filter(reaction__in=names).aggregate(at=Min("event__at"))["at"]
    unplaced = Event.objects.filter(position=None, held=False).aggregate(at=Min("at"))["at"]
    known = [at for at in (waiting, unplaced) if at]
    return min([*known, moments.now()]), Recount.objects.filter(ended_at=None).exists()
