"""answer: every voice gets its own, once there is a result."""

import pytest

from secondhalf.core.access import allowed, offered
from secondhalf.voices import policy
from secondhalf.voices.answering import answer_all
from secondhalf.voices.models import Answer, Voice
from secondhalf.voices.needs import NoResultYet


def test_a_voice_is_answered_after_close_out(world, answered):
    answered.refresh_from_db()
    assert (answered.stage, answered.answered_round, answered.awaits_answer) == ("answered", 1, False)
    assert answered.latest_answer.text == "循环泵已更换。"
    assert answered.matter.stage == "closed"


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("decline", {"reason": "out_of_scope", "explanation": "不属于受理范围"}),
        ("transfer", {"destination": "区住建局", "explanation": "职责在该局"}),
    ],
)
def test_a_voice_is_answered_when_its_matter_is_not_taken_in(world, lodge, walk, verb, fields):
    voice = lodge()
    getattr(walk(voice), verb)(by=world.baiyang, **fields)
    voice.answer(by=world.baiyang, text="情况说明", how="phone")
    assert voice.stage == "answered"


def test_there_is_nothing_to_answer_with_before_a_result(world, lodge, walk):
    voice = lodge()
    walk(voice, to="determine")
    with pytest.raises(NoResultYet):
        voice.answer(by=world.baiyang, text="快了", how="page")
    assert "answer" not in offered(policy, world.baiyang, voice)
    assert not Answer.objects.exists()


def test_all_voices_of_a_matter_get_one_text_or_none_does(world, lodge, walk, monkeypatch):
    voices = [lodge(), lodge(by=world.anran)]
    walk(*voices, to="close")
    waiting = list(Voice.objects.to_answer())
    assert answer_all(waiting, by=world.baiyang.with_once("a1"), text="已修好", how="page") == 2
    assert not Voice.objects.to_answer().exists()


def test_a_bulk_answer_that_fails_halfway_leaves_nothing(world, lodge, walk):
    voices = [lodge(), lodge(by=world.anran)]
    walk(*voices, to="close")
    with pytest.raises(ZeroDivisionError):
        answer_all([voices[0], Broken()], by=world.baiyang, text="已修好", how="page")
    assert not Answer.objects.exists()
    assert Voice.objects.to_answer().count() == 2


class Broken:
    def answer(self, **_):
        return 1 / 0


def test_only_the_office_answers(world, lodge, walk):
    voice = lodge()
    walk(voice, to="close")
    assert {n for n, actor in world.people.items() if "answer" in allowed(policy, actor, voice)} == {"baiyang"}
