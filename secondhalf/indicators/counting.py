"""Keeps the tallies: each event puts right what its matter counts for; a command counts everything anew. 计数。

What a matter counts for follows from its facts (`marks.py`). A reaction compares that with what the matter has put in
so far and adds the difference, in one transaction: so it may be repeated, come late, or run beside a recount.
"""

from collections import Counter
from datetime import date

from django.db import connection, transaction
from django.db.models import Min
from django_tasks import task

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job
from secondhalf.core.kept import Kept
from secondhalf.indicators.marks import marks
from secondhalf.indicators.models import EVERY, NAMES, Counted, Recount, Tally
from secondhalf.indicators.reading import records
from secondhalf.matters.models import Matter
from secondhalf.people.organisations import Organisation

BATCH = 1000
ROWS = 40  # of one INSERT


def count(event):
    """Reaction to the events of a matter: put right what it counts for."""
    with transaction.atomic():
        recount([event.subject])


def count_many(events):
    """The same for many events at one go."""
    with transaction.atomic():
        recount(list({event.subject for event in events}))


count.many = count_many


def recount(keys):
    """Compare what these matters count for with what they have put in, and add the difference. Inside a transaction."""
    before = {row.matter_id: row for row in Counted.objects.select_for_update().filter(matter__in=keys)}
    change, fresh, changed = Counter(), [], []
    for key, record in records(keys).items():
        row = Counted(matter_id=key, category=record.matter.category_id, marks=[list(m) for m in marks(record)])
        if (old := before.get(key)) is not None:
            if (old.category, old.marks) == (row.category, row.marks):
                continue
            change.subtract(shares(record.matter.realm, old))
        change.update(shares(record.matter.realm, row))
        (changed if old else fresh).append(row)
    Counted.objects.bulk_create(fresh)
    Counted.objects.bulk_update(changed, ["category", "marks"], batch_size=200)
    add({key: n for key, n in change.items() if n})


def shares(realm, row):
    """{(realm, organisation, category, day, name): how many} of one matter: by day, and by category and month."""
    found, lines = Counter(), tree()
    for name, day, place in row.marks:
        for organisation in lines.get(place, (place,)):
            found[realm, organisation, EVERY, day, name] += 1
            found[realm, organisation, row.category, f"{day[:8]}01", name] += 1
    return found


def _tree():
    """{key of an organisation: keys of its line}, as text."""
    places = list(Organisation.objects.values_list("pk", "path"))
    by_path = {path: str(pk) for pk, path in places}
    return {str(pk): tuple(by_path[path[:end]] for end in range(4, len(path) + 1, 4)) for pk, path in places}


tree = Kept(_tree)


def add(change):
    """Add to the tallies: {(realm, organisation, category, day, name): by how much}."""
    rows = {}
    for (realm, organisation, category, day, name), by in change.items():
        rows.setdefault((realm, organisation, category, day), dict.fromkeys(NAMES, 0))[name] += by
    lines = sorted(rows.items(), key=lambda item: (str(item[0][1]), str(item[0][2]), item[0][3]))
    for at in range(0, len(lines), ROWS):
        upsert(lines[at : at + ROWS])


def upsert(lines):
    """One INSERT that adds to the rows that are there, in a steady order, alike on both databases."""
    quote, fields = connection.ops.quote_name, Tally._meta
    table = quote(fields.db_table)
    columns = ["realm", "organisation_id", "category", "day", *NAMES]
    ways = [fields.get_field(name.removesuffix("_id")).get_db_prep_value for name in columns[:4]]
    values = []
    for (realm, organisation, category, day), numbers in lines:
        row = (realm, organisation, category, date.fromisoformat(day))
        values += [way(value, connection) for way, value in zip(ways, row, strict=True)]
        values += numbers.values()
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(lines))
    plus = ", ".join(f"{name} = {table}.{name} + EXCLUDED.{name}" for name in NAMES)
    sql = f"""INSERT INTO {table} ({", ".join(columns)}) VALUES {places}
              ON CONFLICT (organisation_id, category, day) DO UPDATE SET {plus}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rebuild(tell=lambda done: None):
    """Count everything anew; returns how many matters were counted. Work goes on meanwhile.

    tell: called with the count after each batch. Until it is done, the numbers say that they are not complete.
    """
    with transaction.atomic():
        Recount.objects.filter(ended_at=None).delete()
        running = Recount.objects.create()
        Counted.objects.all().delete()
        Tally.objects.all().delete()
    done, last = 0, None
    while keys := next_keys(last):
        with transaction.atomic():
            recount(keys)
        done, last = done + len(keys), keys[-1]
        tell(done)
    Recount.objects.filter(pk=running.pk).update(ended_at=moments.now())
    return done


def next_keys(last):
    rows = Matter.objects.filter(pk__gt=last) if last else Matter.objects.all()
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
    name = f"{count.__module__}.{count.__qualname__}"
    waiting = Job.objects.filter(reaction=name).aggregate(at=Min("event__at"))["at"]
    unplaced = Event.objects.filter(position=None, held=False).aggregate(at=Min("at"))["at"]
    known = [at for at in (waiting, unplaced) if at]
    return min([*known, moments.now()]), Recount.objects.filter(ended_at=None).exists()
