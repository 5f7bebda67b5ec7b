"""Tallies follow the events, count each thing once, and are the same when counted anew."""

import datetime

import pytest

from secondhalf.core import moments
from secondhalf.core.events import Event
from secondhalf.core.sequencer import settle
from secondhalf.indicators import counting, rates
from secondhalf.indicators.models import EVERY, NAMES, Counted, Recount, Tally
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.models import Matter
from secondhalf.matters.recusal import Accused
from secondhalf.testing.cases import excluded
from secondhalf.testing.walk import Walk

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)
TODAY = datetime.date(2026, 11, 4)


def numbers(place):
    """{name: number} of a place, of all days; what is nought is left out."""
    found = rates.numbers(place, FIRST, LAST, due_until=LAST)
    return {name: number for name, number in found.items() if number}


def kept():
    """Every tally that is not nought."""
    rows = Tally.objects.values_list("organisation", "category", "day", *NAMES)
    return sorted(tuple(map(str, row)) for row in rows if any(row[3:]))


def test_a_matter_counts_in_every_line_it_runs_through(world):
    Walk(world).to("dispatch")
    settle()
    for place in ("province", "city", "park", "works"):
        assert numbers(getattr(world.places, place)) == {"received": 1, "dispatched": 1}
    assert numbers(world.places.steel) == numbers(world.places.welfare) == {"dispatched": 1}
    assert numbers(world.places.neighbour) == {}


def test_signing_for_counts_on_the_day_of_the_dispatch(world, clock):
    in_time, late = Walk(world), Walk(world)
    in_time.to("dispatch"), late.to("dispatch")
    in_time.to("sign_for")
    clock(days=2)
    late.to("sign_for")
    settle()
    day = datetime.date(2026, 11, 4)
    found = rates.numbers(world.places.welfare, day, day, due_until=LAST)
    assert (found["dispatched"], found["signed"], found["signed_in_time"]) == (2, 2, 1)


def test_finished_in_time_late_and_not_at_all(world, clock):
    for last in ("apply", "determine"):
        Walk(world).to(last)
    late = Walk(world)
    late.to("determine")
    clock(days=60)
    late.to("apply")
    settle()
    found = numbers(world.places.welfare)
    assert (found["due"], found["finished"], found["in_time"]) == (3, 2, 1)


def test_what_is_sent_back_is_not_finished_any_more(world):
    walk = Walk(world)
    walk.to("apply")
    settle()
    assert numbers(world.places.works)["finished"] == 1
    walk.matter.send_back(by=world.hechuan, reason="缺佐证")
    settle()
    found = numbers(world.places.works)
    assert "finished" not in found and "in_time" not in found
    assert (found["due"], found["applied"], found["returned"]) == (1, 1, 1)


def test_an_extension_moves_the_day_on_which_it_is_due(world):
    matter = Walk(world).to("determine")
    settle()
    before = Tally.objects.get(organisation=world.places.welfare, category=EVERY, due=1).day
    matter.ask_extension(by=world.jianghe, reason="备件未到", workdays=5)
    matter.extend(by=world.shiyan, explanation="同意")
    settle()
    after = Tally.objects.get(organisation=world.places.welfare, category=EVERY, due=1).day
    assert after > before


def test_what_is_pended_is_left_out_of_what_is_due(world):
    matter = Walk(world).to("determine")
    review_on = moments.today() + datetime.timedelta(days=30)
    matter.ask_pending(by=world.jianghe, reason_code="funds", reason="资金未到位", review_on=review_on)
    matter.pend(by=world.shiyan, explanation="同意")
    settle()
    assert numbers(world.places.welfare) | {"dispatched": 0} == {
        "dispatched": 0, "signed": 1, "signed_in_time": 1, "pended": 1,
    }  # fmt: skip


def test_a_redone_matter_is_due_again_and_its_first_close_out_stays_counted(world):
    matter = Walk(world, route="short").to("close")
    matter.redo(by=world.baiyang, reason="职工评价未解决")
    settle()
    found = numbers(world.places.works)
    assert (found["closed"], found["redone"], found["reworked"], found["due"]) == (1, 1, 1, 1)
    assert "finished" not in found


def test_a_department_keeps_its_dispatch_and_its_dispute_when_another_one_gets_it(world):
    walk = Walk(world)
    matter = walk.to("dispatch")
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="不属本部门")
    matter.redirect(by=world.baiyang, explanation="同意")
    matter.dispatch(by=world.baiyang, lead=world.places.equipment)
    settle()
    assert numbers(world.places.welfare) == {"dispatched": 1, "disputed": 1, "turned_back": 1}
    assert numbers(world.places.equipment) == {"dispatched": 1}
    assert numbers(world.places.works) == {"received": 1, "dispatched": 2, "disputed": 1, "turned_back": 1}


