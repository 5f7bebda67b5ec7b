"""What goes and what stays of stored papers; missing or changed bytes are told."""

import datetime
import time

import pytest

from secondhalf.core import moments
from secondhalf.papers import daily, keeping, sweeping
from secondhalf.papers.documents import Document
from secondhalf.papers.prints import Print
from secondhalf.papers.tests.test_documents import drafted
from secondhalf.testing.walk import Walk


@pytest.fixture
def issued(world):
    document = drafted(world, Walk(world).to("apply"))
    document.issue(by=world.qinling)
    return document


def test_a_file_that_was_asked_for_goes_after_30_days_and_issued_bytes_stay(world, issued, clock):
    about = {"person": world.baiyang.person, "post": world.baiyang.post, "realm": world.baiyang.realm}
    one = Print.objects.create(form="note", ref="x", format="pdf", language="en", title="t", **about)
    keeping.put(one.pk, "pdf", b"%PDF")
    clock(days=29)
    daily.sweep(moments.today())
    assert Print.objects.count() == 1
    clock(days=2)
    daily.sweep(moments.today())
    assert Print.objects.count() == 0 and keeping.get(one.pk, "pdf") is None
    assert all(copy.body for copy in Document.objects.get(pk=issued.pk).copies.all())


def test_bytes_without_a_row_go_once_they_are_a_day_old(db, issued, monkeypatch):
    stray = moments.uuid7()
    keeping.put(stray, "docx", b"PK")
    assert sweeping.sweep() == []
    monkeypatch.setattr(time, "time", lambda: datetime.datetime.now().timestamp() + 2 * 86400)
    assert f"{stray}.docx" in [path.name for path in sweeping.sweep()]
    assert list(sweeping.faults()) == [] and keeping.get(stray, "docx") is None


def test_missing_and_changed_bytes_are_told(issued):
    keeping.remove(issued.pk, "docx")
    path = keeping.path_of(issued.pk, "pdf")
    path.write_bytes(path.read_bytes() + b" ")
    assert dict(sweeping.faults()).keys() == {f"{issued.no} docx", f"{issued.no} pdf"}


def test_stored_papers_are_for_the_owner_alone(issued):
    assert keeping.path_of(issued.pk, "pdf").stat().st_mode & 0o077 == 0
