"""The results as tables in markdown. 结果表。"""

# case (as it begins): what is aimed at one million, in the words of the tables
AIMS = {
    "search": "100 ms",
    "dashboard": "100 ms",
    "list": "50 ms",
    "workbench": "50 ms",
    "matter": "50 ms",
    "similar": "30 ms",
    "register, 8": "500/s",
    "register, in": "8 SQL",
    "a web": "150 MB",
}


def markdown(results):
    """One table for each database: a row for each case, a column for each size.

    results: {"sqlite 10k": {case: figures}}.
    """
    parts = []
    for database in dict.fromkeys(name.split()[0] for name in results):
        sizes = [name.split()[1] for name in results if name.split()[0] == database]
        columns = [results[f"{database} {size}"] for size in sizes]
        parts.append(f"### {database}\n\n" + table(sizes, columns))
    return "\n".join(parts)


def table(sizes, columns):
    head = ["p50 / p95 in ms (SQL statements)", *sizes, "growth of p95", "aim"]
    lines = [head, ["---"] * len(head)]
    for case in columns[-1]:
        cells = [cell(column.get(case, {"not": "—"})) for column in columns]
        lines.append([case, *cells, growth(columns[0].get(case, {}), columns[-1][case]), aim(case)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(figures):
    if "not" in figures:
        return figures["not"]
    if "mb" in figures:
        return f"{figures['mb']:,.0f} MB"
    if "seconds" in figures:
        return f"{figures['seconds']:,.0f} s"
    times = f"{figures['p50'] * 1000:.1f} / {figures['p95'] * 1000:.1f}"
    if "rate" in figures:
        return f"{figures['rate']:,.0f}/s, {times}"
    return f"{times} ({figures['queries']})"


def growth(first, last):
    return f"× {last['p95'] / first['p95']:.1f}" if "queries" in first and "queries" in last else ""


def aim(case):
    return next((words for beginning, words in AIMS.items() if case.startswith(beginning)), "")
