"""draw, call_back and miss_call: a sample of the answered, by an officer without a part in the matter."""

from types import SimpleNamespace

import pytest

from secondhalf.core import moments, profile
from secondhalf.core.access import allowed, offered
from secondhalf.core.actors import CLOCK
from secondhalf.matters.parts import PartKind
from secondhalf.voices import calling_back, policy
from secondhalf.voices.calling_back import DrawnAlready, NobodyToCall
from secondhalf.voices.models import Voice


@pytest.fixture
def percent(world):
    def set_to(value):
        profile.put(world.places.province.pk, "callback.sample", value, from_on=moments.today())

    return set_to


@pytest.fixture
def by_phone(world, walk):
    """by_phone(contact): a named voice that an officer wrote down, with its answer."""

    def spoken(contact="13800138000", mode="named"):
        raiser = {"name": "宁远", "contact": contact}
        said = {"words": "热水不足", "unit": world.places.steel, "channel": "phone", "mode": mode, "raiser": raiser}
        voice = Voice.lodge(by=world.baiyang, **said)
        walk(voice, to="close")
        voice.answer(by=world.baiyang, text="修好了。", how="phone")
        return voice

    return spoken


def drawn_tomorrow(clock):
    clock(days=1)
    return calling_back.draw(moments.today())


@pytest.mark.parametrize(("value", "count"), [(100, 1), (0, 0)])
def test_so_many_of_a_hundred_are_drawn(clock, percent, by_phone, value, count):
    percent(value)
    voice = by_phone()
    assert drawn_tomorrow(clock) == count
    voice.refresh_from_db()
    assert (voice.is_to_call, voice.drawn_round) == (bool(count), count)


def test_the_lot_is_the_same_whenever_it_is_drawn_and_even_over_many(by_phone, clock):
    voice = by_phone()
    lots = {
        calling_back.lot(Voice(pk=moments.uuid7(), answered_at=voice.answered_at, answered_round=1)) for _ in range(999)
    }
    first = calling_back.lot(voice)
    clock(days=3)
    assert calling_back.lot(voice) == first and len(lots) > 90 and lots <= set(range(100))


def test_drawn_twice_it_stands_once_on_the_list(clock, percent, by_phone):
    percent(100)
    voice = by_phone()
    assert [drawn_tomorrow(clock), calling_back.draw(moments.today())] == [1, 0]
    voice.refresh_from_db()
    with pytest.raises(DrawnAlready):
        voice.draw(by=CLOCK)


def test_a_day_on_which_the_clock_stood_is_made_up_for(clock, percent, by_phone):
    percent(100)
    by_phone()
    clock(days=5)
    assert calling_back.draw(moments.today()) == 1


@pytest.mark.parametrize(("contact", "mode"), [("", "named"), ("13800138000", "hidden"), ("13800138000", "anonymous")])
def test_nobody_is_drawn_whom_the_office_may_not_call(clock, percent, by_phone, contact, mode):
    percent(100)
    by_phone(contact, mode)
    assert drawn_tomorrow(clock) == 0


def test_what_is_rated_already_is_not_drawn(world, clock, percent, answered):
    percent(100)
    answered.rate(by=world.ningyuan, solved="yes", satisfaction="satisfied")
    assert drawn_tomorrow(clock) == 0


def test_the_list_leaves_out_whoever_has_a_part_in_the_matter(world, clock, percent, by_phone):
    percent(100)
    voice = by_phone()
    drawn_tomorrow(clock)
    mine = policy.in_hand_of(world.baiyang)
    assert list(mine.to_call_back(world.baiyang.person)) == [voice]
    voice.matter.take_part(PartKind.HANDLED, by=world.baiyang, act=SimpleNamespace(event=voice.act))
    assert not mine.to_call_back(world.baiyang.person).exists()


def test_nobody_draws_but_the_clock(world, answered):
    assert not [name for name, actor in world.people.items() if "draw" in allowed(policy, actor, answered)]


def test_the_three_questions_are_kept(clock, percent, world, by_phone):
    percent(100)
    voice = by_phone()
    drawn_tomorrow(clock)
    voice.refresh_from_db()
    voice.call_back(by=world.baiyang, contacted=False, solved="partly", satisfaction="basic")
    verdict = voice.latest_verdict
    assert (verdict.contacted, verdict.solved, verdict.satisfaction, verdict.by_call) == (
        False,
        "partly",
        "basic",
        True,
    )
    assert not Voice.objects.get().is_to_call


@pytest.mark.parametrize(("reason", "tries", "left"), [
    ("no_answer", 1, True), ("no_answer", 3, False), ("wrong_number", 1, False), ("refused", 1, False),
])  # fmt: skip
def test_a_call_that_brings_no_verdict_is_not_valid(clock, percent, world, by_phone, reason, tries, left):
    percent(100)
    voice = by_phone()
    drawn_tomorrow(clock)
    voice.refresh_from_db()
    for _ in range(tries):
        voice.miss_call(by=world.baiyang, reason=reason)
    voice = Voice.objects.get()
    assert (voice.is_to_call, voice.stage, voice.missed_calls.count()) == (left, "answered", tries)


def test_the_form_asks_all_three_and_nothing_is_chosen_beforehand(client, world, answered):
    client.force_login(world.baiyang.person)
    page = client.get(f"/voices/{answered.no}/call_back").content.decode()
    order = [page.index(f'name="{name}"') for name in ("contacted", "solved", "satisfaction")]
    assert order == sorted(order) and " checked" not in page[order[0] : page.index("</form>", order[2])]
    answer = client.post(f"/voices/{answered.no}/call_back", {"solved": "yes", "satisfaction": "basic"})
    assert answer.status_code == 422 and not answered.verdicts.exists()
    client.post(f"/voices/{answered.no}/call_back", {"contacted": "False", "solved": "yes", "satisfaction": "basic"})
    assert answered.verdicts.get().contacted is False


def test_the_inbox_and_the_workbench_show_who_is_to_be_called(client, rf, world, clock, percent, by_phone):
    from secondhalf.voices import panels

    percent(100)
    voice = by_phone()
    drawn_tomorrow(clock)
    client.force_login(world.baiyang.person)
    page = client.get("/voices?tab=call_back").content.decode()
    assert voice.no in page and "待回访" in page and "宁远" not in page and "13800138000" not in page
    request = rf.get("/")
    request.actor = world.baiyang
    assert "抽中待回访" in panels.workbench(request)


@pytest.mark.parametrize("mode", ["hidden", "anonymous"])
def test_nobody_who_kept_their_name_back_is_called(world, by_phone, mode):
    voice = by_phone(mode=mode)
    assert "call_back" not in offered(policy, world.baiyang, voice)
    with pytest.raises(NobodyToCall):
        voice.miss_call(by=world.baiyang, reason="no_answer")
