"""What stands under a table: sums of columns that may be added up, and how a rate is counted. 合计、统计口径。

Only a column that says so has a sum: it adds what has one unit, or tells each unit apart; per cents and days have none.
"""

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from secondhalf.ledgers.ledger import Align


def sums(columns, rows):
    """{column key: a number or words} of the columns that have a total. rows: all of them, as a QuerySet."""
    return {column.key: column.total(rows.order_by()) for column in columns if column.total}


def label():
    """What stands at the beginning of the line of sums."""
    return _("Total")


def line(table, classes):
    """Safe HTML of the line of sums; empty if no column has one. classes: those of the cells, in their order."""
    found = sums(table.columns, table.rows)
    if not found:
        return ""
    cells = [cell(css, found.get(column.key, "")) for column, css in zip(table.columns, classes, strict=True)]
    cells[0] = f'<th scope="row" class="{classes[0]}">{escape(label())}</th>'
    return mark_safe(f"<tr>{''.join(cells)}</tr>")  # noqa: S308 (every word in it is escaped)


def cell(css, value):
    css = f"{css} {Align.RIGHT.value}" if isinstance(value, int | float) and Align.RIGHT.value not in css else css
    return f'<td class="{css}">{escape(value)}</td>'


def counting_label():
    """How the line begins that says what a rate counts."""
    return _("How it is counted")


def counting(summary, narrows):
    """The rate with its counts and its rule, as paper has it; empty without a rate. narrows: were rows left out?"""
    if summary is None or summary.rate is None:
        return ""
    rate = f"{summary.rate_words} {summary.rate.text} ({summary.rate.counts})"
    if narrows:
        words = _("How it is counted, in the whole ledger whatever the filters: %(rate)s; %(rule)s")
    else:
        words = _("How it is counted: %(rate)s; %(rule)s")
    return words % {"rate": rate, "rule": summary.rule}
