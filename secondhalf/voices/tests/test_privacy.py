"""Nobody learns who spoke from anything that is not the voice itself."""

import io
import logging

import pytest
from django.core import management

from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.matters.models import Matter
from secondhalf.voices.models import Raiser
from secondhalf.voices.tests.conftest import NAMES, WORDS

SECRET = (*NAMES, WORDS[:12], "我叫宁远", "夜班都等着")


@pytest.fixture
def handled(world, lodge, walk):
    """A matter with a worker's voice, a represented one, an urging and an unhappy verdict."""
    own = lodge()
    written = lodge(by=world.baiyang, channel="phone", raiser={"name": "安然", "contact": "13800138000"})
    matter = walk(own, written, to="determine")
    own.urge(by=world.ningyuan, text="夜班都等着")
    settle()
    matter = Matter.objects.get(pk=matter.pk)
    for step in ("report", "apply", "verify", "close"):
        _step(world, matter, step)
    own.refresh_from_db()
    own.answer(by=world.baiyang, text="已修好", how="page")
    own.rate(by=world.ningyuan, solved="no", satisfaction="unsatisfied", reason="还是凉，我叫宁远")
    settle()
    return Matter.objects.get(pk=matter.pk)


def _step(world, matter, verb):
    from secondhalf.testing.walk import Walk

    walk = Walk(world, route="short")
    walk.matter = matter
    getattr(walk, verb)()


READERS = ("jianghe", "linxi", "xiahe", "hechuan", "yunzhou", "shiyan", "fangzheng", "qinling", "wenxin", "luyuan")


@pytest.mark.parametrize("reader", READERS)
def test_no_page_of_a_matter_names_who_spoke(client, world, handled, reader):
    client.force_login(getattr(world, reader).person)
    for path in (f"/matters/{handled.no}", "/matters", "/matters?q=浴室", "/", "/work", "/voices", "/dashboard"):
        answer = client.get(path, follow=True)
        page = answer.content.decode()
        assert not [word for word in SECRET if word in page], path


def test_the_matter_page_was_really_there(client, world, handled):
    client.force_login(world.jianghe.person)
    page = client.get(f"/matters/{handled.no}")
    assert page.status_code == 200 and handled.title in page.content.decode()
    assert "共2件" in page.content.decode()


def test_no_event_of_their_own_acts_carries_a_person(world, handled):
    mine = Event.objects.filter(name__in=["voice.urge", "voice.rate"]) | Event.objects.filter(title="raiser")
    assert mine.count() >= 3
    assert not mine.exclude(person=None).exists() and not mine.exclude(post=None).exists()


def test_no_row_outside_the_raisers_points_to_who_spoke(world, handled):
    out = io.StringIO()
    management.call_command("dumpdata", "matters", "core", "files", stdout=out)
    dump = out.getvalue()
    assert str(world.ningyuan.person.pk) not in dump
    assert not [word for word in SECRET if word in dump]
    assert Raiser.objects.count() == 2


def test_the_logs_tell_neither_name_nor_words(client, world, caplog):
    caplog.set_level(logging.DEBUG)
    client.force_login(world.ningyuan.person)
    client.post("/speak", {"words": WORDS, "mode": "named", "holder": world.places.works.pk})
    settle()
    assert WORDS[:8] not in caplog.text and "宁远" not in caplog.text and "ningyuan" not in caplog.text
