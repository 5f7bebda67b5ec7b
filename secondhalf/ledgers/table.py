"""One page of a ledger, ready to be drawn: heads in one or two rows, cells, equal neighbours as one cell. 台账表格。"""

import datetime
import uuid
from functools import cached_property, lru_cache
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from secondhalf.core.lights import Light
from secondhalf.core.templatetags.house import day as day_words
from secondhalf.core.templatetags.house import light as light_words
from secondhalf.ledgers import heads, paging, totals
from secondhalf.ledgers.asking import narrowed
from secondhalf.ledgers.layout import laid_out
from secondhalf.ledgers.ledger import Align
from secondhalf.ledgers.marks import carried_mark

LONG = 60  # characters; a longer text is folded to four lines on screen


class Table:
    """One page of a ledger. after, before: "ordinal~key" of a page's edge."""

    def __init__(self, ledger, actor, asked, *, after="", before="", size=paging.PAGE):
        self.ledger, self.actor, self.asked = ledger, actor, asked
        self.laid = laid_out(ledger, actor.post.seat)
        self.columns = self.laid.columns
        self.edge, self.backwards, self.size = edge(before or after), bool(before), size

    @cached_property
    def rows(self):
        """All rows that answer what is asked, as a QuerySet in no order."""
        return narrowed(self.ledger, self.ledger.rows(self.actor), self.asked).order_by()

    @cached_property
    def count(self):
        return self.rows.values("pk").count()

    @cached_property
    def _page(self):
        order = paging.order_of(self.ledger, self.asked.sort)
        rows, more = paging.page(self.rows, order, self.edge[1], backwards=self.backwards, size=self.size)
        return self.ledger.dress(rows), more

    @property
    def shown(self):
        """The rows of this page, dressed."""
        return self._page[0]

    @cached_property
    def first(self):
        """The running number of the first row on this page."""
        if self.backwards:
            return max(1, self.edge[0] - len(self._page[0]))
        return self.edge[0] + 1

    @property
    def last(self):
        return self.first + len(self._page[0]) - 1

    @property
    def before(self):
        rows, more = self._page
        is_first = not more if self.backwards else not self.edge[1]
        return f"{self.first}~{rows[0].pk}" if rows and not is_first else ""

    @property
    def after(self):
        rows, more = self._page
        return f"{self.last}~{rows[-1].pk}" if rows and (more or self.backwards) else ""

    @cached_property
    def lines(self):
        return list(drawn(self, self._page[0], self.first))

    @cached_property
    def totals(self):
        """The line of sums over all rows that answer what is asked, on whichever page."""
        return totals.line(self, [classes(self, column, at) for at, column in enumerate(self.columns)])

    @cached_property
    def frozen(self):
        """How many first columns stand still: never more than three, and never a wide one beside two others."""
        return min(self.ledger.frozen, 3, len(self.columns))

    @cached_property
    def groups(self):
        """[(words, [columns])] of the columns that move, for two rows of heads; [] when one row is enough."""
        moving = self.columns[self.frozen :]
        if not any(column.group for column in moving):
            return []
        return [(words, list(columns)) for words, columns in groupby(moving, key=lambda column: str(column.group))]

    @cached_property
    def ends(self):
        """Keys of the columns behind which a group ends."""
        return {columns[-1].key for _words, columns in self.groups[:-1]}

    @property
    def heads(self):
        return heads.first_row(self)

    @property
    def subheads(self):
        return heads.second_row(self)

    @property
    def grouping(self):
        """The column whose equal neighbours are one cell, if it is shown and the rows stand in its order."""
        key = self.ledger.grouping
        return key if key and not self.asked.sort and any(column.key == key for column in self.columns) else ""


def edge(text):
    """(running number, key) of a page's edge; (0, None) for none or for nonsense."""
    try:
        ordinal, key = text.split("~")
        return max(0, int(ordinal)), uuid.UUID(key)
    except ValueError:
        return 0, None


def drawn(table, rows, first):
    """Safe HTML of the lines of rows, numbered from `first`."""
    spans, styles = spans_of(table, rows), [classes(table, column, at) for at, column in enumerate(table.columns)]
    for place, row in enumerate(rows):
        matter = table.ledger.matter(row)
        cells = []
        for column, css in zip(table.columns, styles, strict=True):
            if column.key == "ordinal":
                cells.append(numbered(table, row, css, first + place))
            elif column.key != table.grouping:
                cells.append(f'<td class="{css}">{body(column, row, matter)}</td>')
            elif place in spans:
                deep = f' rowspan="{spans[place]}"' if spans[place] > 1 else ""
                cells.append(f'<th scope="rowgroup" class="{css}"{deep}>{body(column, row, matter)}</th>')
        css = ' class="struck"' if matter.is_struck_off else ""
        yield mark_safe(f"<tr{css}>{''.join(cells)}</tr>\n")  # noqa: S308 (every word in it is escaped)


def spans_of(table, rows):
    """{place: how many rows its group cell covers} of the first rows of each group."""
    column = next((column for column in table.columns if column.key == table.grouping), None)
    if column is None:
        return {}
    spans, place = {}, 0
    for _value, equal in groupby(rows, key=lambda row: str(column.read(row) or "")):
        spans[place] = len(list(equal))
        place += spans[place]
    return spans


def body(column, row, matter):
    """What stands in a cell, escaped."""
    text = words(column.read(row))
    if column.link:
        return f'<a href="{escape(matter.get_absolute_url())}">{text}</a>'
    return f'<div class="cut" title="{text}">{text}</div>' if len(text) > LONG else text


def numbered(table, row, css, ordinal):
    """The running number, with the light and the mark of what was carried over below it."""
    lamp = table.ledger.light(row) if table.ledger.light else None
    light = lit(lamp.css, lamp.icon, str(lamp.word)) if lamp else ""
    mark = carried_mark() if table.ledger.matter(row).is_carried else ""
    return f'<th scope="row" class="{css}"><b>{ordinal}</b>{light}{mark}</th>'


@lru_cache(200)
def lit(css, icon, word):
    """A light as the house draws it."""
    return light_words(Light("", css, icon, word))


def classes(table, column, at):
    parts = [heads.stands(table, at) or width_class(column)]
    parts += [column.align.value if column.align != Align.LEFT else "", "own" if column.own else ""]
    parts += ["g" if column.key in table.ends else ""]
    return " ".join(part for part in parts if part)


def width_class(column):
    return "w1" if column.width < 14 else "w2" if column.width < 20 else "w3"


def words(value):
    """A cell's value in words, escaped."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.date):
        return in_days(value, get_language())
    return escape(str(value))


@lru_cache(2000)
def in_days(value, language):
    """A day in the reader's language: a page shows the same few again and again."""
    return day_words(value)
