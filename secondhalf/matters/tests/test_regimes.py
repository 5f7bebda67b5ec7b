"""Each regime has its own clocks, from the profile; a ticket of 12345 brings its own day (DOMAIN §9.1, §9.3)."""

import datetime

import pytest

from secondhalf.core import clocks, moments, profile
from secondhalf.core.access import allowed
from secondhalf.core.problems import StillMissing
from secondhalf.matters import policy
from secondhalf.matters.asking import ExtensionUsedUp, TooLong
from secondhalf.matters.deadlines import Clock
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor
from secondhalf.testing.walk import Walk


def admitted(world, regime, **more):
    walk = Walk(world)
    walk.to("register").admit(by=world.baiyang, regime=regime, **more)
    return Walk.of(world, walk.matter, "admit")


def last_day(matter):
    return clocks.last_day(matter.clock(Clock.HANDLE).ends_at)


@pytest.mark.parametrize(
    ("regime", "complexity", "day"),
    [
        ("unit", "ordinary", datetime.date(2026, 11, 11)),
        ("hotline", "ordinary", datetime.date(2026, 11, 11)),
        ("hotline", "hard", datetime.date(2026, 11, 25)),
        ("hotline", "very_hard", datetime.date(2026, 12, 16)),
    ],
)
def test_the_time_class_sets_the_limit(world, regime, complexity, day):
    assert last_day(admitted(world, regime, complexity=complexity).to("sign_for")) == day


def test_the_profile_changes_the_hotline_and_leaves_the_unit_rules(world):
    rule = {"amount": 3, "unit": "workday", "regime": "省12351办法"}
    profile.put(world.places.province.pk, "hotline.due.hard", rule, from_on=moments.today())
    hotline, unit = (admitted(world, regime).to("sign_for") for regime in ("hotline", "unit"))
    assert (last_day(hotline), last_day(unit)) == (datetime.date(2026, 11, 9), datetime.date(2026, 11, 25))
    assert hotline.clock(Clock.HANDLE).regime == "省12351办法"


def test_a_12345_ticket_brings_its_own_day(world):
    day = datetime.date(2026, 11, 13)
    matter = admitted(world, "gov_hotline", ticket_due_on=day).to("sign_for")
    deadline = matter.clock(Clock.HANDLE)
    assert last_day(matter) == day == clocks.last_day(deadline.due().ends_at)


def test_a_12345_ticket_without_a_day_is_not_admitted(world, client):
    matter = Walk(world).to("register")
    with pytest.raises(StillMissing):
        matter.admit(by=world.baiyang, regime="gov_hotline")
    page = Visitor(client, world.baiyang).send(matter, "admit", {"regime": "gov_hotline"})
    assert page.status_code == 422 and "Enter the day that the ticket names." in page.text
    assert Matter.objects.get(pk=matter.pk).stage == "registered"


def test_a_petition_counts_from_its_admission_and_keeps_when_it_was_told(world, clock):
    walk = admitted(world, "petition")
    assert clocks.last_day(walk.matter.due_at) == datetime.date(2027, 1, 4)  # 60 days end on the holiday of New Year
    clock(days=3)
    matter = walk.to("sign_for")
    assert last_day(matter) == datetime.date(2027, 1, 4)
    assert matter.clock(Clock.HANDLE).start_event == "matter.admit"
    told = matter.deadlines.get(clock=Clock.TELL)
    assert (told.amount, told.unit, clocks.last_day(told.ends_at)) == (15, "day", datetime.date(2026, 11, 19))


def test_a_redone_petition_counts_from_the_redo(world, clock):
    matter = admitted(world, "petition").to("close")
    clock(days=1)
    matter.redo(by=world.baiyang, reason="职工反映未解决。")
    assert matter.clock(Clock.HANDLE).start_event == "matter.redo"


def test_the_head_alone_extends_a_petition_once_by_thirty_days_at_most(world):
    matter = admitted(world, "petition").to("determine")
    with pytest.raises(TooLong) as long:
        matter.ask_extension(by=world.jianghe, reason="情况复杂。", workdays=40)
    assert "2026年12月" in long.value.what_to_do
    matter.ask_extension(by=world.jianghe, reason="情况复杂。", workdays=20)
    assert "extend" not in allowed(policy, world.shiyan, matter)
    assert "extend" not in allowed(policy, world.baiyang, matter)
    assert "extend" in allowed(policy, world.qinling, matter)
    matter.extend(by=world.qinling, explanation="同意延期。")
    with pytest.raises(ExtensionUsedUp):
        matter.ask_extension(by=world.jianghe, reason="仍需时间。", workdays=1)


def test_the_panel_names_the_regime_its_limit_and_the_closing_paper(world, client):
    office = Visitor(client, world.baiyang)
    page = office.open(admitted(world, "petition").to("sign_for")).text
    for words in (
        "信访工作条例",
        "60 calendar days",
        "Written opinion on the petition",
        "Told of the admission",
    ):
        assert words in page
    page = office.open(admitted(world, "hotline").to("sign_for")).text
    for words in ("12351 hotline rules", "hard", "15 working days", "closed after the call-back"):
        assert words in page


def test_before_triage_the_panel_says_until_when_to_admit_it(world, client):
    page = Visitor(client, world.baiyang).open(Walk(world).to("register")).text
    assert "to admit or decline it" in page and "15 calendar days" in page


def test_a_legal_path_is_named_and_its_words_go_to_whoever_raised_it(world, client):
    matter = Walk(world).to("register")
    office = Visitor(client, world.baiyang)
    sent = {"reason": "legal_route", "explanation": "属劳动争议。"}
    assert office.send(matter, "decline", sent).status_code == 422
    assert office.send(matter, "decline", sent | {"legal_path": "arbitration"}).status_code == 302
    guidance = matter.triages.get().guidance
    assert guidance.startswith("属劳动争议。") and "within one year" in guidance
    assert "within one year" in office.open(matter).text
