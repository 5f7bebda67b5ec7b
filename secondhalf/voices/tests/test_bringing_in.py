"""A file of voices comes in by the rules of one."""

import datetime

import pytest

from secondhalf.core.events import Event
from secondhalf.core.facts import commitment
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.matters.sights import Sight
from secondhalf.testing.start import START
from secondhalf.voices.bringing_in import bring_in
from secondhalf.voices.models import Joining, Raiser, Voice

OWN = {"id", "no", "subject", "matter_id", "voice_id", "act_id", "salt", "leaf", "commitment"}


def rows_about(world, count):
    times = {"received_at": START - datetime.timedelta(days=400), "votes_for": 3, "votes_against": 1}
    about = {"summary": "没有热水。", "category": world.categories["unsorted"]}
    return [({"words": f"原话 {n}", **times}, {"title": f"热水 {n}", **about}) for n in range(count)]


def one_by_one(world, rows):
    for said, about in rows:
        place = {"unit": world.places.steel, "holder": world.places.works, "channel": "imported"}
        place["mode"] = "anonymous"
        voice = Voice.lodge(by=world.baiyang, **place, **said)
        voice.take_up(by=world.baiyang, **about)
        yield voice


def columns(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in OWN}


def trace(voice):
    """Everything that lodging and taking up leave, without what is each one's own."""
    voice = Voice.objects.get(pk=voice.pk)
    rows = [voice, voice.matter, Joining.objects.get(voice=voice, matter=voice.matter)]
    rows += Event.objects.filter(subject__in=[voice.pk, voice.matter.pk]).order_by("name")
    rows += Sight.objects.filter(matter=voice.matter).order_by("organisation_id")
    return [columns(row) for row in rows]


@pytest.fixture
def brought(world):
    place = {"unit": world.places.steel, "holder": world.places.works}
    return lambda rows: bring_in(rows, by=world.baiyang, **place)


def test_many_leave_exactly_what_one_by_one_leaves(world, brought):
    rows = rows_about(world, 3)
    single = [trace(voice) for voice in one_by_one(world, rows)]
    many = [trace(voice) for voice in brought(rows)]
    assert many == single and len(many[0]) == 3 + 3 + 4


def test_numbers_of_voices_and_matters_go_on(world, brought):
    list(one_by_one(world, rows_about(world, 2)))
    first = brought(rows_about(world, 2))[0]
    assert (first.no, first.matter.no) == ("SY20261104-0003", "SQ20261104-0003")
    assert Voice.lodge(by=world.ningyuan, words="冷", unit=world.places.steel).no == "SY20261104-0005"


def test_nobody_is_kept_as_raiser_and_the_words_are_committed_to(world, brought):
    (voice,) = brought(rows_about(world, 1))
    assert not Raiser.objects.exists() and voice.proxy == world.baiyang.person
    joining = Joining.objects.get()
    assert bytes(joining.leaf) == commitment(bytes(joining.salt), {"matter": voice.matter})


def test_they_go_on_like_any_other(world, brought):
    (voice,) = brought(rows_about(world, 1))
    settle()
    matter = Matter.objects.get(pk=voice.matter_id)
    matter.admit(by=world.baiyang)
    later = Voice.lodge(by=world.ningyuan, words="我也冷", unit=world.places.steel)
    later.join(by=world.baiyang, matter=matter)
    assert not later.is_lead and Matter.objects.get(pk=matter.pk).voices == 2


def test_all_or_nothing(world, brought):
    rows = rows_about(world, 2)
    rows[1][1]["title"] = None
    with pytest.raises(Exception, match="(?i)null"):
        brought(rows)
    assert not Voice.objects.exists() and not Matter.objects.exists() and not Event.objects.exists()
