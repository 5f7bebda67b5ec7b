"""A ledger kept elsewhere comes in for the first time: columns mapped, rows checked, then entered. 首次导入。"""

from dataclasses import dataclass, field
from functools import partial

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from secondhalf.core.inserting import Batch
from secondhalf.core.moments import local_day
from secondhalf.core.problems import Refused
from secondhalf.files import reading
from secondhalf.ledgers import guessing
from secondhalf.ledgers.comparing import Said
from secondhalf.ledgers.days import RowFault
from secondhalf.ledgers.entry import Entry, Fresh, categories_by_name, struck_words
from secondhalf.ledgers.models import EnteredRow, Run, RunState
from secondhalf.ledgers.problems import AlreadyRunning, NoTitleColumn
from secondhalf.ledgers.runs import claim, finish, kept, opened, teller
from secondhalf.ledgers.seals import plain
from secondhalf.ledgers.workbook import batches
from secondhalf.matters import policy
from secondhalf.matters.kinds import Source
from secondhalf.people.models import Organisation
from secondhalf.people.organisations import Kind

__all__ = ["Entry", "carried_out", "looked_at", "mapped", "units_of"]

CHUNK = 2000
SHOWN = 10  # rows shown before they are entered
TOTALS = ("合计", "总计", "小计", "total", "填报人", "审核人", "备注：", "注：", "说明：")
UNSORTED = "unsorted"


@dataclass
class Where:
    """Where rows go, and how the words of the file are understood."""

    unit: object
    holder: object
    file_name: str
    file_sha256: str
    categories: dict = field(default_factory=dict)
    struck: set = field(default_factory=struck_words)
    sources: dict = field(default_factory=dict)

    @classmethod
    def of(cls, run, actor):
        holder = actor.post.seat.nearest_union or actor.post.seat
        wanted = run.asked.get("unit")
        unit = units_of(actor).filter(pk=wanted).first() if wanted else None
        sources = {guessing.normal(label): value for value, label in Source.choices}
        return cls(
            unit or units_of(actor).first() or holder, holder, run.file_name, run.file_sha256,
            categories_by_name(holder.realm), sources=sources,
        )  # fmt: skip

    def category(self, words):
        """The category of that name, else the one for what is unsorted."""
        found = self.categories.get(guessing.normal(words)) or self._unsorted
        if found is None:
            raise RowFault(_("There is no category “%(said)s” here."), key="category", said=words[:40])
        return found

    def not_understood(self, texts, category):
        """Which of category and source stay words only: no category or source here has that name."""
        if category is self._unsorted and guessing.normal(texts.get("category", "")) not in self.categories:
            yield "category"
        if guessing.normal(texts.get("source", "")) not in self.sources:
            yield "source"

    @property
    def _unsorted(self):
        return next((one for one in self.categories.values() if one.code == UNSORTED), None)

    def source(self, texts, usual):
        return self.sources.get(guessing.normal(texts.get("source", "")), usual)


def units_of(actor):
    """The units that a foreign ledger may be about."""
    under = Organisation.objects.under(actor.post.seat.path)
    return under.filter(kind=Kind.UNIT, to_on=None).order_by("path")


def mapped(ledger, run, sheet):
    """(Heads or None, {field key: place}): as chosen on the page, which begins with what was guessed."""
    found = heads_of(ledger, sheet)
    if found is None:
        return None, {}
    places = {title: place for place, title in enumerate(found.titles)}
    return found, {key: places[title] for key, title in run.asked.get("columns", {}).items() if title in places}


def guess(ledger, sheet):
    """What a run of a foreign ledger begins with: the titles of its columns, and which is what by its heading."""
    words = ledger.enter.known(ledger)
    found = heads_of(ledger, sheet)
    titles = found.titles if found else []
    return {"titles": titles, "columns": {key: titles[at] for key, at in guessing.guessed(titles, words).items()}}


def heads_of(ledger, sheet):
    words = ledger.enter.known(ledger)
    return guessing.heads(sheet, {word: key for key, known in words.items() for word in known})


def rows_of(sheet, first, columns):
    """(line, {field key: cell}) of the rows; blank ones, totals, notes and section titles are left out."""
    reading.spread(sheet, first)
    for at in range(first, len(sheet.cells)):
        cells = sheet.cells[at]
        if not any(cell not in ("", None) for cell in cells):
            continue
        texts = sheet.formulas.get(at + 1, {})
        said = [plain(cell) for cell in cells if cell not in ("", None)]
        if said[0].startswith(TOTALS) or (len(said) > 2 and len(set(said)) == 1):
            continue
        yield at + 1, {key: texts.get(place, cells[place]) for key, place in columns.items() if place < len(cells)}