def test_a_dispatch_disputed_twice_is_one_dispatch_that_came_back_on_its_own_day(world, clock):
    matter = Walk(world).to("dispatch")
    clock(days=1)
    for _again in range(2):
        matter.dispute(by=world.jianghe, reason="not_ours", explanation="不属本部门")
        matter.insist(by=world.baiyang, explanation="应由你部门办理")
    settle()
    found = rates.numbers(world.places.welfare, TODAY, TODAY, due_until=LAST)
    assert (found["dispatched"], found["turned_back"]) == (1, 1)
    assert numbers(world.places.welfare)["disputed"] == 2


def test_a_close_out_that_is_redone_counts_on_the_day_of_the_close_out(world, clock):
    matter = Walk(world, route="short").to("close")
    Walk(world, route="short").to("close")
    clock(days=5)
    matter.redo(by=world.baiyang, reason="职工评价未解决")
    settle()
    found = rates.numbers(world.places.works, TODAY, TODAY, due_until=LAST)
    assert (found["closed"], found["reworked"], found["redone"]) == (2, 1, 0)


def test_a_matter_handed_up_stays_received_where_it_came_in(world):
    matter = Walk(world).to("register")
    matter.hand_up(by=world.baiyang, reason="超出职权")
    settle()
    assert numbers(world.places.works) == {"received": 1}
    assert numbers(world.places.park) == {"received": 1}


def test_what_accuses_somebody_is_in_no_number(world):
    matter = Walk(world).to("dispatch")
    Accused.objects.create(realm=matter.realm, matter=matter, organisation=world.places.welfare)
    Walk(world, confidentiality="accusation").to("register")
    settle()
    assert numbers(world.places.works) == numbers(world.places.province) == {}


def test_a_reaction_may_be_repeated(world):
    Walk(world, route="short").to("close")
    settle()
    before = kept()
    for event in Event.objects.all():
        counting.count(event)
    assert kept() == before


@pytest.fixture
def varied(world, clock):
    """Matters on many ways through the loop."""
    for last in ("register", "dispatch", "sign_for", "determine", "apply", "verify"):
        Walk(world).to(last)
        clock(days=1)
    Walk(world, route="short", category=world.categories["pay"]).to("close")
    Walk(world).to("apply").send_back(by=world.hechuan, reason="缺佐证")
    return world


def test_counting_anew_gives_the_same_numbers(varied):
    settle()
    before = kept()
    Tally.objects.update(due=7)
    assert counting.rebuild() == Matter.objects.count()
    assert kept() == before
    assert Recount.objects.get().ended_at


def test_events_that_come_while_all_is_counted_anew_are_counted_once(varied):
    settle()
    before = kept()

    def meanwhile(done):
        for event in Event.objects.all():
            counting.count(event)

    counting.rebuild(tell=meanwhile)
    assert kept() == before


def test_categories_by_month_add_up_to_the_days(varied):
    settle()
    works = varied.places.works.pk
    for name in NAMES:
        by_day = sum(Tally.objects.filter(organisation=works, category=EVERY).values_list(name, flat=True))
        by_category = sum(rates.by_category(works, FIRST, LAST, name).values())
        assert by_day == by_category, name


def test_the_cut_off_is_the_oldest_event_that_is_not_counted_yet(world, clock):
    settle()
    assert counting.cut_off() == (moments.now(), False)
    at = moments.now()
    Walk(world).to("register")
    clock(hours=1)
    assert counting.cut_off() == (at, False)
    settle()
    assert counting.cut_off() == (moments.now(), False)


def test_a_matter_is_counted_in_few_questions(world, django_assert_max_num_queries):
    matter = Walk(world, route="short").to("close")
    settle()
    event = Event.objects.filter(subject=matter.pk).last()
    Counted.objects.all().delete()
    with django_assert_max_num_queries(16):
        counting.count(event)
    assert matter.clock(Clock.HANDLE)


def test_what_is_excluded_is_in_no_number_but_its_own(world):
    matter = Walk(world).to("apply")
    Walk(world).to("dispatch")
    settle()
    assert numbers(world.places.works)["received"] == 2
    excluded(world, matter)
    settle()
    assert numbers(world.places.works) == {"received": 1, "dispatched": 1, "excluded": 1}
    assert numbers(world.places.welfare) == {"dispatched": 1, "excluded": 1}
    matter.count_again(by=world.qinling, reason="异议成立")
    settle()
    found = numbers(world.places.works)
    assert (found["received"], found["due"], found["finished"], "excluded" in found) == (2, 1, 1, False)


def test_exclusions_stand_when_all_is_counted_anew(world):
    for last in ("register", "apply"):
        excluded(world, Walk(world).to(last))
    Walk(world).to("apply")
    settle()
    before = kept()
    assert numbers(world.places.works)["excluded"] == 2
    counting.rebuild()
    assert kept() == before
