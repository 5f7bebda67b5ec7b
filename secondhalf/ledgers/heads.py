"""Heads of a ledger's table: one row, or two where columns stand under a common heading. 表头。"""

from dataclasses import dataclass
from typing import Any

from secondhalf.ledgers.ledger import Align


@dataclass(frozen=True)
class Head:
    """rows, columns: how many it spans (columns 0: it heads one column). sort: where its link sorts to."""

    words: Any
    css: str = ""
    rows: int = 1
    columns: int = 0
    sort: str = ""
    order: str = ""


def first_row(table):
    deep = 2 if table.groups else 1
    heads = [head(table, column, stands(table, at), deep) for at, column in enumerate(table.columns[: table.frozen])]
    if not table.groups:
        return heads + [head(table, column) for column in table.columns[table.frozen :]]
    for place, (words, columns) in enumerate(table.groups):
        ends = place < len(table.groups) - 1
        if words:
            heads.append(Head(words, f"{'g ' if ends else ''}g-h", columns=len(columns)))
        else:
            heads += [head(table, column, "g" if ends and column is columns[-1] else "", 2) for column in columns]
    return heads


def stands(table, at):
    """The class of a column that stands still; empty for one that moves. The last of them is wide."""
    if at >= table.frozen:
        return ""
    return "f3 second" if at == 1 and table.frozen == 2 else f"f{at + 1}"


def second_row(table):
    columns = [column for words, columns in table.groups if words for column in columns]
    return [head(table, column, "g" if column.key in table.ends else "") for column in columns]


def head(table, column, css="", rows=1):
    css = f"{css} num".strip() if column.align == Align.RIGHT else css
    if not column.sort:
        return Head(column.title, css, rows)
    order = {column.key: "ascending", f"-{column.key}": "descending"}.get(table.asked.sort, "")
    return Head(column.title, css, rows, sort=f"-{column.key}" if order == "ascending" else column.key, order=order)


def head_rows(columns, light):
    """({place: (words, columns wide, rows deep)}, {place: words}) for paper; None among the columns is the light."""
    groups = [str(column.group) if column is not None else "" for column in columns]
    deep = 2 if any(groups) else 1
    upper, lower = {}, {}
    for place, column in enumerate(columns):
        title = light if column is None else column.title
        if not groups[place]:
            upper[place] = (title, 1, deep)
            continue
        lower[place] = title
        if place == 0 or groups[place - 1] != groups[place]:
            wide = next((n for n, group in enumerate(groups[place:]) if group != groups[place]), len(columns) - place)
            upper[place] = (groups[place], wide, 1)
    return upper, lower
