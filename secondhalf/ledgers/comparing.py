"""An export that comes back, cell by cell: untouched, edited, moved on, or not to be edited there. 比对。"""

import json
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from secondhalf.files import reading
from secondhalf.files.formulas import letters
from secondhalf.ledgers import totals
from secondhalf.ledgers.cells import printed
from secondhalf.ledgers.faults import Fault, in_lines
from secondhalf.ledgers.ledger import Back
from secondhalf.ledgers.problems import AnotherLedger, ColumnsGone, MarksGone
from secondhalf.ledgers.seals import Sealer, digest, plain
from secondhalf.ledgers.workbook import HIDDEN, MARK, batches

LOOKED_AT = 40
SHOWN = 300


@dataclass
class Said:
    """A row of the file of which there is something to say. says: "change", "conflict" or "wrong"; an error outweighs.

    places: {column key: place}. edits: {column key: cell} of what may still be done. faults: all that is wrong.
    """

    line: int
    mark: object = None
    places: dict = field(default_factory=dict)
    edits: dict = field(default_factory=dict)
    says: str = "change"
    name: str = ""
    faults: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    row: object = None

    def refuse(self, words, place=None, heading="", says="wrong"):
        self.faults.append(Fault(str(words), place, heading))
        self.says = says if self.says == "change" else "wrong" if "wrong" in (says, self.says) else says
        return self

    def refuse_cell(self, key, words, says="wrong"):
        """The same at the cell of a column; None for the row as a whole."""
        return self.refuse(words, self.places.get(key), says=says)

    @property
    def kept(self):
        """The faults from left to right, what is of no cell first."""
        in_order = sorted(self.faults, key=lambda fault: -1 if fault.place is None else fault.place)
        return [fault.kept(self.line) for fault in in_order]

    @property
    def words(self):
        """All that is wrong, a line each, as it stands beside the row in the marked copy."""
        return in_lines(self.kept)


@dataclass
class Returned:
    """A file that is an export of this ledger. places: {column key: place}; first: the row behind the keys, from 0."""

    sheet: object
    sealer: Sealer
    places: dict
    first: int
    language: str

    @property
    def total(self):
        return max(0, len(self.sheet.cells) - self.first)


def hidden_of(sheet):
    """What the very hidden sheet says: {name: value}; empty if the file is no export of a ledger."""
    return {str(row[0]): str(row[1]) for row in sheet.hidden.get(HIDDEN, ()) if len(row) > 1}


def returned(ledger, sheet, name):
    """The Returned of an opened sheet. Raises AnotherLedger, MarksGone, ColumnsGone."""
    said = hidden_of(sheet)
    try:
        columns = json.loads(said.get("columns", ""))
        sealer = Sealer(said["ledger"], said["export"], columns)
        if said["ledger"] != ledger.key or said["checksum"] != sealer.checksum():
            raise AnotherLedger(file=name)
    except (KeyError, ValueError, TypeError) as reason:
        raise AnotherLedger(file=name) from reason
    for at, cells in enumerate(sheet.cells[:LOOKED_AT]):
        if MARK in cells:
            places = {str(cell): place for place, cell in enumerate(cells) if cell not in ("", None)}
            gone = [key for key in columns if key not in places]
            if gone:
                titles = {column.key: str(column.title) for column in ledger.columns}
                raise ColumnsGone(columns="、".join(titles.get(key, key) for key in gone))
            reading.spread(sheet, at + 1)
            return Returned(sheet, sealer, places, at + 1, said.get("language", ""))
    raise MarksGone(file=name)


