"""Rooms stand on floors."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT


def test_no_room_looks_up_or_sideways():
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_what_few_processes_need_is_loaded_by_those_that_need_it():
    """A server and its workers, and each command, would wait almost half a second for them."""
    ask = "import django, sys; django.setup(); import secondhalf.urls; print(*sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "secondhalf.testing.settings"}
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "secondhalf.papers.models" in loaded, done.stderr
    assert not {"docx", "docxtpl", "pptx", "holidays"} & loaded
