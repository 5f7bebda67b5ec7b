"""Server time of pages in the process itself, through every middleware, warm: `python -m bench.pages`. 页面耗时。

Prints JSON: for each case the seconds at p50 and p95, the processor's seconds of this process (p50; where they lie far
below, others were using the machine), the number of SQL statements, and the size of the answer.
"""

import json
import os
import sys
import time
from dataclasses import dataclass

WARM, MEASURED = 20, 200
HEAD, OFFICE, PROVINCE = "head0001", "union0101", "province"


@dataclass
class Case:
    """What is asked by whom. ask: a function of client and count that makes one request and returns the answer."""

    name: str
    who: str
    ask: object


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    wanted = sys.argv[1:]
    results = {case.name: measured(case) for case in cases() if not wanted or any(w in case.name for w in wanted)}
    json.dump(results, sys.stdout, ensure_ascii=False, indent=1)
    print()


def cases():
    """Every case of the issue; a page that does not exist yet is asked for all the same, and said to be missing."""
    by_due = {"sort": "due"}
    return [
        Case("list by due, department", HEAD, page("matters", **by_due)),
        Case("list by due, province", PROVINCE, page("matters", **by_due)),
        Case("workbench, head of department", HEAD, page("workbench", "home")),
        Case("workbench, union office", OFFICE, page("workbench", "home")),
        Case("workbench, province", PROVINCE, page("workbench", "home")),
        Case("matter", HEAD, matter_page),
        Case("search 热水, department", HEAD, page("matters", q="热水", state="all")),
        Case("search 热水, province", PROVINCE, page("matters", q="热水", state="all")),
        Case("search 琥珀, province", PROVINCE, page("matters", q="琥珀", state="all")),
        Case("dashboard", PROVINCE, page("dashboard")),
        Case("rates, a year of the province", PROVINCE, page("rates", period="year")),
        Case("rates by department, a year", PROVINCE, page("rates", period="year", by="department")),
        Case("rates by category, a year", PROVINCE, page("rates", period="year", by="category")),
        Case("report, by the page's form", "handler0001", Reports()),
        Case("register, in process", OFFICE, Registrations()),
    ]


def page(*names, **query):
    """A GET of the first of these addresses that exists."""

    def ask(client, count):
        return client.get(address(names), query)

    return ask


def address(names):
    from django.urls import NoReverseMatch, reverse

    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    raise NotThere(names[0])


class NotThere(Exception):
    """The page does not exist yet."""


def under_way():
    """Numbers of matters that the first department works on."""
    from secondhalf.matters.models import Matter

    mine = Matter.objects.filter(stage="under_way", lead__posts__person__username=HEAD)
    return list(mine.order_by("-id").values_list("no", flat=True)[:MEASURED])


def matter_page(client, count):
    from django.urls import reverse

    numbers = client.session_numbers = getattr(client, "session_numbers", None) or under_way()
    return client.get(reverse("matter", args=[numbers[count % len(numbers)]]))


class Reports:
    """Reports progress on one matter after another, as the page's form does."""

    def __init__(self):
        self.numbers = []

    def __call__(self, client, count):
        from django.urls import reverse

        from secondhalf.matters.models import Matter

        self.numbers = self.numbers or under_way()
        no = self.numbers[count % len(self.numbers)]
        turn = Matter.objects.values_list("turn", flat=True).get(no=no)
        sent = {"percent": 70, "text": "已到现场查看，正在采购配件。", "turn": turn, "once": f"{no}-{time.time_ns()}"}
        return client.post(reverse("move", args=[no, "report"]), sent)


class Registrations:
    """Registers through the API, as `registering.py` does over the wire."""

    def __init__(self):
        self.order = None

    def __call__(self, client, count):
        from bench.clients import body_of
        from bench.registering import an_order

        self.order = self.order or an_order(0, 0)
        headers = {"Authorization": f"Bearer {self.order.token}", "Idempotency-Key": f"page-{time.time_ns()}"}
        return client.post("/api/v1/matters", body_of(self.order), content_type="application/json", headers=headers)


def measured(case):
    """{"p50", "p95", "queries", "bytes"} of a case, or {"not": why}."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = reader(case.who)
    try:
        for count in range(WARM):
            answer = case.ask(client, count)
        with CaptureQueriesContext(connection) as queries:
            case.ask(client, WARM)
            statements = len(queries)
    except NotThere:
        return {"not": "not there yet"}
    if answer.status_code not in (200, 201, 302):
        return {"not": f"answered {answer.status_code}"}
    took = [timed(case, client, count) for count in range(MEASURED)]
    walls, cpus = sorted(wall for wall, _cpu in took), sorted(cpu for _wall, cpu in took)
    return {
        "p50": walls[MEASURED // 2], "p95": walls[MEASURED * 95 // 100], "cpu": cpus[MEASURED // 2],
        "queries": statements, "bytes": len(answer.content),
    }  # fmt: skip


def timed(case, client, count):
    """(seconds on the clock, seconds of this process's processor)"""
    began, busy = time.perf_counter(), time.process_time()
    case.ask(client, count)
    return time.perf_counter() - began, time.process_time() - busy


def reader(username):
    from django.test import Client

    from secondhalf.people.models import Person

    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})
    client.force_login(Person.objects.get(username=username))
    return client


if __name__ == "__main__":
    main()