def edited(ledger, file):
    """The rows that differ from the export, without a question to the database. A generator of Said."""
    places, mark_at, seen = file.places, file.places[MARK], {}
    keys, cells_of = file.sealer.columns, file.sheet.cells
    closing = words_below(file.language)
    for at in range(file.first, len(cells_of)):
        cells = cells_of[at]
        text = cells[mark_at] if mark_at < len(cells) else ""
        if text in ("", None):
            if (found := unmarked(cells, at + 1, closing)) is not None:
                yield found
            continue
        said = Said(at + 1, file.sealer.read(text), places)
        if said.mark is None:
            yield said.refuse(_("The row was copied in from another file. Export this ledger again."), mark_at)
            continue
        values = {key: cells[places[key]] if places[key] < len(cells) else None for key in keys}
        said.edits = {key: values[key] for key in keys if digest(values[key]) != said.mark.cells[key]}
        said.name = names(values, cells, places)
        twice = seen.setdefault(said.mark.key, said.line)
        if twice != said.line:
            said.refuse(_("The row stands in line %(line)s too.") % {"line": twice})
        for key, words in computed(file, at + 1, keys):
            said.edits.pop(key, None)
            said.refuse_cell(key, FORMULA() % {"cell": f"{letters(places[key])}{at + 1}", "formula": words[:60]})
        if said.edits or said.faults:
            yield said


def names(values, cells, places):
    """A few words by which a reader knows the row."""
    known = (values.get(key) for key in ("no", "problem", "title", "matter"))
    return " ".join(plain(value) for value in known if value)[:120] or plain(next((c for c in cells if c), ""))[:120]


def FORMULA():
    return _("Cell %(cell)s is a formula (%(formula)s): write its value instead.")


def computed(file, line, keys):
    """[(column key, formula)] of the cells of a row that are computed."""
    found = file.sheet.formulas.get(line)
    return [(key, found[file.places[key]]) for key in keys if file.places[key] in found] if found else ()


def unmarked(cells, line, closing):
    """A row without a mark: nothing, what stands under the table, or a row that somebody added."""
    said = [plain(cell) for cell in cells if cell not in ("", None)]
    sums, others = closing
    if not said or said[0] == sums or said[0].startswith(others):
        return None
    words = _(
        "The row has no mark: new rows are not added here. Register the matter, or import a ledger kept elsewhere."
    )
    return Said(line, name=said[0][:120]).refuse(words)


def words_below(language):
    """How the lines under the table begin: (the sums, (others))."""
    with translation.override(language or None):
        return totals.label(), (_("Filled in by"), totals.counting_label())


def compared(ledger, actor, found):
    """Hold edited rows against what stands here now. found: Saids; gives those of which something is left to say."""
    for batch in batches(found, 500):
        asked = [said for said in batch if said.mark]
        rows = ledger.rows(actor).filter(pk__in=[said.mark.key for said in asked])
        known = {row.pk: row for row in ledger.dress(list(rows))} if asked else {}
        for said in asked:
            said.row = known.get(said.mark.key)
            judge(ledger, said)
        for said in batch:
            if said.says != "change" or said.edits:
                yield said


def judge(ledger, said):
    """Each cell: never to be edited there, moved on, or a change; what is here already as written is no change."""
    if said.row is None:
        said.edits = {}
        said.refuse(_("It is not in your sight: only those who may see a matter write into its row."))
        return
    columns = {column.key: column for column in ledger.columns}
    for key in list(said.edits):
        column = columns.get(key)
        if column is None or column.back is Back.NEVER:
            del said.edits[key]
            said.refuse_cell(key, never(column, key))
    now = {key: printed(columns[key].read(said.row)) for key in said.edits}
    said.edits = {key: value for key, value in said.edits.items() if digest(value) != digest(now[key])}
    said.changes = [
        {"column": str(columns[key].title), "was": shown(now[key]), "now": shown(value)}
        for key, value in said.edits.items()
    ]
    moved = [key for key in said.edits if digest(now[key]) != said.mark.cells[key]]
    if moved or (said.edits and ledger.thing(said.row).turn != said.mark.turn):
        words = _("It has moved on since it was exported. Look at what stands there now, then export it again.")
        for key in moved or [None]:
            said.refuse_cell(key, words, says="conflict")
        said.edits = {}


def never(column, key):
    if column is None:
        return _("The column “%(column)s” is no longer in this ledger.") % {"column": key}
    page = column.page or _("the page of the matter")
    return _("“%(column)s” is not changed in a spreadsheet: use %(page)s.") % {"column": column.title, "page": page}


def shown(value):
    return plain(value)[:SHOWN]
