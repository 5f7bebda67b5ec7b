"""How long a paper takes: `python -m bench.papers`. A report on 39 items and its slides, workbook and list. 文书压测。

Everything that is drawn is drawn from data in memory, in the process, warm; the first pdf, which looks for the fonts,
is told apart. Nothing is stored, so neither a database nor a home is needed. Prints JSON as `bench.pages` does.
"""

import json
import os
import random
import statistics
import sys
import time

from bench.sentences import ANSWERS, REPORTS, THINGS, matter_words

ITEMS, LONG, TIMES = 39, 1000, 7


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    json.dump(measured(), sys.stdout, indent=1, ensure_ascii=False)
    print()


def measured():
    """{what: {"first", "median", "slowest" in seconds, "kilobytes"}}."""
    from secondhalf.papers.drawing.printing import printed
    from secondhalf.papers.drawing.slides import slides
    from secondhalf.papers.drawing.wording import worded
    from secondhalf.papers.drawing.workbook import workbook

    rnd = random.Random(2026)
    one, many, shown = report(rnd), listed(rnd), deck_of(rnd)
    book = {"title": "清单", "sheets": [{"name": "清单", "title": "清单", **rows_of(rnd)}]}
    return {
        f"report on {ITEMS} items, pdf": timed(printed, one),
        f"report on {ITEMS} items, docx": timed(worded, one),
        "slides with charts, pptx": timed(slides, shown),
        f"list of {LONG} rows, pdf": timed(printed, many),
        f"list of {LONG} rows, docx": timed(worded, many),
        f"list of {LONG} rows, xlsx": timed(workbook, book),
    }


def timed(draw, about):
    took, size = [], 0
    for _again in range(TIMES):
        begun = time.perf_counter()
        size = len(draw(about))
        took.append(time.perf_counter() - begun)
    first, *rest = took
    told = {"first": first, "median": statistics.median(rest), "slowest": max(rest)}
    return {name: round(value, 3) for name, value in told.items()} | {"kilobytes": round(size / 1024)}


def report(rnd):
    """A report in the official layout: a paragraph and a table row for each item."""
    from secondhalf.papers.page import OFFICIAL, heading, page, para, table

    body = [heading(1, "一、基本情况"), para("现将有关情况报告如下。" * 12), heading(1, "二、逐项情况")]
    rows = []
    for number in range(1, ITEMS + 1):
        title, summary = matter_words(rnd, number)
        body += [heading(2, f"（{number}）{title}"), para(summary + rnd.choice(REPORTS) + rnd.choice(ANSWERS) * 2)]
        rows.append([str(number), title, "已完成", rnd.choice(ANSWERS)])
    body.append(table([("序号", 1), ("项目", 5), ("完成情况", 2), ("成效", 6)], rows))
    named = {"issuer": "江源钢铁集团工会文件", "number": "江钢工〔2026〕12号", "signer": "江源钢铁集团工会"}
    return page(OFFICIAL, title="关于办实事完成情况的报告", body=body, date="2026年11月20日", copies="各分会", **named)


def listed(rnd):
    from secondhalf.papers.page import LIST, page, table

    found = rows_of(rnd)
    return page(LIST, title="问题清单", body=[table(found["columns"], [list(map(str, row)) for row in found["rows"]])])


def rows_of(rnd):
    rows = [[number, *matter_words(rnd, number), "设备管理部"] for number in range(1, LONG + 1)]
    return {"columns": [("序号", 3), ("问题", 12), ("具体表现", 20), ("责任单位", 8)], "rows": rows}


def deck_of(rnd):
    from secondhalf.papers.deck import COLUMNS, RING, chart, deck, figures, rows

    names = [thing for thing, _detail in THINGS[:8]]
    counts = [rnd.randint(1, 9) for _name in names]
    columns = [("序号", 1), ("项目", 5), ("完成情况", 2)]
    parts = [
        figures("总体情况", [("39", "项实事"), ("37", "项已完成"), ("94.9 %", "完成率 37/39")]),
        chart("按类别", COLUMNS, names, [("项", counts)]),
        chart("满意度", RING, ["满意", "基本满意", "不满意"], [("票", [120, 8, 2])]),
        rows("清单", columns, [[number, matter_words(rnd, number)[0], "已完成"] for number in range(1, ITEMS + 1)]),
    ]
    return deck("办实事完成情况", parts, issuer="江源钢铁集团工会")


if __name__ == "__main__":
    main()
