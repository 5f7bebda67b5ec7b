"""A ledger is a view of matters with its own columns, order and paper; never a copy (law 11). 台账。"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from secondhalf.core.problems import NotFound
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.forms import MOVE_FORMS


class Back(Enum):
    """How an edited cell of a column comes back from xlsx."""

    NEVER = (
        "never"  # number, stage, original words, results, signatures, dates of acts: a row error that names the page
    )
    VERB = "verb"  # through the thing's own verb, with the rights of whoever uploads
    FIELD = "field"  # a plain field that `Ledger.save` writes, with the same rights


class Paper(Enum):
    A3 = "A3"
    A4 = "A4"


class Align(Enum):
    LEFT = ""
    CENTRE = "c"
    RIGHT = "num"


@dataclass(frozen=True)
class Contains:
    """A filter by words: the cell's field contains them. lookups: paths from the row's model."""

    lookups: tuple


@dataclass(frozen=True)
class Choice:
    """A filter by one of some values.

    choices: a function of the actor that gives [(value, words)]. apply: a function (queryset, value) -> queryset, or
    the path of a field that equals the value.
    """

    choices: Callable
    apply: Any


@dataclass(frozen=True)
class Filter:
    """A filter that belongs to no column. by: Contains or Choice."""

    key: str
    title: Any
    by: Any


@dataclass(frozen=True)
class Column:
    """One column, in the order of the paper.

    read: a function of a row (as `Ledger.dress` left it, so without a question) that gives text, a number, a date, a
    moment or None. group: words of the upper of two rows of headings. width: in characters of 10.5 points on paper.
    back: see Back; verb: the verb's name; field: of that verb's form, or the name that `Ledger.save` gets;
    also: a function of the row that gives the verb's other form fields as a browser would send them.
    page: words that name the page where a NEVER column is changed. filter: Contains or Choice. sort: path of the field
    to sort by. total: a function of all rows (a QuerySet) that gives their sum, a number in one unit or words that tell
    units apart. own: original words, shown in Song. link: leads to the row's page.
    """

    key: str
    title: Any
    read: Callable
    group: Any = ""
    width: int = 12
    back: Back = Back.NEVER
    verb: str = ""
    field: str = ""
    also: Callable | None = None
    page: Any = ""
    filter: Any = None
    sort: str = ""
    total: Callable | None = None
    align: Align = Align.LEFT
    own: bool = False
    link: bool = False
    synonyms: tuple = ()  # other headings under which a foreign file has it


@dataclass(frozen=True)
class Share:
    """A part of the line of totals: how many of the rows; css: k-a closed, k-b near, k-c late, k-d good."""

    words: Any
    number: int
    css: str = ""


@dataclass(frozen=True)
class Summary:
    """The line above the table: all, its parts, and one rate (`core.figures`) with the rule that it is counted by.

    is_of_rows: is `number` that of the rows of the ledger, each counted once?
    """

    words: Any
    number: int
    shares: tuple = ()
    rate: Any = None
    rate_words: Any = ""
    rule: Any = ""
    is_of_rows: bool = True


@dataclass(frozen=True)
class Ledger:
    """A ledger as data.

    rows: a function of the actor that gives a QuerySet limited by the `visible_to` of a policy. dress: a function of a
    list of rows that fetches for all of them at once whatever the columns read, and returns the list.
    grouping: key of the column whose equal neighbours are drawn as one cell; `order` then begins with its field.
    order: paths; a path with "-" falls; the key is added. frozen: how many columns stand still on screen (at most 3).
    light: a function of a row that gives a `lights.Light`. summary: (queryset, actor) -> Summary. about: (actor, asked)
    -> words under the heading; asked: {filter key: value}. unit: what one row is (项, 件 ...). signers: printed below.
    matter: the matter of a row. policy, forms, thing: what its verbs act upon (the matter unless said otherwise).
    save: (row, by, {field: value}) writes FIELD columns with the rights of `by` or raises a Problem.
    runs: a function of the actor: may lay out columns and bring in a foreign file? enter: see `foreign.py`.
    """

    key: str
    title: Any
    rows: Callable
    columns: tuple
    purpose: Any = ""
    dress: Callable = list
    grouping: str = ""
    order: tuple = ()
    frozen: int = 3
    light: Callable | None = None
    summary: Callable | None = None
    about: Callable | None = None
    filters: tuple = ()
    paper: Paper = Paper.A3
    unit: Any = ""
    matter: Callable = lambda row: row
    policy: Any = matters_policy
    forms: dict = field(default_factory=lambda: MOVE_FORMS)
    thing: Callable = lambda row: row
    save: Callable | None = None
    offered: Callable = lambda actor: actor.has(*matters_policy.READERS)
    runs: Callable = lambda actor: actor.has("union_office", "supervisor_office")
    enter: Any = None

    def column(self, key):
        """The column of that key, or None."""
        return next((column for column in self.columns if column.key == key), None)


def every():
    """All ledgers, in the order of slots.py. A room's function takes nothing and gives a list of Ledgers."""
    rooms = import_string(settings.SECONDHALF_SLOTS).get("ledgers", ())
    return [ledger for room in rooms for ledger in room()]


def offered(actor):
    """The ledgers that the actor may open."""
    return [ledger for ledger in every() if ledger.offered(actor)]


def named(key, actor):
    """The ledger of that key. Raises NotFound if there is none that the actor may open."""
    found = next((ledger for ledger in offered(actor) if ledger.key == key), None)
    if found is None:
        raise NotFound
    return found
