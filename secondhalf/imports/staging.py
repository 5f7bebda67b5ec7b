"""Rows that wait to be imported: in a file of the home folder, without the columns that say who wrote. 暂存。"""

import datetime
import json
import os
import time
from pathlib import Path

from django.conf import settings

from secondhalf.imports.mapping import KNOWN

KEPT_FOR = 7 * 24 * 3600


def folder():
    path = Path(settings.MEDIA_ROOT).with_name("imports")
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def path_of(key):
    return folder() / f"{key}.jsonl"


def put(key, table):
    """Keep headings and rows of a table until the run is over."""
    shown = [place for place, heading in enumerate(table.headings) if KNOWN.get(heading.lower()) != "author"]
    with os.fdopen(os.open(path_of(key), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(json.dumps([table.headings[place] for place in shown]) + "\n")
        for line, cells in table.rows:
            kept = [simple(cells[place]) for place in shown if place < len(cells)]
            out.write(json.dumps([line, kept], ensure_ascii=False) + "\n")


def headings(key):
    """The headings, or None once the rows are gone."""
    try:
        with path_of(key).open(encoding="utf-8") as lines:
            return json.loads(lines.readline())
    except FileNotFoundError:
        return None


def rows(key, start=0):
    """The rows from the place `start` on: (line, cells), one after the other."""
    with path_of(key).open(encoding="utf-8") as lines:
        lines.readline()
        for place, line in enumerate(lines):
            if place >= start:
                number, cells = json.loads(line)
                yield number, cells


def remove(key):
    path_of(key).unlink(missing_ok=True)


def sweep():
    """Remove what nobody came back for within a week."""
    for path in folder().glob("*.jsonl"):
        if time.time() - path.stat().st_mtime > KEPT_FOR:
            path.unlink(missing_ok=True)


def simple(cell):
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()
    return cell if isinstance(cell, str | int | float | None) else str(cell)
