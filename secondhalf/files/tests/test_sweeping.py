"""What a killed step leaves is removed after a day; what a row names never is."""

import os
import time

import pytest
from django.db import transaction

from secondhalf.core import moments
from secondhalf.files import storing, sweeping, taking
from secondhalf.files.models import File
from secondhalf.files.tests.sending import picture, sent
from secondhalf.testing.walk import Walk


@pytest.fixture
def a_day_later(monkeypatch):
    monkeypatch.setattr(storing, "ORPHAN_AFTER", -1)


def take(world):
    return taking.take(sent("a.jpg", picture()), by=world.linxi, realm=world.linxi.realm)


def rolled_back(world):
    """The bytes of a step that failed after the file was stored."""
    with pytest.raises(RuntimeError), transaction.atomic():
        path = storing.path_of(take(world).pk)
        raise RuntimeError
    return path


def test_an_orphan_goes_after_a_day_and_a_named_file_stays(world, a_day_later):
    kept, orphan = storing.path_of(take(world).pk), rolled_back(world)
    assert orphan.exists() and not File.objects.filter(pk=orphan.name).exists()
    assert orphan in sweeping.sweep(dry_run=True) and orphan.exists()
    assert orphan in sweeping.sweep() and not orphan.exists() and kept.exists()


def test_a_young_orphan_stays_since_its_step_may_still_run(world):
    orphan = rolled_back(world)
    assert orphan not in sweeping.sweep() and orphan.exists()
    orphan.unlink()


def test_age_is_told_by_the_disk_not_by_the_set_clock(world):
    path = storing.path_of(take(world).pk)
    assert not storing.is_old(path) and storing.is_old(path, now=time.time() + 2 * 86400)
    os.utime(path, (0, 0))
    assert not storing.is_old(path), "a nameless file carries midnight as its own time"


def test_missing_and_changed_bytes_are_told(world):
    missing, changed, whole = take(world), take(world), take(world)
    storing.path_of(missing.pk).unlink()
    storing.path_of(changed.pk).write_bytes(b"changed")
    assert [file for file, _fault in sweeping.faults()] == [missing]
    assert {file for file, _fault in sweeping.faults(deep=True)} == {missing, changed}
    assert whole.uploaded_at == moments.now()


def test_a_file_that_no_subject_shows_goes_and_one_that_is_shown_stays(world, clock):
    walk = Walk(world)
    matter = walk.to("determine")
    loose, shown = take(world), take(world)
    matter.report(by=world.linxi, percent=50, text="已更换。", exhibits=[{"file": shown, "shows": "after"}])
    assert sweeping.drop_loose() == 0
    clock(days=3)
    assert list(sweeping.loose()) == [loose] and sweeping.drop_loose() == 1
    assert storing.path_of(shown.pk).exists() and not storing.path_of(loose.pk).exists()
    assert File.objects.get() == shown
