"""Plain cells of a ledger: read for a batch of rows at once, written by the office that runs it. 台账自有列。"""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.problems import NotValid, Refused
from secondhalf.ledgers.models import OwnCell

MOST = 2000


def attach(rows):
    """Give each row `own_cells`: {column: text}."""
    texts = defaultdict(dict)
    cells = OwnCell.objects.filter(row__in=[row.pk for row in rows]) if rows else ()
    for cell in cells:
        texts[cell.row][cell.column] = cell.text
    for row in rows:
        row.own_cells = texts.get(row.pk, {})
    return rows


def read(key):
    """The `read` of a column that keeps its cells here."""
    return lambda row: row.own_cells.get(key, "")


def save(row, by, fields):
    """Write cells {column: text} of a row. Raises Refused if the post runs no ledger, NotValid for a long text."""
    if not by.has("union_office", "supervisor_office"):
        raise Refused(verb=_("Write into the ledger"), who=_("the office that runs the ledger"))
    for column, text in fields.items():
        text = str(text or "")
        if len(text) > MOST:
            raise NotValid(what=_("the cell"), why=_("longer than %(most)s characters") % {"most": MOST})
        about = {"text": text, "person": by.person, "changed_at": moments.now()}
        OwnCell.objects.update_or_create(
            row=row.pk, column=column, defaults=about, create_defaults={**about, "realm": by.realm}
        )
    row.own_cells = {**getattr(row, "own_cells", {}), **fields}