def sifted(ledger, run, actor, sheet):
    """([Fresh], how many are here already, [Said] of what is wrong)."""
    entry, (heads, columns) = ledger.enter, mapped(ledger, run, sheet)
    if heads is None or any(key not in columns for key in entry.needed):
        raise NoTitleColumn(headings="、".join(heads.titles if heads else []))
    where, seen, fresh, wrong, repeated = Where.of(run, actor), {}, [], [], 0
    at = {key: (place, heads.titles[place]) for key, place in columns.items()}
    for batch in batches(rows_of(sheet, heads.first, columns), CHUNK):
        read = [read_one(entry, line, values, where) for line, values in batch]
        here = entered(ledger, where.holder, [row.key for row, _name, _faults in read if row])
        for (line, _values), (row, name, faults) in zip(batch, read, strict=True):
            before = row and (seen.get(row.key) or here.get(row.key))
            if before and not is_same(row, before):
                faults = [*faults, RowFault(clash(before), key="no")]
            elif row and not before and row.key:
                seen[row.key] = row
            if faults:
                wrong.append(told(line, name, faults, at))
            elif before:
                repeated += 1
            else:
                fresh.append(row)
    return fresh, repeated, wrong


def read_one(entry, line, values, where):
    """(Fresh as far as it could be read, or None; a few words of the row; [RowFault])."""
    try:
        return entry.read(line, values, where), "", ()
    except RowFault as fault:
        fault.__traceback__ = None
        return getattr(fault, "fresh", None), plain(values.get("problem"))[:120], fault.every


def told(line, name, faults, at):
    """The Said of a row that is not taken. at: {field key: (place, heading)}."""
    said = Said(line, name=name)
    for fault in faults:
        said.refuse(fault, *at.get(fault.key, (None, "")))
    return said


def entered(ledger, holder, keys):
    """{key: EnteredRow} of the rows that are here already."""
    mine = EnteredRow.objects.filter(holder=holder, ledger=ledger.key, key__in=keys)
    return {row.key: row for row in mine.select_related("matter")} if keys else {}


def is_same(row, before):
    """Does a row say what the one under the same number said? Of one whose day cannot be read, as far as is known."""
    if row.fingerprint and before.fingerprint:
        return row.fingerprint == before.fingerprint
    if not isinstance(before, Fresh):
        return True
    return all(row.about[name] == before.about[name] for name in ("title", "summary"))


def clash(before):
    """Why a row under a known number, with other words, is not taken."""
    if isinstance(before, Fresh):
        return _("The number stands in line %(line)s too, with other words.") % {"line": before.line}
    return _("The number was imported before with other words, as %(no)s.") % {"no": before.matter.no}


def looked_at(run, found, actor):
    """Check every row; nothing is entered yet."""
    sheet = opened(run)
    fresh, repeated, wrong = sifted(found, run, actor, sheet)
    kept(run, wrong)
    carried = sum(row.carried is not None for row in fresh)
    keep_first(run, fresh)
    finish(run, sheet, wrong, RunState.READY, fresh=len(fresh), carried=carried, repeated=repeated)


def keep_first(run, fresh):
    """Keep the first rows as they would be entered, so that a wrong column is seen before anything is written."""
    first = [
        {"line": row.line, "title": row.about["title"], "category": str(row.about["category"]),
         "received": plain(row.about.get("received_at") and local_day(row.about["received_at"])),
         "carried": row.carried is not None}
        for row in fresh[:SHOWN]
    ]  # fmt: skip
    Run.objects.filter(pk=run.pk).update(asked={**run.asked, "first": first})


def carried_out(run, found, actor):
    """Enter the rows. All are checked and made ready first, then written in one transaction: all of them or none."""
    if not policy.registers(actor):
        raise Refused(verb=_("Import a ledger kept elsewhere"), who=policy.registers.who)
    sheet = opened(run)
    fresh, repeated, wrong = sifted(found, run, actor, sheet)
    if wrong:
        kept(run, wrong)
        finish(run, sheet, wrong, RunState.REFUSED, fresh=len(fresh), repeated=repeated)
        return
    sheet = None  # what is read and what is ready need not lie in memory at once
    write = ready(found, run, actor, fresh)
    carried = sum(row.carried is not None for row in fresh)
    told = partial(finish, run, sheet, [], RunState.DONE, fresh=len(fresh), carried=carried, repeated=repeated)
    enter(run, write, told)


def enter(run, write, told):
    """Write everything in one transaction, and that it is done: whoever is killed in between leaves nothing behind.

    Raises MovedOn if another process has carried out the same run, AlreadyRunning if another run brought in a row.
    """
    try:
        with transaction.atomic():
            claim(run)
            write()
            told()
    except IntegrityError as reason:
        raise AlreadyRunning from reason


def ready(ledger, run, actor, fresh):
    """Make the rows ready; returns a function that writes them and remembers that they are here."""
    holder = actor.post.seat.nearest_union or actor.post.seat
    write, known = ledger.enter.ready(fresh, actor, teller(run)), Batch(EnteredRow)
    about = {"realm": holder.realm, "holder": holder, "ledger": ledger.key}
    for row in fresh:
        known.add(EnteredRow(**about, key=row.key, fingerprint=row.fingerprint))

    def write_all():
        known.fill("matter", write())
        known.write()

    return write_all
