"""The redo rule: by itself, by ruling, and one level up the second time."""

import pytest

from secondhalf.core import clocks
from secondhalf.core.access import offered
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.matters import policy as matters_policy
from secondhalf.testing.walk import Walk
from secondhalf.voices import policy
from secondhalf.voices.models import Voice
from secondhalf.voices.needs import HandledAgain, NoResultYet

COLD = {"solved": "no", "satisfaction": "unsatisfied", "reason": "晚上十点以后还是凉的，我叫宁远"}
WARM = {"solved": "yes", "satisfaction": "satisfied"}


def fresh(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


@pytest.fixture
def many(world, lodge, walk):
    """Four voices of one closed matter, all answered; the first leads."""
    voices = [lodge(by=by) for by in (world.ningyuan, world.anran, world.xiahe, world.linxi)]
    walk(*voices, to="close")
    for voice in voices:
        voice = fresh(voice)
        voice.answer(by=world.baiyang, text="已修好", how="page")
    return [fresh(voice) for voice in voices]


def test_the_lead_voice_sends_it_round_again_on_a_new_clock(world, many, clock):
    clock(days=1)
    many[0].rate(by=world.ningyuan, **COLD)
    settle()
    matter = fresh(many[0].matter)
    assert (matter.stage, matter.round, matter.voices_rated) == ("under_way", 2, 0)
    assert matter.lead == world.places.welfare
    assert matter.clock("handle").start_at == fresh(matter).start_at > many[0].act.at
    assert matter.story().last().title == "clock"


def test_departments_never_read_why_in_the_words_of_the_raiser(world, many):
    many[0].rate(by=world.ningyuan, **COLD)
    settle()
    reason = fresh(many[0].matter).redoings.get().reason
    assert reason and "宁远" not in reason and "凉" not in reason


def test_a_third_of_the_verdicts_sends_it_round_again(world, many):
    many[0].rate(by=world.ningyuan, **WARM)
    many[1].rate(by=world.anran, **WARM)
    many[2].rate(by=world.xiahe, **COLD)
    settle()
    assert fresh(many[0].matter).stage == "under_way"


def test_below_a_third_the_office_rules_within_three_working_days(world, many):
    for voice, by in zip(many[:3], (world.ningyuan, world.anran, world.xiahe), strict=True):
        voice.rate(by=by, **WARM)
    many[3].rate(by=world.linxi, **COLD)
    settle()
    voice = fresh(many[3])
    assert fresh(voice.matter).stage == "closed"
    assert clocks.last_day(voice.ruling_due_at).isoformat() == "2026-11-09"
    assert list(Voice.objects.to_rule_on()) == [voice]
    assert {"redo", "explain"} <= set(offered(policy, world.baiyang, voice))


@pytest.fixture
def ruling(world, many):
    for voice, by in zip(many[:3], (world.ningyuan, world.anran, world.xiahe), strict=True):
        voice.rate(by=by, **WARM)
    many[3].rate(by=world.linxi, **COLD)
    settle()
    return fresh(many[3])


def test_the_office_explains_and_the_result_stands(world, ruling):
    ruling.explain(by=world.baiyang, explanation="核验时水温43℃，请再试一次")
    settle()
    assert fresh(ruling.matter).stage == "closed"
    assert fresh(ruling).ruling_due_at is None
    assert ruling.rulings.get().verdict == ruling.latest_verdict
    assert not {"redo", "explain"} & set(offered(policy, world.baiyang, fresh(ruling)))


def test_the_office_agrees_and_it_is_redone(world, ruling):
    ruling.redo(by=world.baiyang, explanation="西侧确未达标，重新办理")
    settle()
    assert (fresh(ruling.matter).stage, fresh(ruling.matter).round) == ("under_way", 2)
    assert all(voice.awaits_answer for voice in Voice.objects.all())


def test_a_failed_redo_leaves_no_ruling(world, ruling, monkeypatch):
    monkeypatch.setattr(type(ruling.matter), "redo", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ruling.redo(by=world.baiyang, explanation="重办")
    assert fresh(ruling).ruling_due_at and not ruling.rulings.exists()


def test_while_it_is_redone_there_is_nothing_to_answer_or_rate(world, many):
    many[0].rate(by=world.ningyuan, **COLD)
    settle()
    with pytest.raises(NoResultYet):
        fresh(many[0]).answer(by=world.baiyang, text="再办", how="page")
    with pytest.raises(HandledAgain):
        fresh(many[1]).rate(by=world.anran, **WARM)


def test_the_second_time_it_goes_one_level_up_and_the_third_verdict_counts(world, lodge, walk):
    voice = lodge()
    matter = walk(voice, to="close")
    round_of(world, voice)
    matter = fresh(matter)
    assert (matter.stage, matter.holder) == ("under_way", world.places.works)
    close_again(world, matter)
    round_of(world, fresh(voice))
    matter = fresh(matter)
    assert (matter.stage, matter.holder, matter.round) == ("admitted", world.places.park, 3)
    assert matter in matters_policy.visible_to(world.wenxin)
    assert fresh(voice).holder == world.places.park
    assert fresh(voice) in policy.visible_to(world.wenxin)
    assert fresh(voice) not in policy.visible_to(world.baiyang)
    assert [v.solved for v in voice.verdicts.order_by("id")] == ["no", "no"]


def round_of(world, voice):
    voice.answer(by=world.baiyang, text="已修好", how="page")
    voice.rate(by=world.ningyuan, **COLD)
    settle()


def close_again(world, matter):
    walk = Walk(world, route="short")
    walk.matter = matter
    for verb in ("report", "apply", "verify", "close"):
        getattr(walk, verb)()


def test_running_the_reaction_again_changes_nothing(world, many):
    from secondhalf.voices.reactions import consider_redo

    many[0].rate(by=world.ningyuan, **COLD)
    settle()
    consider_redo(Event.objects.filter(name="voice.rate").get())
    assert fresh(many[0].matter).round == 2


def test_one_unhappy_voice_of_a_merged_matter_sends_the_master_round(world, lodge, walk):
    """DOMAIN 16.4, no. 2."""
    voices = [lodge(by=by) for by in (world.ningyuan, world.anran, world.xiahe)]
    master, *merged = [walk(voice, to="admit") for voice in voices]
    for matter in merged:
        matter.merge(by=world.baiyang, into=master, reason="同一浴室")
    walked = Walk(world, route="short")
    walked.matter, walked.done = master, 2
    walked.to("close")
    for voice in map(fresh, voices):
        voice.answer(by=world.baiyang, text="已修好", how="page")
    fresh(voices[0]).rate(by=world.ningyuan, **WARM)
    fresh(voices[1]).rate(by=world.anran, **COLD)
    settle()
    assert (fresh(master).stage, fresh(master).round) == ("under_way", 2)
    assert all(voice.awaits_answer for voice in Voice.objects.all())


def test_the_file_stays_open_until_the_office_has_ruled(world, ruling):
    assert fresh(ruling.matter).missing("archive")
    ruling.explain(by=world.baiyang, explanation="已当面说明")
    assert not fresh(ruling.matter).missing("archive")
