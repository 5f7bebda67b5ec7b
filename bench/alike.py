"""How long it takes to find what is published and alike: `python -m bench.alike`, on a loaded database. 相似事项压测。

Publishes every loaded matter by bulk means (the worst case: in life a small part is made public), then asks for the
three most alike what somebody is about to say, for one unit after the other. Prints JSON as `bench.pages` does.
"""

import json
import os
import random
import sys
import time

from bench.sentences import THINGS, matter_words

BATCH, WARM, MEASURED = 5_000, 20, 200
FIELDS = ("pk", "realm", "holder_id", "category_id", "registered_by_id", "title", "summary", "received_at")


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    publish_all(tell=lambda count: print(f"\r{count:,} published", end="", file=sys.stderr))
    json.dump({"similar matters, to a worker's words": measured()}, sys.stdout, indent=1)
    print()


def publish_all(tell):
    """A publication and its indexed text for every matter without one."""
    from secondhalf.matters.alike import INDEX
    from secondhalf.matters.models import Matter
    from secondhalf.matters.publishing import Publication

    last, count = None, Publication.objects.count()
    while True:
        rows = Matter.objects.filter(publications=None).order_by("pk")
        rows = list((rows.filter(pk__gt=last) if last else rows).values(*FIELDS)[:BATCH])
        if not rows:
            INDEX.words.finish()
            return
        publish(rows, count)
        last, count = rows[-1]["pk"], count + len(rows)
        tell(count)


def publish(rows, count):
    from django.db import transaction

    from secondhalf.core.events import Event
    from secondhalf.matters.alike import INDEX
    from secondhalf.matters.publishing import Publication

    born = Event.objects.filter(subject__in=[row["pk"] for row in rows], name="matter.register")
    acts = dict(born.values_list("subject", "pk"))
    made = [publication(row, acts[row["pk"]]) for row in rows]
    with transaction.atomic():
        Publication.objects.bulk_create(made, batch_size=500)
        texts = [INDEX._entry(one, count + order) for order, one in enumerate(made, start=1)]
        INDEX.texts.objects.bulk_create(texts, batch_size=500)
        INDEX.words.put_many([(text.number, text.words) for text in texts])


def publication(row, act):
    from secondhalf.core import moments
    from secondhalf.matters.publishing import Publication

    fields = {name: row[name] for name in ("realm", "holder_id", "category_id", "title")}
    return Publication(
        **fields, matter_id=row["pk"], text=row["summary"], act_id=act, author_id=row["registered_by_id"], leaf=b"",
        stage="published", kind="matter", from_on=moments.local_day(row["received_at"]),
        published_at=row["received_at"],
    )  # fmt: skip


def measured():
    """{"p50", "p95", "cpu", "queries", "bytes"} over many sentences and units."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from secondhalf.matters.publishing import Publication
    from secondhalf.people.models import Organisation

    rnd = random.Random(7)  # noqa: S311
    units = list(Organisation.objects.filter(kind="unit").order_by("pk")[:50])
    asked = [(said(rnd, number), rnd.choice(units)) for number in range(WARM + MEASURED)]
    for words, unit in asked[:WARM]:
        Publication.objects.similar(words, unit)
    with CaptureQueriesContext(connection) as queries:
        found = Publication.objects.similar(*asked[0])
    took = [timed(words, unit) for words, unit in asked[WARM:]]
    walls, cpus = sorted(wall for wall, _cpu in took), sorted(cpu for _wall, cpu in took)
    return {
        "p50": walls[MEASURED // 2], "p95": walls[MEASURED * 95 // 100], "cpu": cpus[MEASURED // 2],
        "queries": len(queries), "bytes": sum(len(one.text.encode()) for one in found),
    }  # fmt: skip


def said(rnd, number):
    """What a worker might say: a summary, or only its core."""
    return matter_words(rnd, number)[1] if number % 2 else f"我们这里{rnd.choice(THINGS)[1]}，反映好几次了没人管"


def timed(words, unit):
    from secondhalf.matters.publishing import Publication

    began, busy = time.perf_counter(), time.process_time()
    Publication.objects.similar(words, unit)
    return time.perf_counter() - began, time.process_time() - busy


if __name__ == "__main__":
    main()
