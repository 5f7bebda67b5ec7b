"""docs/working-time.md says what the function does."""

import datetime
import re
from pathlib import Path

import pytest

from secondhalf.core.worktime import CHINA, Calendar, Rule, due

DOC = Path(__file__).resolve().parents[3] / "docs" / "working-time.md"
ROW = re.compile(r"\| `([\d-]+)` \| `(\d+) (\w+)` \| `([\d-]+)`( 暂定)? \|")
ROWS = ROW.findall(DOC.read_text(encoding="utf-8"))


def test_the_document_has_examples():
    assert len(ROWS) >= 7


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}+{row[1]}{row[2]}")
def test_every_example_in_the_document_is_true(row):
    start, amount, unit, last, provisional = row
    moment = datetime.datetime.fromisoformat(f"{start}T09:48").replace(tzinfo=CHINA)
    end = due(moment, Rule(int(amount), unit), Calendar.bundled())
    assert (end.last_day.isoformat(), end.provisional) == (last, bool(provisional))
