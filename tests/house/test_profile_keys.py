"""Whatever a room asks of the jurisdiction profile has a default with a source."""

import re
from pathlib import Path

import pytest

import secondhalf
from secondhalf.core.profile_defaults import DEFAULTS
from secondhalf.core.profile_words import CHOICES, WORDS
from secondhalf.indicators.formulas import BASES, SEVERAL
from secondhalf.matters.determining import SCHEMES
from secondhalf.matters.stages import Route
from secondhalf.web.system.profile_sources import LAWS, MARK

ASKED = re.compile(r"profile\.(?:value|rule|put)\(\s*[\w.]+,\s*\"([\w.]+)\"")
SOURCES = [path for path in Path(secondhalf.__file__).parent.rglob("*.py") if "tests" not in path.parts]
USES = sorted({(key, path.name) for path in SOURCES for key in ASKED.findall(path.read_text(encoding="utf-8"))})


def test_rooms_do_ask():
    assert len(USES) >= 5


@pytest.mark.parametrize(("key", "file"), USES)
def test_every_key_that_is_asked_for_has_a_default(key, file):
    assert key in DEFAULTS, f"{file} asks for {key}"


def test_every_key_has_words_in_the_order_of_the_defaults():
    assert list(WORDS) == list(DEFAULTS)


def test_no_two_keys_have_the_same_words():
    assert len({str(words) for words in WORDS.values()}) == len(WORDS)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("matter.route", set(Route.values)),
        ("matter.five_fixes", set(SCHEMES)),
        ("rates.basis", set(BASES)),
        ("rates.solved", set(SEVERAL["solved"].values)),
        ("rates.satisfied", set(SEVERAL["satisfied"].values)),
    ],
)
def test_what_may_be_chosen_is_what_the_room_knows(key, known):
    assert set(CHOICES[key]) == known


@pytest.mark.parametrize("key", CHOICES)
def test_a_default_is_one_of_the_choices(key):
    value = DEFAULTS[key].value
    assert set(value if isinstance(value, list) else [value]) <= set(CHOICES[key])


@pytest.mark.parametrize("key", DEFAULTS)
def test_every_law_that_a_default_cites_is_named(key):
    cited = {
        int(number)
        for letter, number, _ in MARK.findall(f"{DEFAULTS[key].source} {DEFAULTS[key].known}")
        if letter == "L"
    }
    assert cited <= set(LAWS)
