"""`secondhalf import matters FILE`: a whole file goes in with one command. 命令。"""

import sys
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments
from secondhalf.core.command import Command
from secondhalf.files.reading import read
from secondhalf.imports import choosing, faults
from secondhalf.imports.importing import BATCH, Importing, batches, source_of
from secondhalf.imports.mapping import FIELDS, KNOWN, mapping_for, read_mapping
from secondhalf.imports.problems import ErrorsNotWritten, NoSuchFile

SHOWN = 5


def import_matters(chosen):
    """Exit code 0 if every row is in, 1 if some have errors."""
    path = Path(chosen.file)
    table = opened(path)
    mapping = mapping_for(table.headings, read_mapping(text_of(Path(chosen.mapping))) if chosen.mapping else None)
    actor, holder, unit = choosing.choose(unit=chosen.unit, holder=chosen.holder, by=chosen.by)
    source = chosen.source or source_of(mapping.used(table.headings), unit)
    importing = Importing(actor, holder, unit, source).checked()
    tell_plan(table, mapping, importing)
    counts, wrong = preview(importing, table, mapping) if chosen.dry_run else enter(importing, table, mapping)
    print("\n" + summary(chosen.dry_run) % counts)
    if wrong:
        tell_errors(path, wrong, mapping.shown(table.headings), chosen)
    return 1 if wrong else 0


def opened(path):
    if not path.is_file():
        raise NoSuchFile(file=path)
    with path.open("rb") as file:
        return read(file, path.name, known=KNOWN)


def text_of(path):
    if not path.is_file():
        raise NoSuchFile(file=path)
    return path.read_text(encoding="utf-8-sig")


def tell_plan(table, mapping, importing):
    print(_("File: %(name)s, %(count)s rows") % {"name": table.name, "count": f"{len(table.rows):,}"})
    print(_("Unit: %(unit)s. Held by: %(holder)s. Registered by: %(person)s") % {
        "unit": importing.unit.name, "holder": importing.holder.name, "person": importing.by.person.name,
    })  # fmt: skip
    for name, place in mapping.columns.items():
        print(f"  {table.headings[place]} → {FIELDS[name].words}")
    taken = {*mapping.columns.values()}
    left = [heading for place, heading in enumerate(table.headings) if place not in taken]
    if left:
        print(_("Not taken: %(headings)s") % {"headings": "、".join(left)})


def enter(importing, table, mapping):
    """({count name: number}, faults). Stopped at any moment, the next run goes on where this one was."""
    counts, wrong = {"entered": 0, "repeated": 0, "refused": 0}, []
    total, done = len(table.rows), 0
    for rows in batches(table.rows, BATCH):
        batch = importing.enter(rows, mapping)
        done += len(rows)
        wrong += batch.faults
        counts["entered"] += len(batch.entered)
        counts["repeated"] += batch.repeated
        counts["refused"] = len(wrong)
        tell_progress(done, total)
    return counts, wrong


def tell_progress(done, total):
    words = _("%(done)s of %(total)s rows (%(percent)d %%)") % {
        "done": f"{done:,}", "total": f"{total:,}", "percent": 100 * done // total,
    }  # fmt: skip
    if sys.stdout.isatty():
        print(f"\r  {words}   ", end="", flush=True)
    elif done == total or done % (5 * BATCH) == 0:
        print(f"  {words}", flush=True)


def preview(importing, table, mapping):
    counts, wrong, seen = {"entered": 0, "repeated": 0, "refused": 0}, [], {}
    for rows in batches(table.rows, BATCH):
        batch, fresh = importing.sift(rows, mapping, seen)
        for one in fresh[: SHOWN - counts["entered"]] if counts["entered"] < SHOWN else ():
            print(f"  {one.line}  {moments.local_day(one.received_at)}  {one.title}")
        wrong += batch.faults
        counts["entered"] += len(fresh)
        counts["repeated"] += batch.repeated
        counts["refused"] = len(wrong)
    return counts, wrong


def summary(dry_run):
    if dry_run:
        return _(
            "Nothing was changed. It would register %(entered)d; here already: %(repeated)d; with errors: %(refused)d"
        )
    return _("Registered: %(entered)d; here already: %(repeated)d; with errors: %(refused)d")


def tell_errors(path, wrong, headings, chosen):
    for fault in wrong[:SHOWN]:
        print(_("  line %(line)d: %(words)s") % {"line": fault.line, "words": fault.words})
    if chosen.dry_run and not chosen.errors:
        return
    target = Path(chosen.errors) if chosen.errors else path.with_name(f"{path.stem}-errors{path.suffix}")
    save = faults.separated if target.suffix.lower() in (".csv", ".txt") else faults.workbook
    try:
        target.write_bytes(save(wrong, headings))
    except OSError as reason:
        raise ErrorsNotWritten(file=target, why=reason.strerror or reason) from reason
    print(_("Rows with errors are in %(file)s: correct them there and import that file.") % {"file": target})


def import_options(parser):
    parser.add_argument("file", metavar="FILE", help=_("an xlsx or csv file; known headings need no mapping"))
    parser.add_argument("--mapping", default="", metavar="FILE.json", help=_("which heading means what"))
    parser.add_argument("--unit", default="", help=_("the unit concerned (the union that holds them, if left out)"))
    parser.add_argument(
        "--holder", default="", help=_("the union whose office holds them (the nearest above the unit)")
    )
    parser.add_argument("--by", default="", metavar="ACCOUNT", help=_("the officer who registers them"))
    parser.add_argument("--source", default="", help=_("names the list, so that its row numbers are its own"))
    parser.add_argument("--errors", default="", metavar="FILE", help=_("where rows with errors are saved"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))


COMMANDS = [
    Command(
        "import matters",
        gettext_lazy("Register the rows of a file as matters, each with its voice."),
        import_matters,
        import_options,
    )
]
