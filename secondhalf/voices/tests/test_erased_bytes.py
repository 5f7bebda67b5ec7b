"""What is erased is gone from the database file, not merely unlisted; keys are made before anybody speaks."""

import re
from pathlib import Path

import pytest
from django.db import connection

from secondhalf.core import keys, moments
from secondhalf.core.sequencer import settle
from secondhalf.voices import forgetting
from secondhalf.voices.models import Voice
from tests.house import sources

UNIQUE = ("zyqxwvbath", "浴室墨黑七号", "13877776666", "quvwxyname")


def in_the_file():
    """Which of the words stand in the database's file, whatever the tables say."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = Path(connection.settings_dict["NAME"])
    body = b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    return [word for word in UNIQUE if word.encode() in body]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="not run: PostgreSQL keeps old rows until it vacuums")
def test_erased_words_are_overwritten(clock):
    from secondhalf.testing.world import World

    world = World.build()
    about = {"name": UNIQUE[3], "contact": UNIQUE[2]}
    voice = Voice.lodge(
        by=world.baiyang, channel="phone", words=f"{UNIQUE[0]} {UNIQUE[1]}", unit=world.places.steel, raiser=about
    )
    settle()
    assert in_the_file() == list(UNIQUE)
    voice.erase(by=world.baiyang)
    settle()
    forgetting.forget(moments.today())
    assert in_the_file() == []


def test_every_key_is_made_before_it_is_first_used():
    """Else the day of its file would tell when somebody first spoke."""
    found = set()
    for path in sources.python():
        if path.parts[0] == "secondhalf" and "tests" not in path.parts:
            text = sources.text(path)
            found |= set(re.findall(r'keys\.(?:key|mark)\("(\w+)"', text))
            found |= set(re.findall(r'^NAME = "(\w+)"', text, re.M)) if "keys.key(NAME)" in text else set()
    assert found == set(keys.NAMES)
