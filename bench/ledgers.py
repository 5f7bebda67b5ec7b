"""Ledgers: pages, filters, xlsx out and in, of whatever size is loaded: `python -m bench.ledgers`. 台账压测。

Prints JSON: pages as in `pages.py`; for files the seconds, the processor's seconds and the peak of memory of a process
of its own. What is imported stays: take a database that is thrown away afterwards.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 100_000
HEADS = [
    "编号",
    "问题",
    "具体表现",
    "原因分析",
    "提出时间",
    "责任单位",
    "整改措施",
    "进展情况",
    "状态",
    "销号时间",
    "备注",
]


def main():
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    ready()
    if part:
        json.dump(FILES[part](), sys.stdout)
        return
    results = pages()
    for name in FILES:
        command = [sys.executable, "-m", "bench.ledgers", name]
        results[name] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    json.dump(results, sys.stdout, ensure_ascii=False, indent=1)
    print()


def ready():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()


def pages():
    import secondhalf.wsgi  # noqa: F401 (what the web server does about memory)
    from bench.pages import OFFICE, PROVINCE, Case, measured

    def ask(**query):
        headers = {"HX-Request": "true", "HX-Target": "table"} if query else {}
        return lambda client, count: client.get("/ledgers/problems/", query, headers=headers)

    cases = [
        Case("first page, province", PROVINCE, ask()),
        Case("first page, union office", OFFICE, ask()),
        Case("filter by stage", PROVINCE, ask(stage="under_way")),
        Case("filter by words", PROVINCE, ask(q="热水")),
        Case("overdue", PROVINCE, ask(due="late")),
        Case("sorted by due date", PROVINCE, ask(sort="due")),
    ]
    return {case.name: measured(case) for case in cases}


def actor(username):
    from secondhalf.core.actors import Actor
    from secondhalf.people.models import Person

    person = Person.objects.get(username=username)
    return Actor(person=person, post=person.current_posts().first())


def export():
    """All that the province sees, as xlsx, as the job does it."""
    from secondhalf.core import sweeps
    from secondhalf.ledgers import asking, exporting, usual
    from secondhalf.ledgers.workbook import write

    who, told = actor("province"), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"

        @sweeps.seldom()
        def work():
            asked = asking.Asked({})
            keys = exporting.keys_of(usual.PROBLEMS, who, asked)
            rows = exporting.rows_of(usual.PROBLEMS, who, keys)
            return write(str(path), exporting.sheet_of(usual.PROBLEMS, who, asked, "bench"), rows, told.append)

        return {**timed(work), "progress": len(told), "bytes": path.stat().st_size}


def bring_back():
    """The untouched export of all that the province sees, looked at cell by cell."""
    from secondhalf.files import reading
    from secondhalf.ledgers import asking, comparing, exporting, usual
    from secondhalf.ledgers.workbook import write

    who, asked = actor("province"), asking.Asked({})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        rows = exporting.rows_of(usual.PROBLEMS, who, exporting.keys_of(usual.PROBLEMS, who, asked))
        write(str(path), exporting.sheet_of(usual.PROBLEMS, who, asked, "bench"), rows)

        def work():
            with path.open("rb") as file:
                sheet = reading.opened(file, path.name)
            found = comparing.returned(usual.PROBLEMS, sheet, path.name)
            changed = comparing.compared(usual.PROBLEMS, who, comparing.edited(usual.PROBLEMS, found))
            return found.total - len(list(changed))

        return timed(work)


def bring_in():
    """A foreign ledger of so many rows: looked at and entered, every fifth carried over."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from secondhalf.ledgers import returning, usual
    from secondhalf.ledgers.models import Run

    who = actor("union0101")
    upload = SimpleUploadedFile("台账.xlsx", foreign())
    run = returning.begin(usual.PROBLEMS, who, upload)

    def look():
        Run.objects.filter(pk=run.pk).update(state="looking")
        returning.work(run.pk)

    def enter():
        Run.objects.filter(pk=run.pk).update(state="running")
        returning.work(run.pk)
        return Run.objects.values_list("done", flat=True).get(pk=run.pk)

    return {"look": timed(look), "enter": timed(enter), "state": Run.objects.get(pk=run.pk).state}


def foreign():
    import io

    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        page = book.add_worksheet("台账")
        page.write_row(0, 0, HEADS)
        for n in range(1, ROWS + 1):
            state, day = ("已销号", "2026-05-06") if n % 5 == 0 else ("推进中", "")
            words = [
                f"T{n}",
                f"第{n}号服务区热水不足",
                "夜班时段热水温度偏低",
                "循环泵老化",
                "2026年3月2日",
                "生活福利部",
            ]
            page.write_row(n, 0, [*words, "更换循环泵", "正在采购", state, day, ""])
    return out.getvalue()


def timed(work):
    """{"rows", "seconds", "cpu", "mb"}: what the work gave, how long it took, the peak of this process's memory."""
    began, busy = time.perf_counter(), time.process_time()
    rows = work()
    return {
        "rows": rows, "seconds": round(time.perf_counter() - began, 2), "cpu": round(time.process_time() - busy, 2),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


FILES = {"export": export, "bring_back": bring_back, "bring_in": bring_in}

if __name__ == "__main__":
    main()
