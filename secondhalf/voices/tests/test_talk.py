"""ask and tell: the dialogue; set_aside and let_in: what came without a proof of work."""

import pytest

from secondhalf.core import access
from secondhalf.core.problems import NotFound, Refused, WrongStage
from secondhalf.voices import policy
from secondhalf.voices.models import Voice


def test_the_office_asks_and_the_person_answers(world, lodge):
    voice = lodge()
    voice.ask(by=world.baiyang, text="是哪一间浴室？")
    assert (voice.unread_by_raiser, voice.unread_by_office) == (True, False)
    voice.tell(by=world.ningyuan, text="东头那间")
    voice.refresh_from_db()
    assert (voice.unread_by_raiser, voice.unread_by_office) == (False, True)
    assert [(m.from_office, m.text) for m in voice.messages.order_by("id")] == [
        (True, "是哪一间浴室？"),
        (False, "东头那间"),
    ]


def test_the_events_of_the_person_name_nobody(world, lodge):
    voice = lodge()
    voice.tell(by=world.ningyuan, text="东头那间")
    assert voice.messages.get().act.person is None


@pytest.mark.parametrize(("verb", "name", "problem"), [
    ("ask", "jianghe", NotFound), ("ask", "ningyuan", Refused), ("tell", "baiyang", Refused),
    ("tell", "anran", NotFound),
    ("set_aside", "jianghe", NotFound), ("set_aside", "ningyuan", Refused), ("let_in", "ningyuan", Refused),
])  # fmt: skip
def test_who_may_not(world, lodge, verb, name, problem):
    voice = lodge()
    with pytest.raises(problem):
        access.find(policy, getattr(world, name), verb, no=voice.no)


def test_a_held_voice_waits_apart_until_it_is_taken_up(world, lodge, about):
    voice = lodge(is_held=True)
    assert voice in Voice.objects.to_look_at() and voice not in Voice.objects.to_take_up()
    voice.take_up(by=world.baiyang, **about)
    assert not Voice.objects.to_look_at().exists() and not voice.is_held


def test_set_aside_tells_why_and_is_let_in_again(world, lodge):
    voice = lodge(is_held=True)
    voice.set_aside(by=world.baiyang, reason="广告")
    assert voice.stage == "set_aside" and voice not in Voice.objects.counted()
    voice.tell(by=world.ningyuan, text="这不是广告")
    voice.let_in(by=world.baiyang)
    assert voice in Voice.objects.to_take_up()


def test_a_voice_that_is_taken_up_is_not_set_aside(world, lodge, about):
    voice = lodge()
    voice.take_up(by=world.baiyang, **about)
    with pytest.raises(WrongStage):
        voice.set_aside(by=world.baiyang, reason="广告")
