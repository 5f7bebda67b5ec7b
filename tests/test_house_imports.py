"""Rooms stand on floors."""

import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT


def test_no_room_looks_up_or_sideways():
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
