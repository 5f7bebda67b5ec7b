"""Whatever a room asks of the jurisdiction profile has a default with a source."""

import re
from pathlib import Path

import pytest

import secondhalf
from secondhalf.core.profile_defaults import DEFAULTS

ASKED = re.compile(r"profile\.(?:value|rule|put)\(\s*[\w.]+,\s*\"([\w.]+)\"")
SOURCES = [path for path in Path(secondhalf.__file__).parent.rglob("*.py") if "tests" not in path.parts]
USES = sorted({(key, path.name) for path in SOURCES for key in ASKED.findall(path.read_text(encoding="utf-8"))})


def test_rooms_do_ask():
    assert len(USES) >= 5


@pytest.mark.parametrize(("key", "file"), USES)
def test_every_key_that_is_asked_for_has_a_default(key, file):
    assert key in DEFAULTS, f"{file} asks for {key}"
